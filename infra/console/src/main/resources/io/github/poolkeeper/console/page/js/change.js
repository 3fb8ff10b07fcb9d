// One page on which to understand a change, its risk and its undoing, and to answer.

import { api, changePath, freshKey, get, inWords, own, poolName, poolPath, Problem, table } from './api.js';
import { announce, badge, button, fill, h, link, named, said, time } from './dom.js';
import { confirmed } from './dialog.js';
import { asker, banners, copying, culprits, status } from './lists.js';
import { setting, sides } from './setting.js';
import { nameIn, shortId, who } from './text.js';
import { words } from './words.js';

const BETWEEN_LOOKS = 5000;
const WHILE_UNDER_WAY = 400;
const BETWEEN_PLANS = 30000;
const UNDER_WAY = new Set(['QUEUED', 'APPLYING']);
const WITHDRAWABLE = new Set(['QUEUED', 'HELD', 'PENDING_APPROVAL']);
const UNDOABLE = new Set(['APPLIED', 'DIVERGED']);
const WRITTEN = new Set(['APPLIED', 'DIVERGED']);

export const title = words.change;

export async function show(me, [userPoolId, changeId], page) {
  const change = await get(changePath({ userPoolId, changeId }));
  if (change.userPoolId !== userPoolId || change.changeId !== changeId) throw new Problem(0, { detail: words.anotherChange });
  const differences = change.differences ?? [];
  const [[spoken], mine, name, settings] = await Promise.all([
    inWords([differences]), own('POST', '/mine', { me, change: told(change) }), poolName(userPoolId), table(),
  ]);
  const banner = banners(page);
  watch(change, banner, page);
  const moved = weakestFirst(differences, spoken);
  const view = { me, change, moved, spoken, mine, name, settings, page };
  return [
    banner.box,
    h('div', { class: 'change' },
      h('div', { class: 'what-it-does' }, head(view), actions(view), body(view), findings(change)),
      h('aside', { 'aria-label': words.about }, people(view), rule(view), undo(view), technical(change))),
  ];
}

/** Without the pool's whole states, which the question does not need. */
const told = ({ before, after, ...rest }) => rest;

/** What weakens stands first: it is not to be buried under what does nothing. */
function weakestFirst(differences, spoken) {
  const moved = differences.map((one, i) => ({ one, said: spoken.settings[i] }));
  return [...moved.filter(({ said }) => said.weakens), ...moved.filter(({ said }) => !said.weakens)];
}

function head({ change, name, spoken }) {
  return h('header', { class: 'head' },
    h('h2', {}, named(spoken.brief || words.kind(change.kind), 120), ' ', spoken.weakens && badge('warning', words.weakensPool)),
    h('p', { class: 'facts' }, h('span', {}, words.inPool, ' ', link(['pool', change.userPoolId], named(name, 80))), status(change.status), time(change.requestedAt)),
    steps(change));
}

/** Where the change stands on its way: what is behind it, where it is, and what may be ahead. */
function steps(change) {
  if (change.kind === 'external') return;
  const needed = asks(change) ? change.policy.approvers ?? 1 : 0;
  const agreed = needed > 0 ? words.steps.approved(approvals(change), needed) : words.steps.nobodyAsked;
  const waits = change.status === 'PENDING_APPROVAL';
  const isOpen = UNDER_WAY.has(change.status) || WITHDRAWABLE.has(change.status);
  const step = (text, style) => h('li', { class: style, 'aria-current': style === 'now' && 'step' }, text);
  return h('ol', { class: 'steps', 'aria-label': words.steps.label },
    step(words.steps.asked, 'done'),
    change.policy && !waits && step(agreed, approvals(change) < needed ? '' : 'done'),
    WRITTEN.has(change.status) && step(words.steps.written, 'done'),
    step(waits ? agreed : change.status === 'HELD' ? words.held(change.held) : words.status(change.status), 'now'),
    isOpen && change.status !== 'APPLYING' && step(words.steps.applying, ''),
    isOpen && step(words.steps.end, ''));
}

const asks = (change) => change.policy?.effect === 'approve';

const approvals = (change) => (change.answers ?? []).filter((a) => a.decision === 'approve').length;

/** What differs. Seen first: an answer is an answer to this. */
function body({ change, moved, settings }) {
  if (moved.length === 0) return h('p', { class: 'empty' }, change.kind === 'external' && change.revision === 1 ? words.firstSeen : words.nothingDiffers);
  return h('section', { 'aria-label': words.settingsLabel(moved.length), class: 'settings' },
    moved.length > 1 && h('p', { class: 'note' }, words.weakerOf(moved.filter(({ said }) => said.weakens).length, moved.length)),
    moved.map(({ one, said }) => setting(one, said, ruled(change.policy, one.path), settings)));
}

