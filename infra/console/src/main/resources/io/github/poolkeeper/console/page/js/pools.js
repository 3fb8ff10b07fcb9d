// The pools that there are on record.

import { pools } from './api.js';
import { badge, h, link, named, time } from './dom.js';
import { empty, status } from './lists.js';
import { shortId } from './text.js';
import { words } from './words.js';

export const title = words.pools;

export async function show() {
  const found = await pools();
  if (found.length === 0) return empty(words.noPools, 'poolkeeper submit FILE --pool ID');
  return h('ul', { class: 'rows', 'aria-label': words.pools }, found.map((pool) => h('li', {}, h('article', { class: 'row' },
    h('h2', {}, link(['pool', pool.userPoolId], named(pool.name, 80)), pool.frozen && [' ', badge('warning', words.frozen)]),
    h('p', { class: 'facts' }, h('code', {}, pool.userPoolId), pool.unreadable && badge('warning', words.unreadable), pool.revision && h('span', {}, words.revision(pool.revision), ' ', time(pool.at)),
      pool.lastChange && h('span', {}, words.lastChange, ' ', link(['change', pool.userPoolId, pool.lastChange.changeId], shortId(pool.lastChange.changeId)), ' ', status(pool.lastChange.status)))))));
}
