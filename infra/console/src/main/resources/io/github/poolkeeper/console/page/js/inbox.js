// What waits for people: for me, and what I have asked for.

import { all, own } from './api.js';
import { badge, h, time } from './dom.js';
import { empty, rows, status, withWords } from './lists.js';
import { words } from './words.js';

const OPEN = new Set(['QUEUED', 'APPLYING', 'HELD', 'PENDING_APPROVAL']);
const MINUTE = 60 * 1000;
const RECENT = 7 * 24 * 60 * MINUTE;

export const title = words.inbox;

export async function show(me) {
  const waiting = await all(['approvals'], {}, 'changes');
  // A list goes by the time in the ids, which is a little earlier.
  const oldest = Math.min(...waiting.map((change) => new Date(change.requestedAt) - MINUTE));
  const [listed, asked, whose] = await Promise.all([
    waiting.length > 0 ? all(['changes'], { status: 'PENDING_APPROVAL', since: new Date(oldest).toISOString() }, 'changes') : [],
    all(['changes'], { by: me.name ?? me.identity, since: new Date(Date.now() - RECENT).toISOString() }, 'changes', 50),
    Promise.all(waiting.map((change) => own('POST', '/mine', { me, change }))),
  ]);
  const byId = new Map(listed.map((row) => [row.changeId, row]));
  const open = await withWords(waiting.map((change, i) => ({ ...change, ...byId.get(change.changeId), policy: change.policy, mine: whose[i] })));
  const forMe = open.filter((row) => !row.mine.asked);
  const mine = await withWords(asked.filter((row) => OPEN.has(row.status)));
  return [
    h('section', { 'aria-labelledby': 'for-me' },
      h('h2', { id: 'for-me' }, words.waitsForMe(forMe.length)),
      forMe.length > 0 ? rows(forMe, words.waitsForMe(forMe.length), waits) : empty(words.nothingWaits, 'poolkeeper log --since 24h')),
    h('section', { 'aria-labelledby': 'by-me' },
      h('h2', { id: 'by-me' }, words.askedByMe(mine.length)),
      mine.length > 0 ? rows(mine, words.askedByMe(mine.length), (row) => [h('span', {}, status(row.status))].concat(row.waiting ? waits(row) : [])) : empty(words.nothingAsked, 'poolkeeper plan MinimumLength=14 --pool NAME')),
  ];
}

function waits(row) {
  const needed = row.waiting?.needed ?? row.policy?.approvers ?? 1;
  const given = row.waiting?.approvals ?? (row.answers ?? []).filter((a) => a.decision === 'approve').length;
  const until = row.waiting?.expiresAt ?? row.expiresAt;
  return [
    h('span', {}, badge('count', words.agreed(given, needed))),
    until && h('span', {}, words.until, ' ', time(until)),
    row.mine?.answered && h('span', {}, words.youHaveAnswered),
  ];
}