/** What the policy says of a setting or within it, and where it has let it pass for once. */
export const ruled = (policy, path) => (policy?.findings ?? []).filter((f) => within(f.path, path)).map((f) => ({ ...f, waived: policy.waived }));

const within = (path, ancestor) => path === ancestor || path.startsWith(ancestor + '/') || ancestor.startsWith(path + '/');

/** Others have been at the pool since: how the request said, and what is so now. */
export function findings(change) {
  const attempt = change.attempts?.at(-1) ?? {};
  return [
    places(words.alsoSets, attempt.alsoSets, (one) => one.because),
    places(words.remains, [...(attempt.remains ?? []), ...(change.remains ?? [])], (one) => one.because),
    places(words.violations, change.violations, (one) => one.message),
    places(words.warnings, change.warnings, (one) => one.message),
    compared(words.conflicts, change.conflicts),
    compared(words.divergences, change.divergences),
    change.error && h('section', { class: 'found' }, h('h3', {}, words.error), h('p', {}, named(`${change.error.code}: ${change.error.message}`, 600))),
  ];
}

function places(label, list, text) {
  return list?.length > 0 && h('section', { class: 'found' }, h('h3', {}, label), h('ul', {}, list.map((one) => h('li', {}, one.path && [named(one.path, 160), ': '], named(text(one) ?? '', 400)))));
}

function compared(label, list) {
  return list?.length > 0 && h('section', { class: 'found' }, h('h3', {}, label),
    list.map((one) => [h('h4', {}, named(one.path, 160)), h('dl', {}, ['expected', 'before', 'after', 'intended', 'observed', 'live', 'setBy']
      .filter((side) => one[side] !== undefined)
      .map((side) => h('div', {}, h('dt', {}, words.side[side]), h('dd', {}, named(typeof one[side] === 'string' ? one[side] : JSON.stringify(one[side]))))))]));
}

function people({ me, change, mine }) {
  return h('section', {}, h('h3', {}, words.who),
    h('p', {}, words.askedBy, ' ', asker(change)),
    change.earlierSenders?.length > 0 && h('p', {}, words.sentBefore, ' ', change.earlierSenders.map((one) => named(one, 80))),
    change.reason && h('blockquote', { class: 'words-of' }, h('p', {}, said(change.reason)), h('footer', {}, words.writtenBy)),
    change.doneBy?.length > 0 && h('p', {}, words.laidOn, ' ', culprits(change.doneBy)),
    (change.answers ?? []).map((answer) => h('div', { class: 'answer' }, h('p', {}, badge(answer.decision, words.decision(answer.decision)), ' ', named(answer.byName ?? nameIn(answer.by), 80), ' ', time(answer.at)), answer.reason && h('p', {}, said(answer.reason)))),
    change.review && review(change.review),
    change.review?.state === 'open' && notAcceptedBy(change),
    change.withdrawn && h('p', {}, words.withdrawnBy, ' ', named(nameIn(change.withdrawn.by), 80), change.withdrawn.reason && [' ', said(change.withdrawn.reason)]),
    change.rollbackOf && h('p', {}, words.undoes, ' ', link(['change', change.userPoolId, change.rollbackOf], shortId(change.rollbackOf))),
    change.rolledBackBy && h('p', {}, words.undoneBy, ' ', link(['change', change.userPoolId, change.rolledBackBy], shortId(change.rolledBackBy))),
    change.rolledBackInPart && h('p', {}, words.undoneInPartBy, ' ', link(['change', change.userPoolId, change.rolledBackInPart.changeId], shortId(change.rolledBackInPart.changeId)), ' ', words.undoneBut, ' ', change.rolledBackInPart.left.map((path) => [h('code', {}, named(path, 160)), ' '])),
    change.status === 'PENDING_APPROVAL' && [
      h('p', { class: 'may' }, mayNot(me, mine, change) ?? words.mayAnswer),
      excluded(change).map(([name, because]) => h('p', { class: 'may' }, words.notBy, ' ', named(name, 80), ': ', because))]);
}

