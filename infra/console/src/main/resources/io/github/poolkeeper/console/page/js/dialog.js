// Asks once more before anything is sent, and says what became of it.

import { announce, button, fill, h } from './dom.js';
import { words } from './words.js';

const LONGEST_REASON = 2048;

/**
 * @param title what is asked
 * @param body elements that say what it comes to
 * @param verb what the button says
 * @param send takes the comment and sends; what it throws is shown, and the dialog stays
 * @param goes whether there is anything to send
 */
export function confirmed({ title, body, verb, style = '', comment = words.comment, send, goes = true }) {
  const reason = h('textarea', { id: 'comment', rows: '2', maxlength: LONGEST_REASON, 'data-autofocus': '' });
  const trouble = h('p', { role: 'alert', class: 'trouble' });
  const go = button(verb, submit, `primary ${style}`);
  const dialog = h('dialog', { 'aria-labelledby': 'dialog-title' },
    h('form', { on: { submit: (event) => { event.preventDefault(); submit(); } } },
      h('h2', { id: 'dialog-title' }, title),
      body,
      goes && [h('label', { for: 'comment' }, comment), reason],
      trouble,
      h('p', { class: 'buttons' }, goes && go, button(words.cancel, () => dialog.close()))));
  dialog.addEventListener('close', () => dialog.remove());

  async function submit() {
    if (go.disabled || !goes) return;
    go.disabled = true;
    fill(trouble);
    try {
      const said = reason.value.trim();
      await send(said === '' ? {} : { reason: said });
      dialog.close();
    } catch (problem) {
      fill(trouble, problem.message, problem.violations?.map((v) => h('span', { class: 'violation' }, `${v.path ?? ''} ${v.message}`)));
      announce(problem.message);
      go.disabled = false;
    }
  }

  document.body.append(dialog);
  dialog.showModal();
  (goes ? reason : dialog.querySelector('.buttons button')).focus();
}
