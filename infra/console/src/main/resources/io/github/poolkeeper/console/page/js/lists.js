// Changes as rows of a list, in the words of core.

import { announce, badge, button, fill, h, link, named, said, time } from './dom.js';
import { shortId, who } from './text.js';
import { inWords, next } from './api.js';
import { words } from './words.js';

const WORDY = 240;

/** Rows with what core says of what they touch. */
export async function withWords(rows) {
  const spoken = await inWords(rows.map((row) => row.touched ?? row.differences ?? []));
  return rows.map((row, i) => ({ ...row, spoken: spoken[i] }));
}

export const weakens = (row) =>
  row.touched?.some((t) => t.weakens) ?? (row.spoken?.weakens || (row.policy?.findings ?? []).some((f) => f.direction === 'loosening'));

/** What a change does, in a line. */
export function what(row) {
  if (row.kind === 'rollback' && row.rollbackOf) return words.undoOf(shortId(row.rollbackOf));
  if (row.kind === 'external' && row.revision === 1) return words.firstSeen;
  if (row.kind === 'restore' && row.spoken?.brief) return named(words.restoreOf(row.spoken.brief), 120);
  return named(row.spoken?.brief || found(row) || words.kind(row.kind), 120);
}

const found = (row) => (row.policy?.findings ?? []).slice(0, 1).map((f) => `${f.path.split('/').at(-1)} ${f.what}`).join('');

export const status = (text) => badge(`state ${text.toLowerCase()}`, words.status(text));

/** Who asked: what AWS verified, and beside it what the request says of itself. */
export function asker(row) {
  if (row.kind === 'external') return h('span', {}, row.leftBy && [words.leftHalfDone, ' ', h('code', {}, shortId(row.leftBy.changeId)), ' '], (!row.leftBy || row.leftBy.apart) && words.byHand, row.doneBy?.length > 0 && [' ', culprits(row.doneBy)]);
  const name = who(row);
  return h('span', { class: 'asker' },
    name ? [named(name, 80), h('span', { class: 'verified', title: row.sender }, words.verified)] : words.nobody,
    row.requestedBy && row.requestedBy !== name && [' ', h('span', { class: 'claim' }, words.claims, ' ', said(row.requestedBy, 80))]);
}

export const culprits = (calls) => calls.map((call, i) => [i > 0 && ', ', named(call.name ?? call.principal, 80), ' ', h('span', { class: 'note' }, words.confidence(call.confidence, calls.length))]);

/** A list of changes; each a link to its page. */
export function rows(changes, label, extra = () => []) {
  return h('ul', { class: 'rows', 'aria-label': label }, changes.map((row) => h('li', {},
    h('article', { class: weakens(row) ? 'row weakens' : 'row' },
      h('h3', {}, link(['change', row.userPoolId, row.changeId], what(row)), ' ', weakens(row) && badge('warning', words.weakens)),
      h('p', { class: 'facts' },
        h('span', {}, words.inPool, ' ', named(row.poolName ?? row.userPoolId, 80)),
        h('span', {}, words.asked, ' ', asker(row), ' ', time(row.requestedAt)),
        row.owner?.stack && h('span', {}, words.ownedBy, ' ', named(row.owner.stack, 80)),
        extra(row),
        h('code', {}, shortId(row.changeId))),
      row.reason && h('p', { class: 'why' }, said(row.reason, WORDY))))));
}

/**
 * A list that goes on when somebody wants more of it.
 *
 * @param draw makes elements of a page's entries, or nothing of none that is to be seen
 * @param none what stands there when there is nothing at all
 */
export async function paged({ parts, query, member, draw, none }) {
  const list = h('div', { class: 'list' });
  const rest = h('p', { class: 'next' });
  async function more(cursor) {
    let page = { cursor };
    let drawn;
    do {
      page = await next(parts, { ...query, cursor: page.cursor }, member);
      drawn = page.found.length > 0 && await draw(page.found);
    } while (!drawn && page.cursor !== undefined);
    if (drawn) list.append(drawn);
    else if (list.childElementCount === 0) list.append(none);
    fill(rest, page.cursor !== undefined && button(words.showMore, () => more(page.cursor)));
    announce(words.entriesShown(list.querySelectorAll('.row').length));
    return page.cursor !== undefined;
  }
  const isLong = await more();
  return { element: [list, rest], isLong, count: () => list.querySelectorAll('.row').length };
}

/** Says over the content that what is shown is over, each thing once. */
export function banners(page) {
  const said = new Set();
  const box = h('div', { role: 'alert', class: 'banners' });
  return {
    box,
    tell(text) {
      if (said.has(text)) return;
      said.add(text);
      box.append(h('p', { class: 'banner' }, text, ' ', button(words.lookAgain, () => page.again())));
    },
  };
}

/** What a button does that copies; where the browser keeps its clipboard to itself, the text can be read. */
export const copying = (text, told) => async (event) => {
  const target = event.currentTarget;
  const copied = await navigator.clipboard.writeText(text).then(() => true, () => false);
  target.textContent = copied ? told : text;
  announce(target.textContent);
};

export const empty = (text, command) => h('p', { class: 'empty' }, text, ' ', command && h('code', {}, command));