/** Who else cannot approve it, and why. */
function excluded(change) {
  const asked = [who(change), ...(change.earlierSenders ?? []).map(nameIn)].filter(Boolean);
  const answered = (change.answers ?? []).map((answer) => answer.byName ?? nameIn(answer.by));
  return [...asked.map((name) => [name, words.hasAsked]), ...answered.filter((name) => !asked.includes(name)).map((name) => [name, words.hasAnswered])];
}

/** Who cannot let it stand, and why. */
export function notAcceptedBy(change) {
  const laidOn = (change.doneBy ?? []).map((call) => call.name ?? call.principal);
  const accepted = (change.review?.acceptances ?? []).map((one) => one.byName ?? nameIn(one.by));
  return [...new Set(laidOn).values()].map((name) => [name, words.isLaidOn]).concat(accepted.map((name) => [name, words.hasAccepted]))
    .map(([name, because]) => h('p', { class: 'may' }, words.notBy, ' ', named(name, 80), ': ', because));
}

/** Why I cannot let it stand, as far as one can tell here; the API has the last word. */
export function mayNotAccept(mine) {
  if (mine.laidOn) return words.laidOnYou;
  if (mine.accepted) return words.acceptedAlready;
  return mine.because && words.mayNotAccept(mine.because);
}

/** What has become of a change that was made past Poolkeeper. */
function review(one) {
  const acceptances = one.acceptances ?? [];
  return [h('p', {}, words.reviewState(one)), acceptances.map((by) => h('p', {}, words.acceptedBy, ' ', named(by.byName ?? nameIn(by.by), 80), ' ', time(by.at), ' ', said(by.reason)))];
}

/** Why somebody may not approve, as far as one can tell here; the API has the last word. */
function mayNot(me, mine, change) {
  if (!me.mayAnswer) return words.mayNot(me.because ?? '');
  if (mine.asked) return words.ownChange;
  if (mine.answered) return words.answeredAlready;
  if (mine.because) return words.mayNot(mine.because);
  if (isExpired(change)) return words.expired;
  return mine.planHash === change.hash ? undefined : words.anotherPlan;
}

function rule({ change }) {
  const { policy } = change;
  return policy && h('section', {}, h('h3', {}, words.policy),
    h('p', {}, words.effect(policy), policy.waived && [' ', named(policy.waived, 200)]),
    change.expiresAt && h('p', {}, words.expires, ' ', time(change.expiresAt)),
    (change.notBefore || change.notAfter) && h('p', {}, words.window, ' ', change.notBefore && time(change.notBefore), ' – ', change.notAfter && time(change.notAfter)));
}

/** Whether it can be undone, and what would stay; of one that is applied, on the pool as it is now. */
function undo({ change, page }) {
  const box = h('section', { class: 'undoing' });
  const tell = (one) => fill(box, h('h3', {}, words.canBeUndone(one.possible)),
    places(words.wouldStay, one.remains, (stays) => stays.because),
    places(words.violations, one.violations, (violation) => violation.message),
    compared(words.conflicts, one.conflicts));
  if (change.undo) tell(change.undo);
  else if (isUndoable(change)) page.soon(async () => tell(undoing(await planOf(change))));
  else return;
  return box;
}

const isUndoable = (change) => UNDOABLE.has(change.status) && !change.rolledBackBy && change.revision !== 1;
const planOf = (change) => api('POST', [...poolPath(change.userPoolId), 'plan'], { body: { rollback: { changeId: change.changeId } } });
const undoing = (plan) => ({ ...plan, possible: goes(plan) });

function technical(change) {
  const facts = { change: change.changeId, pool: change.userPoolId, request: change.requestId, sender: change.sender, plan: change.hash, policy: change.policy?.version, calls: change.calls?.join(', '), revision: change.revision };
  return h('details', {}, h('summary', {}, words.technical), h('dl', { class: 'facts-list' },
    Object.entries(facts).filter(([, value]) => value !== undefined).map(([name, value]) => h('div', {}, h('dt', {}, words.fact[name]), h('dd', {}, named(String(value), 160))))));
}

function actions(view) {
  const { change, mine, me } = view;
  const pending = change.status === 'PENDING_APPROVAL';
  const refused = mayNot(me, mine, change);
  const copied = command(change, pending && !refused);
  return h('div', { class: 'actions', role: 'group', 'aria-label': words.actions },
    pending && mine.never && h('p', { class: 'trouble' }, words.neverBecause),
    pending && (refused ? h('p', { class: mine.planHash === change.hash ? 'may' : 'trouble' }, refused) : button(words.approve, () => answer(view, 'approve'), 'primary')),
    pending && button(words.decline, () => answer(view, 'decline')),
    WITHDRAWABLE.has(change.status) && mine.asked && button(words.withdraw, () => answer(view, 'withdraw')),
    change.review?.state === 'open' && (mayNotAccept(mine) ? h('p', { class: 'may' }, mayNotAccept(mine)) : button(words.accept, () => accept(change, view.page))),
    isUndoable(change) && button(words.undo, () => rollBack(view)),
    button(words.copy, copying(copied, words.copied(copied)), 'quiet'));
}

