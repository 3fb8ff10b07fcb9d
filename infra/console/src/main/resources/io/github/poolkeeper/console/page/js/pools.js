// The pools that there are on record.

import { all, poolName } from './api.js';
import { h, link, named, time } from './dom.js';
import { empty, status } from './lists.js';
import { shortId } from './text.js';
import { words } from './words.js';

export const title = words.pools;

export async function show() {
  const pools = await all(['user-pools'], {}, 'userPools');
  if (pools.length === 0) return empty(words.noPools, 'poolkeeper submit FILE --pool ID');
  const names = await Promise.all(pools.map((pool) => poolName(pool.userPoolId)));
  return h('ul', { class: 'rows', 'aria-label': words.pools }, pools.map((pool, i) => h('li', {}, h('article', { class: 'row' },
    h('h2', {}, link(['pool', pool.userPoolId], named(names[i], 80))),
    h('p', { class: 'facts' }, h('code', {}, pool.userPoolId), h('span', {}, words.revision(pool.revision), ' ', time(pool.at)),
      h('span', {}, words.lastChange, ' ', link(['change', pool.userPoolId, pool.lastChange.changeId], shortId(pool.lastChange.changeId)), ' ', status(pool.lastChange.status)))))));
}
