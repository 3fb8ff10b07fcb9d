// What waits for people: for me, and what I have asked for.

import { all, own } from './api.js';
import { badge, fill, h, time } from './dom.js';
import { empty, paged, rows, status, withWords } from './lists.js';
import { words } from './words.js';

const OPEN = new Set(['QUEUED', 'APPLYING', 'HELD', 'PENDING_APPROVAL']);
const MINUTE = 60 * 1000;
const RECENT = 7 * 24 * 60 * MINUTE;
const PAGE = 30;
const MOST_ASKED = 50;
const MOST_REQUESTS = 10;
const FEW_REQUESTS = 3;

export const title = words.inbox;

export async function show(me, parts, page) {
  const forMe = await paged({
    parts: ['approvals'],
    query: { limit: PAGE },
    member: 'changes',
    draw: async (waiting) => {
      const open = (await told(me, waiting)).filter((row) => !row.mine.asked);
      return open.length > 0 && rows(open, words.waitingList, waits);
    },
    none: empty(words.nothingWaits, 'poolkeeper log --since 24h'),
  });
  const byMe = h('section', { 'aria-labelledby': 'by-me' });
  askedFor(byMe, h('p', { class: 'empty' }, words.loading));
  // What waits for others can wait.
  page.soon(() => mine(me, byMe).catch((problem) => askedFor(byMe, h('p', { class: 'trouble' }, problem.message))));
  return [
    h('section', { 'aria-labelledby': 'for-me' },
      h('h2', { id: 'for-me' }, words.waitsForMe(forMe.count(), forMe.isLong)), forMe.element),
    byMe,
  ];
}

const askedFor = (section, content, count = 0) => fill(section, h('h2', { id: 'by-me' }, words.askedByMe(count)), content);

async function mine(me, section) {
  const asked = await all(['changes'], { by: me.name ?? me.identity, since: new Date(Date.now() - RECENT).toISOString() }, 'changes', MOST_ASKED, MOST_REQUESTS);
  const open = await withWords(asked.filter((row) => OPEN.has(row.status)));
  askedFor(section, open.length > 0
    ? rows(open, words.askedByMe(open.length), (row) => [h('span', {}, status(row.status))].concat(row.waiting ? waits(row) : []))
    : empty(words.nothingAsked, 'poolkeeper plan MinimumLength=14 --pool NAME'), open.length);
}

/** What waits, with what it touches, out of the list of all changes, and whether it is mine. */
async function told(me, waiting) {
  // A list goes by the time in the ids, which is a little earlier.
  const times = waiting.map((change) => new Date(change.requestedAt).getTime());
  const [listed, whose] = await Promise.all([
    all(['changes'], { status: 'PENDING_APPROVAL', since: new Date(Math.min(...times) - MINUTE).toISOString(), until: new Date(Math.max(...times) + MINUTE).toISOString() }, 'changes', 200, FEW_REQUESTS),
    Promise.all(waiting.map((change) => own('POST', '/mine', { me, change }))),
  ]);
  const byId = new Map(listed.map((row) => [row.changeId, row]));
  return withWords(waiting.map((change, i) => ({ ...change, ...byId.get(change.changeId), policy: change.policy, mine: whose[i] })));
}

function waits(row) {
  const needed = row.waiting?.needed ?? row.policy?.approvers ?? 1;
  const given = row.waiting?.approvals ?? (row.answers ?? []).filter((a) => a.decision === 'approve').length;
  const until = row.waiting?.expiresAt ?? row.expiresAt;
  return [
    h('span', {}, row.mine?.never ? badge('warning', words.never) : badge('count', words.agreed(given, needed))),
    until && h('span', {}, words.until, ' ', time(until)),
    row.mine?.answered && h('span', {}, words.youHaveAnswered),
  ];
}