/** What the command is for what the page is for; of a plan the whole hash, as nobody types it. */
function command(change, answers) {
  const id = shortId(change.changeId);
  if (answers) return `poolkeeper approve ${id} --plan-hash ${change.hash}`;
  return isUndoable(change) ? `poolkeeper undo ${id}` : `poolkeeper show ${id}`;
}

/** What the answer is to, said once more where it is given. */
function recalled({ change, moved, name }) {
  const most = 3;
  return h('div', { class: 'recalled' },
    h('p', {}, words.inPool, ' ', named(name, 80), ' ', words.askedBy, ' ', asker(change)),
    moved.slice(0, most).map(({ one, said }) => [h('p', {}, named(one.path, 120), ' ', said.weakens && badge('warning', words.weakens)), sides(one)]),
    moved.length > most && h('p', {}, words.andMore(moved.length - most)));
}

function answer(view, decision) {
  const { change, mine, page } = view;
  confirmed({
    title: words.reallyAnswer[decision],
    body: recalled(view),
    verb: words[decision],
    style: decision === 'approve' ? '' : 'danger',
    send: async (body) => {
      // The hash of what was shown, made from it: not the one that the document has beside it.
      const meant = decision === 'approve' ? { ...body, planHash: mine.planHash } : body;
      await api('POST', [...changePath(change), decision], { body: meant });
      announce(words.answered[decision]);
      page.again();
    },
  });
}

/** Undoing is planned on the pool as it is, and shown, before it is asked for: that plan, or none. */
export async function rollBack({ change, page, settings }) {
  const plan = await planOf(change);
  confirmed({
    title: words.reallyUndo,
    body: await preview(plan, settings),
    goes: goes(plan),
    verb: words.undo,
    style: 'danger',
    comment: words.reason,
    send: async (reason) => {
      const opened = await api('POST', [...changePath(change), 'rollback'], { body: { ...reason, planHash: plan.hash }, key: freshKey() });
      page.go(['change', opened.userPoolId, opened.changeId]);
    },
  });
}

/** Whether a plan would come to anything. */
export const goes = (plan) => plan.status === 'PLANNED' && plan.policy?.effect !== 'forbid';

/** What a plan comes to. */
export async function preview(plan, settings) {
  const differences = plan.differences ?? [];
  const [spoken] = await inWords([differences]);
  return [
    h('p', {}, words.then(plan)),
    weakestFirst(differences, spoken).map(({ one, said }) => setting(one, said, ruled(plan.policy, one.path), settings)),
    findings(plan),
  ];
}

/** It stands, for a reason that is given. */
export function accept(row, page) {
  confirmed({
    title: words.reallyAccept,
    body: h('p', {}, words.acceptMeans(row.review?.needed ?? 1)),
    verb: words.accept,
    comment: words.whyAccept,
    send: async (body) => {
      await api('POST', [...changePath(row), 'accept'], { body });
      page.again();
    },
  });
}

/** How it was when one looked, so that one can tell whether it has moved. */
const state = (change) => JSON.stringify([change.status, change.answers, change.hash, change.rolledBackBy, change.policy?.version]);

const isExpired = (change) => change.expiresAt !== undefined && new Date(change.expiresAt) < new Date();

/** Looks again while the page is open: at the change, and, while it waits, at the pool. */
function watch(change, banner, page) {
  const look = async () => {
    const now = await get(changePath(change));
    if (state(now) === state(change)) return;
    if (UNDER_WAY.has(change.status)) page.again();
    else banner.tell(words.movedOn(now.status));
  };
  page.every(UNDER_WAY.has(change.status) ? WHILE_UNDER_WAY : BETWEEN_LOOKS, look);
  if (change.status !== 'PENDING_APPROVAL' || !change.request) return;
  const plan = async () => {
    const now = await api('POST', [...poolPath(change.userPoolId), 'plan'], { body: change.request });
    if (now.hash !== change.hash) banner.tell(now.sinceThen ? words.poolMovedByHand : words.poolMoved);
  };
  page.soon(plan);
  page.every(BETWEEN_PLANS, plan);
}
