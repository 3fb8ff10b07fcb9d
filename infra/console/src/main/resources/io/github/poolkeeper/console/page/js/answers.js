// What I have answered: to which changes, when and why, and what became of them.

import { next } from './api.js';
import { announce, badge, button, h, link, named, said, time } from './dom.js';
import { asker, empty, status, what, withWords } from './lists.js';
import { shortId } from './text.js';
import { words } from './words.js';

const PAGE = 30;

export const title = words.answers;

export async function show(me) {
  const list = h('div', { class: 'list' });
  await more(list, { by: me.name ?? me.identity, limit: PAGE });
  return list;
}

async function more(list, query) {
  const { found, cursor } = await next(['answers'], query, 'answers');
  const changes = await withWords(found.map((answer) => answer.change));
  list.querySelector('.next')?.remove();
  if (found.length > 0) list.append(h('ul', { class: 'rows', 'aria-label': words.answers }, found.map((answer, i) => h('li', {}, row(answer, changes[i])))));
  else if (list.childElementCount === 0) list.append(empty(words.nothingAnswered, 'poolkeeper approvals'));
  if (cursor !== undefined) list.append(h('p', { class: 'next' }, button(words.more, () => more(list, { ...query, cursor }))));
  announce(words.answersShown(list.querySelectorAll('.row').length));
}

function row(answer, change) {
  return h('article', { class: 'row' },
    h('h2', {}, badge(answer.decision, words.decision(answer.decision)), ' ', link(['change', change.userPoolId, change.changeId], what(change))),
    h('p', { class: 'facts' }, time(answer.at), h('span', {}, words.inPool, ' ', named(change.poolName ?? change.userPoolId, 80)),
      h('span', {}, words.asked, ' ', asker(change)), h('span', {}, status(change.status)), h('code', {}, shortId(change.changeId))),
    answer.reason && h('p', { class: 'why' }, said(answer.reason)));
}
