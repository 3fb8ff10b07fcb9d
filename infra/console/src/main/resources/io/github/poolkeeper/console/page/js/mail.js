// HTML mails: drawn in a frame that can do nothing, from markup that holds nothing which could.

import { h } from './dom.js';
import { visible } from './text.js';
import { words } from './words.js';

// The only place that makes markup: of these elements and looks, and of texts with everything escaped.
const policy = window.trustedTypes?.createPolicy('mail', { createHTML: (text) => text }) ?? { createHTML: (text) => text };

const KEPT = new Set([
  'abbr', 'address', 'article', 'b', 'big', 'blockquote', 'br', 'caption', 'center', 'code', 'col', 'colgroup', 'dd', 'del', 'div',
  'dl', 'dt', 'em', 'font', 'footer', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header', 'hr', 'i', 'ins', 'kbd', 'li', 'main', 'ol', 'p',
  'pre', 's', 'section', 'small', 'span', 'strike', 'strong', 'sub', 'sup', 'table', 'tbody', 'td', 'tfoot', 'th', 'thead', 'tr', 'tt',
  'u', 'ul',
]);
const FRAME = new Set(['html', 'head', 'body', '!doctype']);
const UNSEEN = new Set(['script', 'style', 'title', 'textarea', 'template', 'noscript', 'iframe', 'object', 'svg', 'math', 'select']);
const LOOKS = ['align', 'valign', 'bgcolor', 'color', 'width', 'height', 'border', 'cellpadding', 'cellspacing', 'colspan', 'rowspan', 'size'];
const LOOK = /^[#\w%. -]{1,40}$/;
const TAG = /<!--[^]*?(?:-->|$)|<(\/?)(!?[a-z][^\s/>]{0,40})((?:[^>"']|"[^"]{0,4000}"|'[^']{0,4000}'){0,4000})>/gi;
const ATTRIBUTE = /([^\s"'=/]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g;
const ENTITY = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z\d]{1,30}));?/gi;
const KNOWN = /^(amp|lt|gt|quot|apos|nbsp|copy|reg|trade|euro|pound|[mn]dash|hellip|middot|bull|[lr]aquo|[lr][ds]quo|szlig|aelig|oslash|aring|[aeiouycnsz](uml|acute|grave|circ|tilde|cedil|caron))$/i;
const LONGEST_PLACE = 400;

export const isMail = (path, value) => typeof value === 'string' && /Email(Verification)?Message/.test(path) && /<[a-z!/]/i.test(value);

/** A frame with the mail as a reader sees it, links written out, and a list of what is left out. */
export function mail(text, label) {
  const { markup, left } = drawn(text);
  const frame = h('iframe', { sandbox: '', class: 'mail', title: label, referrerpolicy: 'no-referrer', tabindex: '0' });
  frame.srcdoc = policy.createHTML(`<!doctype html><html lang="en"><title>${escaped(label)}</title>${markup}</html>`);
  const omitted = [...left].map(([name, count]) => `${visible(name)} ×${count}`).join(', ');
  return h('figure', { class: 'mail' }, frame, h('figcaption', {}, words.mail, omitted && [` ${words.leftOut}: `, h('span', { class: 'named' }, omitted)]));
}

/** Markup of what is kept, and how often what is left out was there. */
export function drawn(text) {
  const left = new Map();
  let markup = '';
  let at = 0;
  let skipped;
  const say = (piece) => { if (!skipped) markup += escaped(decoded(piece)); };
  for (const tag of text.matchAll(TAG)) {
    say(text.slice(at, tag.index));
    at = tag.index + tag[0].length;
    if (tag[2] === undefined) continue;
    const name = tag[2].toLowerCase();
    const ends = tag[1] === '/';
    if (skipped) {
      if (ends && name === skipped) skipped = undefined;
    } else if (!FRAME.has(name)) {
      if (!ends && !KEPT.has(name) && name !== 'a') left.set(name, (left.get(name) ?? 0) + 1);
      if (!ends && UNSEEN.has(name)) skipped = name;
      else markup += element(name, ends, tag[3]);
    }
  }
  say(text.slice(at));
  return { markup, left };
}

function element(name, ends, text) {
  const attributes = new Map([...text.matchAll(ATTRIBUTE)].map((a) => [a[1].toLowerCase(), decoded(a[2] ?? a[3] ?? a[4])]));
  if (KEPT.has(name)) return ends ? `</${name}>` : `<${name}${looks(attributes)}>`;
  if (ends) return '';
  if (name === 'a') return attributes.has('href') ? place('→', attributes.get('href')) : '';
  return name === 'img' ? place(words.picture, attributes.get('alt'), attributes.get('src')) : '';
}

const looks = (attributes) => LOOKS.filter((look) => LOOK.test(attributes.get(look) ?? '')).map((look) => ` ${look}="${attributes.get(look)}"`).join('');

const place = (...texts) => ` <code>[${escaped(texts.filter(Boolean).join(' ').slice(0, LONGEST_PLACE))}]</code> `;

/** Numbers stand for their characters; names that nobody uses in a mail are shown as they are. */
function decoded(text) {
  return text.replace(ENTITY, (whole, decimal, hex, name) => {
    if (name !== undefined) return KNOWN.test(name) ? `\ue000${name};` : whole;
    const code = decimal === undefined ? parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** A text as markup: everything in it is to be seen, and nothing of it acts; known entities stay. */
function escaped(text) {
  return text.split(/\ue000(\w+;)/).map((piece, i) => (i % 2 === 1 ? `&${piece}` : visible(piece, '\n\t')
    .replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'))).join('');
}
