// A change is written here: settings out of core's table, with a plan that follows what one types.

import { api, freshKey, get, inWords, poolPath, pools, table } from './api.js';
import { announce, button, fill, h, named } from './dom.js';
import { setting } from './setting.js';
import { findings, goes, ruled } from './change.js';
import { cut, lastName, segments, valueText } from './text.js';
import { words } from './words.js';

const WHILE_TYPING = 400;
const LONG_TEXT = 140;
const LONGEST_REASON = 2048;
const HARMLESS = new Set(['PLANNED', 'UNCHANGED']);

export const title = words.compose;

export async function show(me, [id], page) {
  const [found, settings] = await Promise.all([pools(), table()]);
  const choice = h('select', { id: 'pool', on: { change: () => page.go(['compose', choice.value]) } },
    !id && h('option', { value: '' }, words.choosePool),
    id && !found.some((pool) => pool.userPoolId === id) && h('option', { value: id, selected: true }, id),
    found.map((pool) => h('option', { value: pool.userPoolId, selected: pool.userPoolId === id }, `${cut(pool.name, 60)} (${pool.userPoolId})`)));
  const head = h('div', { class: 'filters' }, h('div', {}, h('label', { for: 'pool' }, found.isComplete ? words.ofPoolLabel : words.whichOfTheFirst(found.length)), choice));
  if (!id) return [head, h('p', { class: 'empty' }, words.choosePoolFirst)];
  const { configuration } = await get(poolPath(id));
  return [head, editor(id, configuration ?? {}, settings, page)];
}

function editor(id, configuration, settings, page) {
  const fields = new Map();
  const list = h('div', { class: 'settings' });
  const outcome = h('div', { class: 'settings', 'aria-live': 'polite' });
  const reason = h('textarea', { id: 'reason', rows: '2', maxlength: LONGEST_REASON });
  const trouble = h('p', { role: 'alert', class: 'trouble' });
  const go = button(words.submit, submit, 'primary');
  go.disabled = true;
  let plan;
  let asked = '{}';
  let turn = 0;
  let timer;

  const patch = () => [...fields.values()].reduce((all, field) => put(all, segments(field.path), field.value()), {});

  /** Leaving a field tells of it once more: only what is another patch than before is planned anew. */
  function later() {
    const now = JSON.stringify(patch());
    if (now === asked) return;
    asked = now;
    plan = undefined;
    go.disabled = true;
    clearTimeout(timer);
    timer = setTimeout(look, WHILE_TYPING);
  }

  async function look() {
    const mine = ++turn;
    fields.forEach((field) => field.tell(''));
    fill(trouble);
    if (fields.size === 0) return fill(outcome);
    try {
      const found = await api('POST', [...poolPath(id), 'plan'], { body: { change: patch() } });
      const [spoken] = await inWords([found.differences ?? []]);
      if (mine !== turn || page.isOver) return;
      plan = found;
      go.disabled = !goes(found);
      fill(outcome, h('h2', {}, words.thePlan), h('p', { class: HARMLESS.has(found.status) ? '' : 'trouble' }, words.then(found)),
        (found.differences ?? []).map((one, i) => setting(one, spoken.settings[i], ruled(found.policy, one.path), settings)),
        findings({ ...found, violations: tell(found.violations ?? []) }),
        found.undo && h('p', {}, words.canBeUndone(found.undo.possible)));
    } catch (problem) {
      asked = '';
      if (mine === turn) fill(outcome, h('p', { class: 'trouble' }, problem.message), findings({ violations: tell(problem.violations) }));
    }
  }

  /** What is wrong, at its field; what belongs to none of them is left. */
  function tell(violations) {
    return violations.filter(({ path = '', message }) => {
      const at = path.replace(/^\/change/, '');
      const field = [...fields.values()].find((one) => at === one.path || at.startsWith(one.path + '/'));
      field?.tell(message);
      return !field;
    });
  }

  async function submit() {
    go.disabled = true;
    try {
      const said = reason.value.trim();
      const body = { change: patch(), ...(plan.hash && { planHash: plan.hash }), ...(said && { reason: said }) };
      const opened = await api('POST', [...poolPath(id), 'changes'], { body, key: freshKey() });
      announce(words.submitted);
      page.go(['change', id, opened.changeId]);
    } catch (problem) {
      fill(trouble, problem.message);
      tell(problem.violations);
      go.disabled = false;
    }
  }

  function add(path) {
    const row = settings.get(path);
    fill(trouble, row ? '' : named(words.noSetting(path)));
    if (!row || fields.has(path)) return Boolean(row);
    const field = fieldOf(row, at(configuration, segments(path)), later, () => {
      fields.delete(path);
      field.element.remove();
      later();
    });
    fields.set(path, field);
    list.append(field.element);
    field.focus();
    later();
    return true;
  }

  const wanted = h('input', { id: 'wanted', list: 'settings', autocomplete: 'off', spellcheck: 'false', placeholder: '/Policies/PasswordPolicy/MinimumLength' });
  const adding = h('form', { class: 'filters', on: { submit: (event) => { event.preventDefault(); if (add(pathOf(wanted.value.trim(), settings))) wanted.value = ''; } } },
    h('div', { class: 'wide' }, h('label', { for: 'wanted' }, words.whichSetting), wanted,
      h('datalist', { id: 'settings' }, [...settings.keys()].map((path) => h('option', { value: path }, words.does(path))))),
    h('button', { type: 'submit' }, words.add));
  return h('div', { class: 'change' },
    h('div', { class: 'what-it-does' }, adding, list,
      h('div', {}, h('label', { for: 'reason' }, words.reason), reason), trouble, h('p', { class: 'buttons' }, go)),
    h('div', { class: 'plan' }, outcome));
}

