// The pools; and one: how it is set, what happened to it, any two of its states side by side.

import { all, api, freshKey, get, inWords, own, poolName, poolPath, table } from './api.js';
import { badge, button, fill, h, link, named, said, time } from './dom.js';
import { confirmed } from './dialog.js';
import { empty, rows, status, withWords } from './lists.js';
import { setting } from './setting.js';
import { facts } from './timeline.js';
import { cut, nameIn, shortId, valueText } from './text.js';
import { goes, preview } from './change.js';
import { words } from './words.js';

const MOST_CHANGES = 50;
const LONGEST = 400;

export const title = words.pool;

export const show = (me, [id], page) => (id === undefined ? list() : one(id, page));

async function list() {
  const pools = await all(['user-pools'], {}, 'userPools');
  const names = await Promise.all(pools.map((pool) => poolName(pool.userPoolId)));
  const changes = await withWords(pools.map((pool) => pool.lastChange));
  if (pools.length === 0) return empty(words.noPools, 'poolkeeper submit FILE --pool ID');
  return h('ul', { class: 'rows', 'aria-label': words.pool }, pools.map((pool, i) => h('li', {}, h('article', { class: 'row' },
    h('h2', {}, link(['pool', pool.userPoolId], named(names[i], 80))),
    h('p', { class: 'facts' }, h('code', {}, pool.userPoolId), h('span', {}, words.revision(pool.revision), ' ', time(pool.at)),
      h('span', {}, words.lastChange, ' ', link(['change', pool.userPoolId, pool.lastChange.changeId], shortId(pool.lastChange.changeId)), ' ', status(changes[i].status)))))));
}

async function one(id, page) {
  const [pool, switched, everywhere, history] = await Promise.all([
    get(poolPath(id)), get([...poolPath(id), 'freeze']), get(['freeze']),
    get([...poolPath(id), 'changes'], { limit: MOST_CHANGES }),
  ]);
  const [changes, open, pools] = await Promise.all([withWords(history.changes), withWords(pool.openChanges), all(['user-pools'], {}, 'userPools')]);
  const name = pool.configuration?.PoolName ?? id;
  return [
    h('header', { class: 'head' }, h('h2', {}, named(name, 80)), h('p', { class: 'facts' }, h('code', {}, id), pool.revision && h('span', {}, words.revision(pool.revision)), pool.at && time(pool.at))),
    freezing(id, name, switched, everywhere, page),
    open.length > 0 && h('section', {}, h('h2', {}, words.openChanges), rows(open.map((row) => ({ ...row, poolName: name })), words.openChanges, facts)),
    pool.revision && compare(id, pool.revision, pools, page),
    pool.configuration && now(pool.configuration),
    h('section', {}, h('h2', {}, words.history), rows(changes.map((row) => ({ ...row, poolName: name })), words.history, facts)),
  ];
}

/** Every leaf of the configuration, to be searched. */
function now(configuration) {
  const leaves = [...leavesOf('', configuration)];
  const body = h('tbody');
  const draw = (text) => fill(body, leaves.filter(([path]) => path.toLowerCase().includes(text.toLowerCase()))
    .map(([path, value]) => h('tr', {}, h('th', { scope: 'row' }, named(path, 160)), h('td', {}, named(cut(valueText(value), LONGEST), LONGEST)))));
  draw('');
  return h('section', {}, h('h2', {}, words.settingsNow),
    h('div', { class: 'filters' }, h('div', {}, h('label', { for: 'find' }, words.find), h('input', { id: 'find', type: 'search', autocomplete: 'off', on: { input: (event) => draw(event.target.value) } }))),
    h('div', { class: 'scrolls', tabindex: '0', role: 'region', 'aria-label': words.settingsNow }, h('table', {}, h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, words.setting), h('th', { scope: 'col' }, words.value))), body)));
}

function* leavesOf(path, value) {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) yield [path, value];
  else for (const [name, member] of Object.entries(value)) yield* leavesOf(`${path}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`, member);
}

function freezing(id, name, here, everywhere, page) {
  const turn = here.turns[0];
  const stops = here.frozen;
  const act = () => confirmed({
    title: stops ? words.reallyLift() : words.reallyFreeze(),
    body: h('p', {}, words.inPool, ' ', named(name, 80), '. ', stops ? words.liftMeans : words.freezeMeans),
    verb: stops ? words.lift : words.freeze,
    comment: words.reason,
    style: stops ? '' : 'danger',
    send: async (body) => {
      await api(stops ? 'DELETE' : 'PUT', [...poolPath(id), 'freeze'], { body });
      page.again();
    },
  });
  return h('div', { class: 'actions' },
    everywhere.frozen && badge('warning', words.frozenEverywhere),
    stops && badge('warning', words.frozen),
    turn && h('span', { class: 'note' }, words.turned(turn.frozen), ' ', named(nameIn(turn.by), 80), ' ', time(turn.at), turn.reason && [' ', said(turn.reason)]),
    button(stops ? words.lift : words.freeze, act),
    link(['compose', id], words.compose));
}

/** Two states beside each other; of this pool an earlier one can be returned to. */
function compare(id, last, pools, page) {
  const result = h('div', { class: 'settings', 'aria-live': 'polite' });
  const choice = (name, label, value) => h('div', {}, h('label', { for: name }, label), h('input', { id: name, name, type: 'number', min: 1, value, inputmode: 'numeric' }));
  const other = h('select', { id: 'other' }, pools.map((pool) => h('option', { value: pool.userPoolId, selected: pool.userPoolId === id, 'data-revision': pool.revision }, pool.userPoolId)));
  const form = h('form', { class: 'filters', 'aria-label': words.compare, on: { submit: (event) => { event.preventDefault(); draw(); } } },
    choice('from', words.fromRevision, Math.max(1, last - 1)),
    h('div', {}, h('label', { for: 'other' }, words.ofPool), other),
    choice('to', words.toRevision, last),
    h('button', { type: 'submit' }, words.compare),
    button(words.restore, () => restore(id, Number(form.elements.from.value), page)));
  other.addEventListener('change', () => { form.elements.to.value = other.selectedOptions[0].dataset.revision; });

  async function draw() {
    try {
      const [a, b] = await Promise.all([[id, form.elements.from.value], [other.value, form.elements.to.value]].map(([pool, n]) => get([...poolPath(pool), 'revisions', n])));
      const { differences } = await own('POST', '/compare', { before: a.configuration, after: b.configuration });
      const [[spoken], settings] = await Promise.all([inWords([differences]), table()]);
      fill(result, differences.length === 0 ? h('p', {}, words.nothingDiffersThere) : differences.map((one, i) => setting(one, spoken.settings[i], [], settings)));
    } catch (problem) {
      fill(result, h('p', { class: 'trouble' }, problem.message));
    }
  }
  return h('section', {}, h('h2', {}, words.sideBySide), form, result);
}

async function restore(id, revision, page) {
  const request = { restore: { revision } };
  const [plan, settings] = await Promise.all([api('POST', [...poolPath(id), 'plan'], { body: request }), table()]);
  confirmed({
    title: words.reallyRestore(revision),
    body: await preview(plan, settings),
    goes: goes(plan),
    verb: words.restore,
    comment: words.reason,
    style: 'danger',
    send: async (reason) => {
      const opened = await api('POST', [...poolPath(id), 'restore'], { body: { ...reason, ...request.restore, planHash: plan.hash }, key: freshKey() });
      page.go(['change', id, opened.changeId]);
    },
  });
}
