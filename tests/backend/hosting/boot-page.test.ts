import { describe, expect, it } from 'vitest';
import { bootPage } from '#backend/hosting/boot-page';
import type { Boot } from '#contract/commands';
import { defaultSettings } from '#contract/settings';
import { studyText } from '../support/study-text';

const page =
  '<!doctype html>\n<html lang="en"><head><!--boot--><script src="a.js"></script></head><body></body></html>';
const boot = (words: string): Boot => ({
  app: {
    version: '0',
    shell: 'web',
    platform: 'linux',
    dataDir: words,
    readOnly: false,
    canSaveFiles: false,
    canOpenFolder: false,
  },
  settings: {
    ...defaultSettings,
    theme: 'dark',
    typography: { ...defaultSettings.typography, face: 'atkinson', justified: true, numbers: false },
  },
  library: [],
  text: studyText(),
  annotations: { annotations: [], history: { undo: 0, redo: 0 }, trashed: 0 },
  record: { state: 'ok', damaged: false, setAside: [] },
});
const embedded = (html: string): string => {
  const [, json = ''] = /<script type="application\/json" id="boot">(.*?)<\/script>/s.exec(html) ?? [];
  return json;
};

describe('the page of a window', () => {
  it('carries theme, type and the first answer before anything of it is painted', () => {
    const html = bootPage(page, boot('plain'));
    expect(html).toContain(
      '<html data-theme="dark" data-face="atkinson" data-justified="true" data-hyphenated="true" data-numbers="false" data-calendar="as-printed" lang="en">',
    );
    expect(html).not.toContain('<!--boot-->');
    expect(html.indexOf('id="boot"')).toBeLessThan(html.indexOf('a.js'));
    expect(JSON.parse(embedded(html))).toEqual(boot('plain'));
  });

  const dangerous = ['</script><img src=x>', '<!--<script>', '\u2028\u2029', "$& $' $1", '"\\\'', ']]>'];
  it.each(dangerous)('is not broken by any words of the reader: %j', (words) => {
    const html = bootPage(page, boot(words));
    expect(JSON.parse(embedded(html))).toEqual(boot(words));
    expect(embedded(html)).not.toMatch(/[<\u2028\u2029]/);
    expect(html.match(/<\/script>/g)).toHaveLength(2);
  });

  it('is refused when it has no marker', () => {
    expect(() => bootPage('<html></html>', boot(''))).toThrow('marker');
  });
});
