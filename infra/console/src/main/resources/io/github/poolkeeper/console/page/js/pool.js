// One pool: how it is set, what happened to it, what can be done with it.

import { api, get, poolPath, pools } from './api.js';
import { badge, button, fill, h, lines, link, named, said, time } from './dom.js';
import { confirmed } from './dialog.js';
import { banners, copying, rows, withWords } from './lists.js';
import { revisions } from './revisions.js';
import { facts } from './timeline.js';
import { cut, nameIn, valueText } from './text.js';
import { words } from './words.js';

const MOST_CHANGES = 50;
const LONGEST = 400;
const BETWEEN_LOOKS = 10000;
const FORMATS = ['terraform', 'cloudformation'];

export const title = words.pool;

export async function show(me, [id], page) {
  const [pool, switched, everywhere, history, others] = await Promise.all([
    get(poolPath(id)), get([...poolPath(id), 'freeze']), get(['freeze']),
    get([...poolPath(id), 'changes'], { limit: MOST_CHANGES }), pools(),
  ]);
  const [changes, open] = await Promise.all([withWords(history.changes), withWords(pool.openChanges)]);
  const name = pool.configuration?.PoolName ?? id;
  const banner = banners(page);
  watch(pool, switched, banner, page);
  const list = (label, found) => h('section', {}, h('h2', {}, label), rows(found.map((row) => ({ ...row, poolName: name })), label, facts));
  return [
    banner.box,
    h('header', { class: 'head' }, h('h2', {}, named(name, 80)), h('p', { class: 'facts' }, h('code', {}, id), pool.revision && h('span', {}, words.revision(pool.revision)), pool.at && time(pool.at))),
    actions(id, name, { switched, everywhere }, page),
    open.length > 0 && list(words.openChanges, open),
    pool.revision && await revisions(id, pool.revision, others, page),
    pool.configuration && now(pool.configuration),
    list(words.history, changes),
  ];
}

/** What can be done: under it stands what came of it. */
function actions(id, name, { switched, everywhere }, page) {
  const outcome = h('div', { class: 'outcome', 'aria-live': 'polite' });
  return [h('div', { class: 'actions', role: 'group', 'aria-label': words.actions },
    button(words.look, () => look(id, outcome, page)),
    freezing(id, name, switched, everywhere, page),
    FORMATS.map((format) => button(words.exportAs[format], () => exported(id, format, outcome))),
    link(['compose', id], words.compose)), outcome];
}

/** Looks at the pool itself, and goes to what has been done past Poolkeeper. */
async function look(id, outcome, page) {
  const found = await api('POST', [...poolPath(id), 'look']);
  if (found.changeId) page.go(['change', found.userPoolId, found.changeId]);
  else fill(outcome, h('p', {}, found.userPoolId ? words.isOtherwise : words.isAsOnRecord));
}

async function exported(id, format, outcome) {
  const { file, notExpressed } = await get([...poolPath(id), 'export'], { format });
  fill(outcome, h('section', { class: 'found' }, h('h2', {}, words.exportAs[format]),
    notExpressed.length > 0 && h('p', { class: 'note' }, words.notExpressed, ' ', notExpressed.map((one) => [named(one.path, 160), ' '])),
    h('p', { class: 'buttons' }, button(words.copyFile, copying(file, words.copiedFile))),
    h('div', { class: 'source', tabindex: '0', role: 'group', 'aria-label': words.exportAs[format] }, lines(file))));
}

/** Says so when the pool, what is open of it or its freeze is another one than was shown. */
function watch(pool, switched, banner, page) {
  const state = (one, stop) => JSON.stringify([one.revision, one.openChanges.map((change) => [change.changeId, change.status]), stop.frozen]);
  page.every(BETWEEN_LOOKS, async () => {
    const now = await Promise.all([get(poolPath(pool.userPoolId)), get([...poolPath(pool.userPoolId), 'freeze'])]);
    if (state(...now) !== state(pool, switched)) banner.tell(words.poolMovedOn);
  });
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

export function* leavesOf(path, value) {
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
  return [
    everywhere.frozen && badge('warning', words.frozenEverywhere),
    stops && badge('warning', words.frozen),
    turn && h('span', { class: 'note' }, words.turned(turn.frozen), ' ', named(nameIn(turn.by), 80), ' ', time(turn.at), turn.reason && [' ', said(turn.reason)]),
    button(stops ? words.lift : words.freeze, act)];
}
