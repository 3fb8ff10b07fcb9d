// What others changed past Poolkeeper: seen, and dealt with by letting it stand or by undoing it.

import { all, table } from './api.js';
import { badge, button, h, link, named, said, time } from './dom.js';
import { culprits, empty, withWords } from './lists.js';
import { setting } from './setting.js';
import { nameIn, shortId } from './text.js';
import { accept, rollBack } from './change.js';
import { words } from './words.js';

const YEAR = 365 * 24 * 3600 * 1000;
const MOST_SETTINGS = 6;

export const title = words.byhand;

export async function show(me, parts, page) {
  const open = await withWords(await all(['changes'], { review: 'open', since: new Date(Date.now() - YEAR).toISOString() }, 'changes', 50));
  if (open.length === 0) return empty(words.nothingByHand, 'poolkeeper log --kind external');
  const settings = await table();
  return h('ul', { class: 'rows', 'aria-label': words.byhand }, open.map((row) => h('li', {}, card(row, settings, me, page))));
}

function card(row, settings, me, page) {
  const touched = row.touched ?? [];
  return h('article', { class: row.spoken.weakens ? 'row weakens' : 'row' },
    h('h2', {}, link(['change', row.userPoolId, row.changeId], named(row.spoken.brief || words.byHand, 120)), ' ', row.spoken.weakens && badge('warning', words.weakens)),
    h('p', { class: 'facts' }, h('span', {}, words.inPool, ' ', named(row.poolName ?? row.userPoolId, 80)), time(row.requestedAt), h('code', {}, shortId(row.changeId))),
    row.leftBy && h('p', {}, words.leftHalfDone, ' ', link(['change', row.userPoolId, row.leftBy.changeId], shortId(row.leftBy.changeId))),
    (!row.leftBy || row.leftBy.apart) && h('p', {}, words.laidOn, ' ', row.doneBy?.length > 0 ? culprits(row.doneBy) : words.nobodyKnown),
    h('div', { class: 'settings' }, touched.slice(0, MOST_SETTINGS).map((one, i) => setting(one, row.spoken.settings[i], [], settings)),
      touched.length > MOST_SETTINGS && h('p', {}, words.andMore(touched.length - MOST_SETTINGS))),
    (row.review?.acceptances ?? []).map((one) => h('p', {}, words.acceptedBy, ' ', named(one.byName ?? nameIn(one.by), 80), ' ', time(one.at), ' ', said(one.reason))),
    h('div', { class: 'actions plain' },
      button(words.accept, () => accept(row, page)),
      button(words.undo, () => rollBack({ change: row, page, settings }))));
}
