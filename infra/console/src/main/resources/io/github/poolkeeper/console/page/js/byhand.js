// What others changed past Poolkeeper: seen, and dealt with by letting it stand or by undoing it.

import { own, table } from './api.js';
import { badge, button, h, link, named, said, time } from './dom.js';
import { culprits, empty, paged, withWords } from './lists.js';
import { setting } from './setting.js';
import { nameIn, shortId } from './text.js';
import { accept, mayNotAccept, notAcceptedBy, rollBack } from './change.js';
import { words } from './words.js';

const YEAR = 365 * 24 * 3600 * 1000;
const MOST_SETTINGS = 6;
const PAGE = 20;

export const title = words.byhand;

export async function show(me, parts, page) {
  const settings = await table();
  const list = await paged({
    parts: ['changes'],
    query: { review: 'open', since: new Date(Date.now() - YEAR).toISOString(), limit: PAGE },
    member: 'changes',
    draw: async (found) => {
      const [open, whose] = await Promise.all([withWords(found), Promise.all(found.map((change) => own('POST', '/mine', { me, change })))]);
      return h('ul', { class: 'rows', 'aria-label': words.byhand }, open.map((row, i) => h('li', {}, card(row, whose[i], settings, page))));
    },
    none: empty(words.nothingByHand, 'poolkeeper log --kind external'),
  });
  return list.element;
}

function card(row, mine, settings, page) {
  const refused = mayNotAccept(mine);
  const touched = row.touched ?? [];
  return h('article', { class: row.spoken.weakens ? 'row weakens' : 'row' },
    h('h2', {}, link(['change', row.userPoolId, row.changeId], named(row.spoken.brief || words.byHand, 120)), ' ', row.spoken.weakens && badge('warning', words.weakens)),
    h('p', { class: 'facts' }, h('span', {}, words.inPool, ' ', named(row.poolName ?? row.userPoolId, 80)), time(row.requestedAt), h('code', {}, shortId(row.changeId))),
    row.leftBy && h('p', {}, words.leftHalfDone, ' ', link(['change', row.userPoolId, row.leftBy.changeId], shortId(row.leftBy.changeId))),
    (!row.leftBy || row.leftBy.apart) && h('p', {}, words.laidOn, ' ', row.doneBy?.length > 0 ? culprits(row.doneBy) : words.nobodyKnown),
    h('div', { class: 'settings' }, touched.slice(0, MOST_SETTINGS).map((one, i) => setting(one, row.spoken.settings[i], [], settings)),
      touched.length > MOST_SETTINGS && h('p', {}, words.andMore(touched.length - MOST_SETTINGS))),
    (row.review?.acceptances ?? []).map((one) => h('p', {}, words.acceptedBy, ' ', named(one.byName ?? nameIn(one.by), 80), ' ', time(one.at), ' ', said(one.reason))),
    notAcceptedBy(row),
    h('div', { class: 'actions plain' },
      refused ? h('p', { class: 'may' }, refused) : button(words.accept, () => accept(row, page)),
      button(words.undo, () => rollBack({ change: row, page, settings }))));
}
