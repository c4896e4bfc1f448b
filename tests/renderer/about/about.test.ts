import { expect, it } from 'vitest';
import type { Licence } from '#contract/licences';
import { engineOf } from '#renderer/about/engine-of';
import { groupsOf } from '#renderer/about/licences';

it.each([
  [
    'Mozilla/5.0 (X11) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36',
    'Chromium',
    '141',
  ],
  ['Mozilla/5.0 (X11; rv:144.0) Gecko/20100101 Firefox/144.0', 'Firefox', '144'],
  [
    'Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15',
    'Safari',
    '18.5',
  ],
])('knows the engine of %s', (userAgent, name, version) => {
  expect(engineOf(userAgent)).toEqual({ name, version });
});

it('names no engine that it does not know', () => {
  expect(engineOf('Something/1.0')).toBeNull();
});

it('shows the licences of Electron where it is part of the program', () => {
  const part = (kind: Licence['kind']): Licence => ({
    kind,
    name: kind,
    title: kind,
    version: '1',
    licence: 'MIT',
    text: '',
  });
  const parts = [part('engine'), part('software'), part('typeface')];
  expect(groupsOf(parts, true).map(({ kind }) => kind)).toEqual(['typeface', 'software', 'engine']);
  expect(groupsOf(parts, false).map(({ kind }) => kind)).toEqual(['typeface', 'software']);
});
