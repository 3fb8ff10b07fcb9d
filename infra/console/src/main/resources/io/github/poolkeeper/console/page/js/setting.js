// A setting that moves: its name, what it does, where it stands, − and +, and what is said of it.

import { h, badge, fill, lines, named } from './dom.js';
import { difference, lastName, valueText, visible } from './text.js';
import { isMail, mail } from './mail.js';
import { words } from './words.js';

const AROUND = 60;
const LONG = 160;
const MOST_MOVES = 4;
const MOST_SHOWN = 600;

/**
 * @param one {path, before?, after?}
 * @param said core's words of it
 * @param findings the policy's, of this setting or within it
 * @param table the settings by their paths
 */
export function setting(one, said, findings, table) {
  const known = table.get(one.path);
  const isTag = one.path.startsWith('/UserPoolTags/');
  const name = isTag ? [words.tag, ' ', named(lastName(one.path), 80)] : known ? lastName(one.path) : named(lastName(one.path) || words.everything, 80);
  const moves = new Map((said?.moves ?? []).map((move) => [move.path === one.path ? move.what : `${move.path} ${move.what}`, move]));
  // A name within may be one that the requester has chosen.
  const spoken = (move, i) => [i > 0 && ', ', move.path !== one.path && [named(lastName(move.path), 80), ' '], move.what];
  return h('article', { class: said?.weakens ? 'setting weakens' : 'setting' },
    h('header', {},
      h('h3', {}, name),
      moves.size > 0 && h('span', { class: 'what' }, [...moves.values()].slice(0, MOST_MOVES).map(spoken), moves.size > MOST_MOVES && ` +${moves.size - MOST_MOVES}`),
      said?.weakens && badge('warning', words.weakens),
      h('span', { class: 'pointer', title: words.pointer }, named(one.path, 160))),
    known && words.does(one.path) && h('p', { class: 'does' }, words.does(one.path)),
    sides(one),
    rules(findings));
}

function rules(findings) {
  const strict = findings.filter((f) => f.effect !== 'allow');
  const told = strict.length > 0 ? strict : findings;
  const each = new Map(told.map((f) => [`${f.rule ?? ''}${f.because}`, f]));
  return [...each.values()].map((f) => h('p', { class: `rule ${f.effect}` }, words.rule(f), ' ', f.rule && h('code', {}, visible(f.rule))));
}

/** Before and after, one above the other; of long texts the part that differs. */
export function sides({ path, before, after }) {
  const limit = before === undefined || after === undefined ? MOST_SHOWN : LONG;
  const isLong = [before, after].some((v) => v !== undefined && valueText(v).length > limit);
  const box = h('div', { class: 'sides' });
  const draw = (whole) =>
    fill(box, side('−', 'before', words.before, before, after, whole), side('+', 'after', words.after, after, before, whole),
      isLong && !whole && h('button', { type: 'button', class: 'more', on: { click: () => draw(true) } }, words.wholeTexts(...[before, after].map((v) => (v === undefined ? 0 : Array.from(valueText(v)).length)))));
  draw(false);
  const frames = [[words.before, before], [words.after, after]].filter(([, v]) => isMail(path, v));
  return frames.length === 0 ? box : [box, mails(frames)];
}

function mails(frames) {
  return h('div', { class: 'mails' }, frames.map(([label, text]) => h('div', { class: 'beside' },
    h('h4', {}, words.mailLabel(label)),
    h('div', { class: 'halves' },
      h('div', { class: 'source', tabindex: '0', role: 'group', 'aria-label': words.source(label) }, lines(text)),
      mail(text, words.rendered(label))))));
}

function side(sign, style, label, value, other, whole) {
  return h('div', { class: `side ${style}` },
    h('span', { class: 'sign', 'aria-hidden': 'true' }, sign),
    h('span', { class: 'unseen' }, label),
    value === undefined ? h('em', { class: 'absent' }, words.absent) : shown(value, other, whole));
}

function shown(value, other, whole) {
  const text = valueText(value);
  const isText = typeof value === 'string';
  if (!whole && other !== undefined && text.length > LONG) return excerpt(text, valueText(other));
  if (text.length <= LONG) return h('bdi', { class: isText ? 'value text' : 'value', dir: 'ltr' }, named(text));
  const long = isText ? text : JSON.stringify(value, null, 2);
  return whole ? lines(long) : h('bdi', { class: 'value', dir: 'ltr' }, named(long, MOST_SHOWN));
}

/** The part of a long text that differs from the other side, with a little around it. */
function excerpt(text, other) {
  const { a, start, endA } = difference(text, other);
  const from = Math.max(0, start - AROUND);
  const to = Math.min(a.length, endA + AROUND);
  const changed = a.slice(start, endA);
  const end = changed.length > MOST_SHOWN ? start + MOST_SHOWN : endA;
  return h('bdi', { class: 'value text', dir: 'ltr' },
    from > 0 && h('span', { class: 'note' }, words.same(from)),
    visible(a.slice(from, start).join(''), '\n'),
    h('mark', {}, visible(a.slice(start, end).join(''), '\n')),
    end < endA ? h('span', { class: 'note' }, words.moreDiffers(endA - end)) : visible(a.slice(endA, to).join(''), '\n'),
    to < a.length && h('span', { class: 'note' }, words.same(a.length - to)));
}
