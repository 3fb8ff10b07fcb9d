// The frame around the pages: which one is shown, for whom, and the way between them.

import { enter, get, hasKey, own, person, Problem, rehearse } from './api.js';
import { announce, button, fill, h } from './dom.js';
import { visible } from './text.js';
import { words } from './words.js';
import * as inbox from './inbox.js';
import * as change from './change.js';
import * as timeline from './timeline.js';
import * as pools from './pools.js';
import * as pool from './pool.js';
import * as byhand from './byhand.js';
import * as answers from './answers.js';
import * as freezes from './freezes.js';
import * as compose from './compose.js';

const PAGES = { '': inbox, change, timeline, pool, pools, 'by-hand': byhand, answers, freezes, compose };
const NAVIGATION = ['', 'timeline', 'pools', 'by-hand', 'freezes', 'answers', 'compose'];

const main = document.getElementById('main');
let me;
let latest;
let shown = { stop() {} };

/** What a page may ask of its frame; nothing it has begun goes on when another one is shown. */
function frame() {
  const timers = [];
  let isOver = false;
  const quietly = (look) => async () => {
    if (isOver || document.hidden || document.querySelector('dialog[open]')) return;
    // A look that fails says nothing: what was shown stays, and the API has the last word.
    await look().catch(() => {});
  };
  return {
    again: () => show(false),
    go: (parts) => { location.hash = '/' + parts.map(encodeURIComponent).join('/'); },
    every: (milliseconds, look) => timers.push(setInterval(quietly(look), milliseconds)),
    soon: (look) => timers.push(setTimeout(quietly(look), 0)),
    stop() {
      isOver = true;
      // What it asks once more is asked of the page that is seen.
      document.querySelectorAll('dialog[open]').forEach((dialog) => dialog.close());
      timers.forEach(clearInterval);
    },
    get isOver() { return isOver; },
  };
}

async function show(focuses = true) {
  // Until it is known who asks, it would be another person's page.
  if (me === undefined) return;
  shown.stop();
  const page = (shown = frame());
  const [path, search = ''] = location.hash.replace(/^#\/?/, '').split('?');
  const [name, ...parts] = path.split('/').map(decodeURIComponent);
  const view = PAGES[name] ?? inbox;
  document.title = `${view.title} – ${words.product}`;
  navigation(name === 'pool' ? 'pools' : name);
  main.setAttribute('aria-busy', 'true');
  try {
    const content = await view.show(me, parts, page, new URLSearchParams(search));
    if (page.isOver) return;
    fill(main, h('h1', { tabindex: '-1' }, view.title), content);
    announce(view.title);
  } catch (problem) {
    if (!page.isOver) trouble(problem);
  }
  main.removeAttribute('aria-busy');
  main.dataset.shown = location.hash;
  if (focuses) {
    document.querySelector('h1')?.focus();
    scrollTo(0, 0);
  }
}

function trouble(problem) {
  fill(main, h('h1', { tabindex: '-1' }, words.trouble), h('p', { role: 'alert', class: 'trouble' }, visible(problem.message)),
    problem.status === 401 ? h('p', {}, words.startAgain, ' ', h('code', {}, 'poolkeeper console')) : button(words.tryAgain, () => (latest === undefined ? start() : show())));
}

function navigation(current) {
  for (const link of document.querySelectorAll('nav a')) {
    if (link.getAttribute('href') === `#/${current}`) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
}

function top(session) {
  const menu = session.people.length > 0 && [
    h('label', { for: 'person' }, words.rehearse),
    h('select', { id: 'person', on: { change: (event) => { rehearse(event.target.value); start(); } } },
      h('option', { value: '' }, words.myself),
      session.people.map((name) => h('option', { value: name, selected: name === person() }, name))),
  ];
  fill(document.getElementById('top'),
    h('a', { class: 'brand', href: '#/' }, words.product),
    h('nav', { 'aria-label': words.navigation }, NAVIGATION.map((page) => h('a', { href: `#/${page}` }, words.pages[page]))),
    h('div', { class: 'me' },
      h('span', {}, words.youAre, ' ', h('strong', { title: me.identity }, visible(me.name ?? me.identity))),
      h('span', { class: 'stack' }, words.on, ' ', visible(session.stack)),
      menu,
      button(words.end, end, 'quiet')));
}

async function end() {
  await own('DELETE', '/session');
  shown.stop();
  localStorage.clear();
  fill(document.getElementById('top'), h('span', { class: 'brand' }, words.product));
  fill(main, h('h1', { tabindex: '-1' }, words.ended), h('p', {}, words.startAgain, ' ', h('code', {}, 'poolkeeper console')));
}

async function start() {
  const mine = (latest = {});
  me = undefined;
  shown.stop();
  document.getElementById('skip').textContent = words.skip;
  fill(main, h('h1', { tabindex: '-1' }, words.product), h('p', { class: 'empty' }, words.loading));
  try {
    await enter();
    if (!hasKey()) throw new Problem(401, { detail: words.locked });
    const [session, self] = await Promise.all([own('GET', '/session'), get(['whoami'])]);
    if (latest !== mine) return;
    me = self;
    top(session);
    await show();
  } catch (problem) {
    if (latest !== mine) return;
    latest = undefined;
    trouble(problem);
  }
}

document.getElementById('skip').addEventListener('click', (event) => {
  event.preventDefault();
  main.focus();
});
addEventListener('hashchange', () => {
  const isNew = location.hash.startsWith('#enter=') || latest === undefined;
  return isNew ? start() : show();
});
start();
