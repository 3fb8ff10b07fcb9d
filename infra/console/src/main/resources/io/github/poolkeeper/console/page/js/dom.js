// Elements. A text becomes a text node, never markup, and whatever is in it can be seen; of attributes only these are set.

import { cut, pieces, visible } from './text.js';
import { words } from './words.js';

const ATTRIBUTES = new Set([
  'class', 'id', 'href', 'for', 'type', 'name', 'value', 'role', 'title', 'lang', 'dir', 'tabindex', 'rows', 'min', 'max',
  'maxlength', 'list', 'autocomplete', 'placeholder', 'datetime', 'scope', 'colspan', 'step', 'inputmode', 'spellcheck',
  'sandbox', 'referrerpolicy', 'open', 'disabled', 'checked', 'selected', 'multiple', 'hidden', 'required', 'readonly', 'rel',
]);
const LONGEST = 300;
const SPOKEN = /^(title|aria-.*)$/;
const BREAKS = '\n\t';

/** `h('a', {href: '#/', on: {click}}, 'text', element, [more])`; what is null or false is left out. */
export function h(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (key === 'on') {
      for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener);
    } else if (ATTRIBUTES.has(key) || key.startsWith('aria-') || key.startsWith('data-')) {
      if (key === 'href' && !String(value).startsWith('#')) throw new Error('a link to anywhere else');
      element.setAttribute(key, value === true ? '' : SPOKEN.test(key) ? visible(String(value)) : String(value));
    } else {
      throw new Error(`no attribute ${key} is set here`);
    }
  }
  append(element, children);
  return element;
}

function append(element, children) {
  for (const child of children.flat(Infinity)) {
    if (child !== undefined && child !== null && child !== false && child !== '') {
      element.append(child instanceof Node ? child : document.createTextNode(visible(String(child), BREAKS)));
    }
  }
}

export function fill(element, ...children) {
  element.replaceChildren();
  append(element, children);
  return element;
}

/** Characters that could be taken for others are underlined, and named when pointed at. */
function marked(text) {
  return pieces(text).map((piece) =>
    piece.odd ? h('span', { class: 'odd', title: words.odd(codes(piece.text)) }, piece.text) : piece.text);
}

const codes = (text) => Array.from(text, (c) => 'U+' + c.codePointAt(0).toString(16).toUpperCase().padStart(4, '0')).join(' ');

/** What somebody wrote, in quotation marks and a dress of its own, whatever is in it. */
export function said(text, most = LONGEST) {
  return written('q', 'said', text, most);
}

/** A name or a value that others have chosen: of a pool, a tag, a person. */
export function named(text, most = LONGEST) {
  return written('span', 'named', text, most);
}

function written(name, style, text, most) {
  const whole = visible(text);
  const short = cut(whole, most);
  const odd = pieces(whole).some((piece) => piece.odd);
  const element = h(name, { class: style, dir: 'ltr' }, marked(short));
  const more = short !== whole && h('button', { type: 'button', class: 'more', on: { click: open } }, words.showAll(Array.from(whole).length));
  function open() {
    fill(element, marked(whole));
    more.remove();
  }
  return h('bdi', { class: 'written' }, element, more, odd && h('span', { class: 'note' }, words.mixed));
}

/** Lines of a text, numbered, each in a row of its own. */
export function lines(text) {
  return h('ol', { class: 'lines', dir: 'ltr' }, text.split('\n').map((line) => h('li', {}, marked(visible(line, '\t')))));
}

export function time(text) {
  const at = new Date(text);
  return h('time', { datetime: text, title: text }, words.time(at));
}

export const badge = (style, text) => h('span', { class: `badge ${style}` }, text);

/** Does one thing at a time, and says beside itself what went wrong. */
export function button(text, click, style = '') {
  const trouble = h('span', { role: 'alert', class: 'trouble' });
  const element = h('button', { type: 'button', class: style, on: { click: run } }, text);
  async function run(event) {
    if (element.hasAttribute('aria-busy')) return;
    element.setAttribute('aria-busy', 'true');
    trouble.remove();
    try {
      await click(event);
    } catch (problem) {
      element.after(trouble);
      fill(trouble, problem.message);
    }
    element.removeAttribute('aria-busy');
  }
  return element;
}

/** A link to a page of the console; the parts of its path are encoded. */
export const link = (parts, ...children) => h('a', { href: '#/' + parts.map(encodeURIComponent).join('/') }, ...children);

/** Says to a screen reader what has happened. */
export function announce(text) {
  document.getElementById('announced').textContent = text;
}
