import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

export interface StaticFile {
  readonly bytes: Buffer;
  /** For the header `Content-Type`. */
  readonly type: string;
}

export interface StaticFiles {
  /**
   * `urlPath`: the path of a URL, percent-encoded, without query. Null: there is no such file, or it may not
   * be served.
   */
  read(urlPath: string): StaticFile | null;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
};

// What the build gives its files; everything else (dot segments, backslashes, drive letters, NUL) is not a
// name.
const segment = /^[A-Za-z0-9_@+-][A-Za-z0-9_@+.-]*$/;

/** The built interface, for either shell. */
export const createStaticFiles = (root: string): StaticFiles => ({
  read(urlPath) {
    const segments = parsePath(urlPath);
    if (segments === null) return null;
    const path = join(root, ...segments);
    const type = types[extname(path)];
    if (type === undefined) return null;
    try {
      return { bytes: readFileSync(path), type };
    } catch {
      return null;
    }
  },
});

const parsePath = (urlPath: string): string[] | null => {
  let decoded;
  try {
    decoded = decodeURIComponent(urlPath);
  } catch {
    return null;
  }
  if (decoded === '/') return ['index.html'];
  if (!decoded.startsWith('/')) return null;
  const segments = decoded.slice(1).split('/');
  return segments.every((part) => segment.test(part)) ? segments : null;
};
