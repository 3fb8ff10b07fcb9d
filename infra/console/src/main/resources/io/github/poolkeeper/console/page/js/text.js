// Texts from outside: made visible, cut, and marked where they could be taken for something else.
// The rules are those of core's VisibleText; a test holds the two against each other.

const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\u180b-\u180f\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/u;
const ALPHABETS = ['Latin', 'Cyrillic', 'Greek', 'Armenian', 'Hebrew', 'Arabic', 'Cherokee', 'Georgian', 'Coptic']
  .map((name) => new RegExp(`\\p{Script=${name}}`, 'u'));

export const isHidden = (character) => HIDDEN.test(character);

const escaped = (character) =>
  [...Array(character.length).keys()]
    .map((i) => '\\u' + character.charCodeAt(i).toString(16).padStart(4, '0'))
    .join('');

/** The text with everything in it to be seen; `kept` are characters that stay as they are. */
export function visible(text, kept = '') {
  return Array.from(text, (c) => (isHidden(c) && !kept.includes(c) ? escaped(c) : c)).join('');
}

/** The text, or its start; no character is cut in two. */
export function cut(text, most) {
  const characters = Array.from(text);
  return characters.length <= most ? text : characters.slice(0, most).join('') + '…';
}

/** Pieces `{text, odd}`: odd are letters of another alphabet within a word that has Latin ones. */
export function pieces(text) {
  const parts = [];
  for (const word of text.split(/(\s+)/u)) {
    const mixes = ALPHABETS.filter((alphabet) => alphabet.test(word)).length > 1;
    for (const c of mixes ? Array.from(word) : [word]) {
      const odd = mixes && /\p{L}/u.test(c) && !ALPHABETS[0].test(c);
      const last = parts.at(-1);
      if (last && last.odd === odd) last.text += c;
      else parts.push({ text: c, odd });
    }
  }
  return parts;
}

/** Where two texts begin and end alike: `{start, endBefore, endAfter}`, in characters. */
export function difference(before, after) {
  const a = Array.from(before);
  const b = Array.from(after);
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  return { a, b, start, endA: a.length - end, endB: b.length - end };
}

/** A value as one line of canonical JSON; a text as it is. */
export const valueText = (value) => (typeof value === 'string' ? value : JSON.stringify(value));

export const lastName = (path) => unescaped(path.split('/').at(-1));
export const segments = (path) => path.split('/').slice(1).map(unescaped);
const unescaped = (segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~');
export const pointer = (names) => names.map((n) => '/' + n.replaceAll('~', '~0').replaceAll('/', '~1')).join('');
export const shortId = (id) => id.slice(-8);

/** A session's name out of `AROA…:ines.weber`; anything else as it is. */
export const nameIn = (identity) => (identity.startsWith('AROA') ? identity.slice(identity.indexOf(':') + 1) : identity);

export const who = (change) => change.senderName ?? (change.sender ? nameIn(change.sender) : undefined);
