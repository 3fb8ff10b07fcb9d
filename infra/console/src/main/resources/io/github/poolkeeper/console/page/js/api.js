// Asks the console's server: the history API under /api, and what it answers itself.

const KEY = 'key';
const PERSON = 'person';

/** An answer that is an error, in the API's words. */
export class Problem extends Error {
  constructor(status, document) {
    super(document.detail ?? document.title ?? `HTTP ${status}`);
    this.status = status;
    this.violations = document.violations ?? [];
  }
}

export const hasKey = () => localStorage.getItem(KEY) !== null;

/** Takes the token of the link for the cookie and the key, and out of the address. */
export async function enter() {
  const [, token, view] = location.hash.match(/^#enter=([\w-]+)(\/.*)?$/) ?? [];
  if (token === undefined) return;
  history.replaceState(null, '', '#' + (view ?? '/'));
  const { key } = await ask('POST', '/session', { token });
  localStorage.setItem(KEY, key);
}

export const person = () => sessionStorage.getItem(PERSON) ?? '';
export function rehearse(name) {
  if (name) sessionStorage.setItem(PERSON, name);
  else sessionStorage.removeItem(PERSON);
}

async function ask(method, path, body, headers = {}) {
  const response = await fetch(path, {
    method,
    headers: {
      ...(hasKey() && { 'x-console-key': localStorage.getItem(KEY) }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    body: body === undefined ? undefined : JSON.stringify(body),
    redirect: 'error',
  }).catch(() => {
    throw new Problem(0, { detail: 'The console does not answer: does poolkeeper console still run?' });
  });
  const document = await response.json().catch(() => ({}));
  const status = Number(response.headers.get('x-api-status') ?? response.status);
  if (status >= 400) throw new Problem(status, document);
  return document;
}

export const own = (method, path, body) => ask(method, path, body);

/** A route of the history API; the parts of its path are encoded, an answer under a key counts once. */
export function api(method, parts, { query = {}, body, key } = {}) {
  const pairs = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  const search = pairs.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
  const path = '/api/' + parts.map(encodeURIComponent).join('/') + (search && '?' + search);
  return ask(method, path, body, {
    ...(key && { 'idempotency-key': key }),
    ...(person() && { 'x-console-as': person() }),
  });
}

export const get = (parts, query) => api('GET', parts, { query });

export const freshKey = () => 'console-' + crypto.randomUUID();

/** Page after page, as long as there are any and fewer than so many entries; of a list with a filter no more than so many. */
export async function all(parts, query, member, most = 200, requests = Infinity) {
  const found = [];
  let cursor;
  let sent = 0;
  do {
    sent++;
    const page = await get(parts, { limit: 100, ...query, cursor });
    found.push(...page[member]);
    cursor = page.cursor;
  } while (cursor !== undefined && found.length < most && sent < requests);
  return found;
}

/** The next page that has any entries; of lists with a filter some pages are empty though there is more. */
export async function next(parts, query, member, most = 10) {
  let page = { [member]: [], cursor: query.cursor };
  for (let i = 0; i < most && page[member].length === 0 && (i === 0 || page.cursor !== undefined); i++) {
    page = await get(parts, { ...query, cursor: page.cursor });
  }
  return { found: page[member], cursor: page.cursor };
}

let settings;
/** The table of settings, by path. */
export async function table() {
  settings ??= own('GET', '/settings').then((d) => new Map(d.settings.map((s) => [s.path, s])));
  return settings;
}

/** What core says of lists of differences. */
export const inWords = async (lists) => (lists.length === 0 ? [] : (await own('POST', '/words', { of: lists })).of);

export const poolPath = (id) => ['user-pools', id];
export const changePath = (change) => ['user-pools', change.userPoolId, 'changes', change.changeId];

/** The first pools on record to choose from, each with the `name` that people know it by, and whether they are all: `isComplete`. */
export async function pools(most = 200) {
  const found = await all(['user-pools'], {}, 'userPools', most);
  return Object.assign(found.filter((pool) => !pool.unseen).map((pool) => ({ ...pool, name: pool.poolName ?? pool.userPoolId })), { isComplete: found.length < most });
}

const names = new Map();
/** A pool's name on record; its id where none is. */
export async function poolName(id) {
  if (!names.has(id)) {
    names.set(id, await get(poolPath(id)).then((pool) => pool.configuration?.PoolName ?? id, () => id));
  }
  return names.get(id);
}
