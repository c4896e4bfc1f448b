import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentSecurityPolicy, securityHeaders } from '#backend/hosting/page-policy';
import { createStaticFiles } from '#backend/hosting/static-files';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lectern-static-'));
  mkdirSync(join(folder, 'root/assets'), { recursive: true });
  for (const name of [
    'root/index.html',
    'root/assets/app-D_3x.js',
    'root/assets/f.woff2',
    'root/licences.json',
    'root/.env.js',
    'root/notes.txt',
    'secret.js',
  ]) {
    writeFileSync(join(folder, name), name);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const read = (path: string) => createStaticFiles(join(folder, 'root')).read(path);

describe('the files of the interface', () => {
  it.each([
    ['/', 'root/index.html', 'text/html; charset=utf-8'],
    ['/index.html', 'root/index.html', 'text/html; charset=utf-8'],
    ['/assets/app-D_3x.js', 'root/assets/app-D_3x.js', 'text/javascript; charset=utf-8'],
    ['/assets/%61pp-D_3x.js', 'root/assets/app-D_3x.js', 'text/javascript; charset=utf-8'],
    ['/licences.json', 'root/licences.json', 'application/json; charset=utf-8'],
    ['/assets/f.woff2', 'root/assets/f.woff2', 'font/woff2'],
  ])('are given with their type: %s', (path, bytes, type) => {
    expect(read(path)).toEqual({ bytes: Buffer.from(bytes), type });
  });

  it.each([
    '/../secret.js',
    '/%2e%2e/secret.js',
    '/%2E%2E%2Fsecret.js',
    '/assets/../../secret.js',
    '/assets/..%2f..%2fsecret.js',
    '/..\\secret.js',
    '/..%5csecret.js',
    '//secret.js',
    '/secret.js%00.js',
    '/%',
    '/.env.js',
    '/notes.txt',
    '/assets',
    '/assets/',
    '/missing.js',
    '/c:/secret.js',
    '',
    'index.html',
  ])('are not given, nor anything else, for %j', (path) => {
    expect(read(path)).toBeNull();
  });
});

it('the policy allows nothing from elsewhere and no inline script or style', () => {
  expect(contentSecurityPolicy).not.toMatch(/unsafe|http|\*|ws:/);
  expect(contentSecurityPolicy).toMatch(/^default-src 'none'; /);
  expect(securityHeaders['Content-Security-Policy']).toBe(contentSecurityPolicy);
  expect(securityHeaders['X-Content-Type-Options']).toBe('nosniff');
});
