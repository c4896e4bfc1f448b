import { describe, expect, it } from 'vitest';
import { bootPage, pageFor } from '#backend/hosting/boot-page';
import type { Boot } from '#contract/commands';
import { failure, success, type Result } from '#contract/result';
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

  it('asks early for the typefaces of the interface and of the reader, and for no other', async () => {
    const link = (face: string) => `<link rel="preload" href="./${face}.woff2" data-face="${face}">`;
    const early = (html: string) => Array.from(html.matchAll(/data-face="([a-z-]+)">/g), ([, face]) => face);
    const built = page.replace(
      '</head>',
      `${['literata', 'source-sans', 'atkinson'].map(link).join('\n')}</head>`,
    );
    expect(early(bootPage(built, boot('')))).toEqual(['source-sans', 'atkinson']);
    const nothing = await pageFor(built, new URLSearchParams(), () =>
      Promise.resolve(failure('unreadable', 'No.')),
    );
    expect(early(nothing)).toEqual(['source-sans']);
  });

  it('is refused when it has no marker', () => {
    expect(() => bootPage('<html></html>', boot(''))).toThrow('marker');
  });
});

describe('the page for an address', () => {
  /** A backend that can open the texts `first` and `second`. */
  const invoke = (_command: string, argument: unknown): Promise<Result<unknown>> => {
    const { textId } = argument as { textId: string | null }; // `app.boot` is all that is invoked
    const id = textId ?? 'first';
    const opened = { ...boot('words'), text: studyText(id) };
    return Promise.resolve(
      ['first', 'second'].includes(id) ? success(opened) : failure('text-damaged', 'It is damaged.'),
    );
  };
  const pageAt = async (query: string) =>
    JSON.parse(embedded(await pageFor(page, new URLSearchParams(query), invoke))) as Boot; // as embedded

  it.each([
    ['', 'first'],
    ['?text=second', 'second'],
    ['?text=second&text=first', 'second'],
    ['?text=', 'first'],
    ['?other=second', 'first'],
    ['?text=../second', 'first'],
    ['?text=%3Cscript%3E', 'first'],
    [`?text=${'x'.repeat(101)}`, 'first'],
  ])('shows the text that it asks for, if that is an id: %s', async (query, shown) => {
    const { text, instead } = await pageAt(query);
    expect([text.id, instead]).toEqual([shown, undefined]);
  });

  it('shows another text when that one cannot be opened, and says why', async () => {
    const { text, instead } = await pageAt('?text=third');
    expect([text.id, instead]).toEqual(['first', { textId: 'third', code: 'text-damaged' }]);
  });

  it('comes as it was built when nothing can be opened', async () => {
    const nothing = () => Promise.resolve(failure('unreadable', 'Nothing can be read.'));
    for (const query of ['', 'text=second']) {
      expect(await pageFor(page, new URLSearchParams(query), nothing)).toBe(page);
    }
  });
});
