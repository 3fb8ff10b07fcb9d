// What is stopped: by whom, why, and what it holds. Stopping more, and letting go on after a preview.

import { all, api, changePath, get, next, poolPath, pools } from './api.js';
import { announce, badge, button, h, link, named, said, time } from './dom.js';
import { confirmed } from './dialog.js';
import { empty, paged, rows, withWords } from './lists.js';
import { leavesOf } from './pool.js';
import { facts } from './timeline.js';
import { cut, nameIn, shortId } from './text.js';
import { words } from './words.js';

const PAGE = 100;
const MOST_SHOWN = 10;

export const title = words.freezes;

export async function show(me, parts, page) {
  const [everything, found] = await Promise.all([get(['freeze']), pools()]);
  const list = await paged({
    parts: ['freezes'],
    query: { limit: PAGE },
    member: 'freezes',
    draw: (freezes) => h('ul', { class: 'rows', 'aria-label': words.freezes }, freezes.map((one) => h('li', {}, card(one, everything.frozen, page)))),
    none: empty(words.nothingStopped, 'poolkeeper freeze --all'),
  });
  return [list.element, h('section', { 'aria-labelledby': 'stop' }, h('h2', { id: 'stop' }, words.stop), stopping(found, everything.frozen, page))];
}

function card(one, isEverything, page) {
  const id = one.userPoolId;
  return h('article', { class: 'row weakens' },
    h('h2', {}, id ? link(['pool', id], named(one.poolName ?? id, 80)) : words.allPools, ' ', badge('warning', words.frozen)),
    h('p', { class: 'facts' }, id && h('code', {}, id), h('span', {}, words.turned(true), ' ', named(nameIn(one.by), 80), ' ', time(one.at)), h('span', {}, words.holds(one.held))),
    one.reason && h('p', { class: 'why' }, said(one.reason, 240)),
    id && one.changeIds.length > 0 && h('p', { class: 'facts' }, words.heldLongest, one.changeIds.map((change) => link(['change', id, change], h('code', {}, shortId(change))))),
    h('div', { class: 'actions plain' }, button(words.lift, () => lift(one, isEverything, page))));
}

/** What would go on is shown before it is let go on. */
async function lift(one, isEverything, page) {
  const id = one.userPoolId;
  const going = id && isEverything ? [] : await held(one);
  const shown = await Promise.all(going.slice(0, MOST_SHOWN).map(asked));
  const changes = await withWords(shown.map((change) => ({ ...change, poolName: change.poolName ?? one.poolName })));
  confirmed({
    title: id ? words.reallyLift() : words.reallyLiftAll,
    body: [
      h('p', {}, id ? [words.inPool, ' ', named(one.poolName ?? id, 80), '. '] : '', id && isEverything ? words.stoppedStill : words.wouldGoOn(going.length)),
      changes.length > 0 && h('div', { class: 'recalled' }, rows(changes, words.wouldGoOn(going.length), facts)),
      going.length > changes.length && h('p', {}, words.andMoreChanges(going.length - changes.length)),
    ],
    verb: words.lift,
    comment: words.reason,
    send: async (body) => {
      await api('DELETE', switchOf(id), { body });
      announce(words.letGoOn);
      page.again();
    },
  });
}

/** The changes that go on when it is lifted: what a freeze of their own pool holds stays. */
async function held(one) {
  const isHeld = (change) => one.changeIds.includes(change.changeId);
  if (one.userPoolId) return (await all([...poolPath(one.userPoolId), 'changes'], { status: 'HELD' }, 'changes')).filter((change) => isHeld(change) || change.held?.frozen);
  const [changes, { found: others }] = await Promise.all([
    all(['changes'], { status: 'HELD' }, 'changes'), next(['freezes'], { limit: PAGE }, 'freezes'),
  ]);
  const stopped = new Set(others.map((other) => other.userPoolId).filter(Boolean));
  return changes.filter((change) => isHeld(change) && !stopped.has(change.userPoolId));
}

/** What is held has no plan yet: it is told by what it asks for. */
async function asked(change) {
  const { request } = await get(changePath(change));
  return { ...change, touched: [...leavesOf('', request?.change ?? {})].map(([path, after]) => ({ path, after })) };
}

const switchOf = (id) => (id ? [...poolPath(id), 'freeze'] : ['freeze']);

/** A pool, or everything. */
function stopping(found, isEverything, page) {
  const choice = h('select', { id: 'stopped' },
    !isEverything && h('option', { value: '' }, words.allPools),
    found.filter((pool) => !pool.frozen).map((pool) => h('option', { value: pool.userPoolId }, `${cut(pool.name, 60)} (${pool.userPoolId})`)));
  const stop = () => {
    const id = choice.value;
    confirmed({
      title: id ? words.reallyFreeze() : words.reallyFreezeAll,
      body: h('p', {}, id ? [words.inPool, ' ', named(choice.selectedOptions[0].textContent, 120), '. '] : '', words.freezeMeans),
      verb: words.freeze,
      comment: words.reason,
      style: 'danger',
      send: async (body) => {
        await api('PUT', switchOf(id), { body });
        announce(words.stopped);
        page.again();
      },
    });
  };
  return h('div', { class: 'filters' }, h('div', {}, h('label', { for: 'stopped' }, found.isComplete ? words.whichToStop : words.whichOfTheFirst(found.length)), choice), button(words.freeze, stop, 'danger'));
}
