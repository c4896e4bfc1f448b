import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/**
 * Decides which requests the server answers: those of the page that it gave to somebody who knew the token.
 */
export interface Guard {
  /** The token of the address that is printed; valid as long as the process runs. */
  readonly token: string;
  /**
   * A token for one use within a minute, for a browser's command line, which other users of the machine can
   * read.
   */
  issueOneTimeToken(): string;
  /** The `Set-Cookie` value for a valid token, else null. */
  exchange(token: string): string | null;
  /**
   * Why a request to this origin cannot come from our page or from the address bar, as a sentence; null when
   * it can.
   */
  crossOriginReason(headers: IncomingHttpHeaders): string | null;
  /** Whether the request carries the session's cookie. */
  hasSession(headers: IncomingHttpHeaders): boolean;
}

const oneTimeMilliseconds = 60_000;

/**
 * `port`: the port that the server listens on. The only origin is `http://127.0.0.1:PORT`; no other host name
 * is accepted.
 */
export const createGuard = (port: number, now: () => number = Date.now): Guard => {
  const host = `127.0.0.1:${port}`;
  const cookieName = `lectern-${port}`; // cookies ignore ports, so the name tells two running programs apart
  const token = secret();
  const session = secret();
  let oneTime: { readonly token: string; readonly until: number } | null = null;

  const spendOneTimeToken = (given: string): boolean => {
    if (!oneTime || !isSame(given, oneTime.token)) return false;
    const inTime = now() < oneTime.until;
    oneTime = null;
    return inTime;
  };

  return {
    token,
    issueOneTimeToken() {
      oneTime = { token: secret(), until: now() + oneTimeMilliseconds };
      return oneTime.token;
    },
    exchange: (given) =>
      isSame(given, token) || spendOneTimeToken(given)
        ? `${cookieName}=${session}; Path=/; HttpOnly; SameSite=Strict`
        : null,
    crossOriginReason(headers) {
      if (headers.host !== host) return 'Another host name was asked for.'; // DNS rebinding
      if (headers.origin !== undefined && headers.origin !== `http://${host}`)
        return 'The request comes from another page.';
      const site = headers['sec-fetch-site'];
      if (site !== undefined && site !== 'same-origin' && site !== 'none')
        return 'The request comes from another site.';
      return null;
    },
    hasSession: (headers) =>
      cookies(headers.cookie).some(([name, value]) => name === cookieName && isSame(value, session)),
  };
};

const secret = (): string => randomBytes(32).toString('base64url');

/** Compares in constant time; hashing first makes the lengths equal. */
const isSame = (left: string, right: string): boolean => timingSafeEqual(sha256(left), sha256(right));
const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

const cookies = (header = ''): readonly (readonly [name: string, value: string])[] =>
  header.split(';').map((pair) => {
    const [name = '', ...value] = pair.trim().split('=');
    return [name, value.join('=')];
  });
