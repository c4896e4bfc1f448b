import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** Who may speak to the server: the page that the server itself gave to somebody who knew the token. */
export interface Guard {
  /** Of the ready line; valid as long as the process runs. */
  readonly token: string;
  /** A token for one use within a minute, for a browser's command line, which others on the machine can read. */
  issueOnce(): string;
  /** The `Set-Cookie` value for a valid token, else null. */
  exchange(token: string): string | null;
  /** Why a request to this origin cannot come from our page or from the address bar; null when it can. */
  foreign(headers: IncomingHttpHeaders): string | null;
  /** Whether the request carries the cookie. */
  knows(headers: IncomingHttpHeaders): boolean;
}

const onceMilliseconds = 60_000;

/** `port`: the one that the server listens on; one origin, `http://127.0.0.1:PORT`, and no other name for it. */
export const createGuard = (port: number, now: () => number = Date.now): Guard => {
  const host = `127.0.0.1:${port}`;
  const cookieName = `lectern-${port}`; // cookies ignore ports, so the name tells two running programs apart
  const token = secret();
  const session = secret();
  let once: { readonly token: string; readonly until: number } | null = null;

  const spendOnce = (given: string): boolean => {
    if (!once || !same(given, once.token)) return false;
    const inTime = now() < once.until;
    once = null;
    return inTime;
  };

  return {
    token,
    issueOnce() {
      once = { token: secret(), until: now() + onceMilliseconds };
      return once.token;
    },
    exchange: (given) =>
      same(given, token) || spendOnce(given)
        ? `${cookieName}=${session}; Path=/; HttpOnly; SameSite=Strict`
        : null,
    foreign(headers) {
      if (headers.host !== host) return 'Another host name was asked for.'; // DNS rebinding
      if (headers.origin !== undefined && headers.origin !== `http://${host}`)
        return 'The request comes from another page.';
      const site = headers['sec-fetch-site'];
      if (site !== undefined && site !== 'same-origin' && site !== 'none')
        return 'The request comes from another site.';
      return null;
    },
    knows: (headers) =>
      cookies(headers.cookie).some(([name, value]) => name === cookieName && same(value, session)),
  };
};

const secret = (): string => randomBytes(32).toString('base64url');

/** In constant time; hashing first makes the lengths equal. */
const same = (left: string, right: string): boolean => timingSafeEqual(sha256(left), sha256(right));
const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

const cookies = (header = ''): readonly (readonly [name: string, value: string])[] =>
  header.split(';').map((pair) => {
    const [name = '', ...value] = pair.trim().split('=');
    return [name, value.join('=')];
  });