/** A setting by its path, or by its name where only one has it. */
function pathOf(text, settings) {
  const named = [...settings.keys()].filter((path) => lastName(path).toLowerCase() === text.toLowerCase());
  return settings.has(text) || named.length !== 1 ? text : named[0];
}

const at = (value, names) => names.reduce((inner, name) => inner?.[name], value);

function put(all, [name, ...rest], value) {
  return { ...all, [name]: rest.length === 0 ? value : put(all[name] ?? {}, rest, value) };
}

/** One setting with what it takes, what it does, how it is now, and what is wrong with it. */
function fieldOf(row, current, changed, removed) {
  const id = `field${row.path.replaceAll('/', '-')}`;
  const control = controlOf(row, id, current);
  const none = (row.removable || row.neutral !== undefined) && h('input', { type: 'checkbox', id: `${id}-none` });
  const wrong = h('p', { id: `${id}-wrong`, class: 'trouble' });
  const element = h('fieldset', { class: 'setting', on: { input: changed, change: changed } },
    h('legend', {}, lastName(row.path)),
    h('p', { class: 'does' }, words.does(row.path)),
    h('p', { class: 'note', id: `${id}-takes` }, words.takes(row), ' ', words.weakerIs(row.weaker)),
    h('p', { class: 'facts' }, words.now, ' ', current === undefined ? h('em', {}, words.absent) : named(cut(valueText(current), 200), 200)),
    control.element,
    none && h('p', {}, none, ' ', h('label', { for: `${id}-none` }, row.removable ? words.remove : words.back(JSON.stringify(row.neutral)))),
    wrong,
    h('p', {}, button(words.leaveOut, removed, 'more')));
  return {
    path: row.path,
    element,
    value: () => (none && none.checked ? null : control.value()),
    focus: () => element.querySelector('input, select, textarea').focus(),
    tell(message) {
      fill(wrong, message);
      for (const one of element.querySelectorAll('input, select, textarea')) {
        one.setAttribute('aria-describedby', `${id}-takes ${id}-wrong`);
        if (message) one.setAttribute('aria-invalid', 'true');
        else one.removeAttribute('aria-invalid');
      }
    },
  };
}

function controlOf(row, id, current) {
  const label = (text) => h('label', { for: id }, text ?? words.newValue);
  const simple = (element, value) => ({ element: h('div', {}, label(), element), value });
  const select = (values, chosen) => h('select', { id }, values.map((value) => h('option', { value, selected: value === chosen }, value)));
  if (row.type === 'flag') {
    const element = select(['true', 'false'], String(current ?? false));
    return simple(element, () => element.value === 'true');
  }
  if (row.type === 'choice') {
    const element = select(row.values, current);
    return simple(element, () => element.value);
  }
  if (row.type === 'number') {
    const element = h('input', { id, type: 'number', value: current ?? '', inputmode: 'numeric' });
    return simple(element, () => (element.value === '' ? '' : Number(element.value)));
  }
  if (row.type === 'text') {
    const long = row.max > LONG_TEXT;
    const element = long ? h('textarea', { id, rows: row.max > 3000 ? '8' : '2' }) : h('input', { id, autocomplete: 'off' });
    element.value = current ?? '';
    return simple(element, () => element.value);
  }
  if (row.type === 'choices') {
    const boxes = row.values.map((value, i) => h('input', { type: 'checkbox', id: `${id}-${i}`, value, checked: (current ?? []).includes(value) }));
    return { element: h('div', {}, boxes.map((box) => h('p', {}, box, ' ', h('label', { for: box.id }, box.value)))), value: () => boxes.filter((box) => box.checked).map((box) => box.value) };
  }
  if (row.type === 'recovery') {
    const texts = row.lists.map((names) => names.join(', '));
    const element = select(texts, (current ?? []).toSorted((a, b) => a.Priority - b.Priority).map((one) => one.Name).join(', '));
    return simple(element, () => element.value.split(', ').map((Name, i) => ({ Name, Priority: i + 1 })));
  }
  const element = h('textarea', { id, rows: '4', spellcheck: 'false' });
  element.value = row.type === 'tags' ? '{\n  "team": "identity"\n}' : JSON.stringify(current ?? {}, null, 2);
  return { element: h('div', {}, label(words.asJson), element), value: () => json(element.value) };
}

/** What is no JSON is sent as the text that it is: the API says what it expects. */
function json(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
