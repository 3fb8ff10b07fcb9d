// What changed in all pools, newest first, by whom and why.

import { next, table } from './api.js';
import { announce, button, fill, h } from './dom.js';
import { empty, rows, status, withWords } from './lists.js';
import { lastName, shortId } from './text.js';
import { words } from './words.js';

const HOUR = 3600 * 1000;
const AGES = { '24h': 24 * HOUR, '7d': 7 * 24 * HOUR, '30d': 30 * 24 * HOUR, '365d': 365 * 24 * HOUR };
const STATUSES = ['APPLIED', 'PENDING_APPROVAL', 'HELD', 'QUEUED', 'APPLYING', 'DECLINED', 'WITHDRAWN', 'EXPIRED', 'CONFLICT', 'REJECTED', 'REFUSED', 'DIVERGED', 'FAILED', 'UNCHANGED', 'PLANNED'];
const KINDS = ['change', 'rollback', 'restore', 'external'];
const PAGE = 30;

export const title = words.timeline;

export async function show(me, parts, page, search) {
  const settings = await table();
  const wanted = Object.fromEntries(search);
  const query = {
    limit: PAGE,
    since: new Date(Date.now() - (AGES[wanted.since] ?? AGES['7d'])).toISOString(),
    by: wanted.by,
    status: wanted.status,
    kind: wanted.kind,
    touches: pathOf(wanted.touches, settings),
  };
  const list = h('div', { class: 'list' }, h('h2', { class: 'unseen' }, words.timelineList));
  await more(list, query);
  return [form(wanted, settings), list];
}

/** A setting by its path, or by its name where only one has it. */
function pathOf(text, settings) {
  if (!text || text.startsWith('/')) return text;
  return [...settings.keys()].find((path) => lastName(path).toLowerCase() === text.toLowerCase()) ?? `/${text}`;
}

async function more(list, query) {
  const { found, cursor } = await next(['changes'], query, 'changes');
  const changes = await withWords(found);
  list.querySelector('.next')?.remove();
  if (changes.length > 0) list.append(rows(changes, words.timeline, facts));
  else if (list.childElementCount === 1) list.append(empty(words.nothingFound, 'poolkeeper log --since 7d'));
  if (cursor !== undefined) list.append(h('p', { class: 'next' }, button(words.more, () => more(list, { ...query, cursor }))));
  announce(words.changesShown(list.querySelectorAll('.row').length));
}

export const facts = (row) => [
  h('span', {}, status(row.status)),
  row.revision && h('span', {}, words.revision(row.revision)),
  row.rolledBackBy && h('span', {}, words.undoneBy, ' ', h('code', {}, shortId(row.rolledBackBy))),
  row.rolledBackInPart && h('span', {}, words.undoneInPartBy, ' ', h('code', {}, shortId(row.rolledBackInPart.changeId))),
];

function form(wanted, settings) {
  const select = (name, label, values, text, first) => h('div', {}, h('label', { for: name }, label),
    h('select', { id: name, name }, first && h('option', { value: '' }, first), values.map((value) => h('option', { value, selected: wanted[name] === value }, text(value)))));
  const input = (name, label, list) => h('div', {}, h('label', { for: name }, label), h('input', { id: name, name, list, value: wanted[name] ?? '', autocomplete: 'off', spellcheck: 'false' }));
  const filters = h('form', { class: 'filters', role: 'search', 'aria-label': words.filters, on: { submit } },
    select('since', words.since, Object.keys(AGES), words.age),
    input('by', words.person),
    input('touches', words.setting, 'paths'),
    h('datalist', { id: 'paths' }, [...settings.keys()].map((path) => h('option', { value: path }))),
    select('status', words.state, STATUSES, words.status, words.any),
    select('kind', words.kindLabel, KINDS, words.kind, words.any),
    h('button', { type: 'submit', class: 'primary' }, words.show));
  if (!wanted.since) filters.querySelector('#since').value = '7d';
  function submit(event) {
    event.preventDefault();
    const given = [...new FormData(filters)].filter(([, value]) => value !== '');
    location.hash = '/timeline?' + new URLSearchParams(given);
  }
  return filters;
}
