// The states that a pool has been in: any two side by side, of two pools too; and the way back to one.

import { api, freshKey, get, inWords, own, poolPath, table } from './api.js';
import { announce, badge, button, fill, h, link, named, time } from './dom.js';
import { confirmed } from './dialog.js';
import { asker, what, withWords } from './lists.js';
import { setting } from './setting.js';
import { goes, preview } from './change.js';
import { words } from './words.js';

const PAGE = 10;

/** @param last the pool's last revision; @param pools those that it can be compared with */
export async function revisions(id, last, pools, page) {
  const result = h('div', { class: 'settings', 'aria-live': 'polite' });
  const form = choice(id, last, pools, result);
  const list = h('ol', { class: 'revisions', 'aria-label': words.revisions });
  const more = h('p');
  const rowOf = (row) => h('li', { class: 'facts' },
    h('strong', {}, words.revision(row.revision)), row.unreadable ? badge('warning', words.unreadable) : time(row.at),
    row.change && [link(['change', id, row.changeId], what(row.change)), row.revision > 1 && asker(row.change)],
    !row.unreadable && row.revision > 1 && button(words.compareBefore(row.revision), () => form.compare(row.revision - 1, row.revision), 'more'),
    !row.unreadable && row.revision < last && button(words.restore(row.revision), () => restore(id, row.revision, page), 'more'));

  async function next(cursor) {
    const found = await get([...poolPath(id), 'revisions'], { limit: PAGE, cursor });
    const spoken = await withWords(found.revisions.map((row) => row.change ?? {}));
    list.append(...found.revisions.map((row, i) => rowOf({ ...row, change: row.change && spoken[i] })));
    fill(more, found.cursor && button(words.more, () => next(found.cursor)));
  }

  await next();
  return h('section', {}, h('h2', {}, words.revisions), list, more, h('h2', {}, words.sideBySide), form.element, result);
}

/** Which two states; what differs is shown below. */
function choice(id, last, pools, result) {
  const input = (name, label, value) => h('div', {}, h('label', { for: name }, label), h('input', { id: name, name, type: 'number', min: 1, value, inputmode: 'numeric' }));
  const other = h('select', { id: 'other' },
    !pools.some((pool) => pool.userPoolId === id) && h('option', { value: id, selected: true, 'data-revision': last }, id),
    pools.map((pool) => h('option', { value: pool.userPoolId, selected: pool.userPoolId === id, 'data-revision': pool.revision }, `${pool.name} (${pool.userPoolId})`)));
  const element = h('form', { class: 'filters', 'aria-label': words.sideBySide, on: { submit } },
    input('from', words.fromRevision, Math.max(1, last - 1)),
    h('div', {}, h('label', { for: 'other' }, pools.isComplete ? words.ofPool : words.ofTheFirst(pools.length)), other),
    input('to', words.toRevision, last),
    h('button', { type: 'submit' }, words.compare));
  const { from, to } = element.elements;
  other.addEventListener('change', () => {
    from.value = last;
    to.value = other.selectedOptions[0].dataset.revision;
  });

  async function submit(event) {
    event?.preventDefault();
    try {
      const sides = [[id, from.value], [other.value, to.value]];
      const [a, b] = await Promise.all(sides.map(([pool, n]) => get([...poolPath(pool), 'revisions', n])));
      const { differences } = await own('POST', '/compare', { before: a.configuration, after: b.configuration });
      const [[spoken], settings] = await Promise.all([inWords([differences]), table()]);
      const found = differences.length === 0 ? words.nothingDiffersThere : words.settingsLabel(differences.length);
      fill(result, h('h3', {}, words.fromTo(from.value), named(other.selectedOptions[0].textContent, 120), ' ', words.revision(Number(to.value)), ': ', found),
        differences.map((one, i) => setting(one, spoken.settings[i], [], settings)));
      announce(found);
      result.scrollIntoView({ block: 'nearest' });
    } catch (problem) {
      fill(result, h('p', { class: 'trouble' }, problem.message));
    }
  }

  function compare(before, after) {
    other.value = id;
    from.value = before;
    to.value = after;
    return submit();
  }
  return { element, compare };
}

async function restore(id, revision, page) {
  const request = { restore: { revision } };
  const [plan, settings] = await Promise.all([api('POST', [...poolPath(id), 'plan'], { body: request }), table()]);
  confirmed({
    title: words.reallyRestore(revision),
    body: await preview(plan, settings),
    goes: goes(plan),
    verb: words.restore(revision),
    comment: words.reason,
    style: 'danger',
    send: async (reason) => {
      const opened = await api('POST', [...poolPath(id), 'restore'], { body: { ...reason, ...request.restore, planHash: plan.hash }, key: freshKey() });
      page.go(['change', id, opened.changeId]);
    },
  });
}
