// The pools that there are on record.

import { badge, h, link, named, time } from './dom.js';
import { empty, paged, status } from './lists.js';
import { shortId } from './text.js';
import { words } from './words.js';

const PAGE = 100;

export const title = words.pools;

export async function show(me, parts, page, search) {
  const wanted = (search.get('find') ?? '').trim().toLowerCase();
  const fits = (pool) => wanted === '' || `${pool.poolName ?? ''} ${pool.userPoolId}`.toLowerCase().includes(wanted);
  const list = await paged({
    parts: ['user-pools'],
    query: { limit: PAGE, open: true },
    member: 'userPools',
    draw: (found) => {
      const shown = found.filter(fits);
      return shown.length > 0 && h('ul', { class: 'rows', 'aria-label': words.pools }, shown.map((pool) => h('li', {}, row(pool))));
    },
    none: wanted === '' ? empty(words.noPools, 'poolkeeper submit FILE --pool ID') : empty(words.noSuchPool, 'poolkeeper pools'),
  });
  return [finder(wanted), list.element];
}

/** For who has more pools than one reads. */
function finder(wanted) {
  const form = h('form', { class: 'filters', role: 'search', 'aria-label': words.findPool, on: { submit } },
    h('div', {}, h('label', { for: 'find' }, words.findPool), h('input', { id: 'find', name: 'find', type: 'search', value: wanted, autocomplete: 'off', spellcheck: 'false' })),
    h('button', { type: 'submit' }, words.show));
  function submit(event) {
    event.preventDefault();
    location.hash = '/pools?' + new URLSearchParams(new FormData(form));
  }
  return form;
}

function row(pool) {
  return h('article', { class: 'row' },
    h('h2', {}, link(['pool', pool.userPoolId], named(pool.poolName ?? pool.userPoolId, 80)), pool.frozen && [' ', badge('warning', words.frozen)]),
    h('p', { class: 'facts' }, h('code', {}, pool.userPoolId), pool.unreadable && badge('warning', words.unreadable), pool.unseen && badge('warning', words.unseen), pool.owner?.stack && h('span', {}, words.ownedBy, ' ', named(pool.owner.stack, 80)),
      Object.entries(pool.open ?? {}).map(([state, n]) => h('span', {}, status(state), ` ${n} `)), pool.revision && h('span', {}, words.revision(pool.revision), ' ', time(pool.at)),
      pool.lastChange && h('span', {}, words.lastChange, ' ', link(['change', pool.userPoolId, pool.lastChange.changeId], shortId(pool.lastChange.changeId)), ' ', status(pool.lastChange.status))));
}
