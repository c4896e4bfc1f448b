import { readFileSync, readdirSync } from 'node:fs';
import { parse } from 'vue/compiler-sfc';
import { describe, expect, it } from 'vitest';
import { eventNames } from '#contract/events';
import { errorCodes } from '#contract/result';
import { argumentSchemas } from '#contract/schemas';
import { en } from '#renderer/i18n/en';

const files = readdirSync('renderer', { recursive: true, encoding: 'utf8' })
  .map((file) => `renderer/${file}`)
  .filter((file) => /\.(ts|vue)$/.test(file) && !file.includes('/i18n/en'));
const sources = files.map((file) => ({ file, source: readFileSync(file, 'utf8') }));

const keysOf = (messages: object, prefix = ''): string[] =>
  Object.entries(messages).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null
      ? keysOf(value as object, `${prefix}${key}.`)
      : [prefix + key],
  );
const known = new Set(keysOf(en));
const wordsOf = (messages: object, prefix = ''): { key: string; words: string }[] =>
  Object.entries(messages).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null
      ? wordsOf(value, `${prefix}${key}.`)
      : [{ key: prefix + key, words: String(value) }],
  );
/** Everything that is shown; the names of landmarks are read aloud only. */
const shown = wordsOf(en).filter(({ key }) => !key.startsWith('landmarks.'));
const withWords = (pattern: RegExp) => shown.filter(({ words }) => pattern.test(words));

/** Quoted strings that look like a key of the message file: its first part is one of the file's. */
const groups = Object.keys(en).join('|');
const literal = new RegExp(`'((?:${groups})\\.[\\w.-]+)'`, 'g');
/** The fixed beginning of a key that is put together: \`colours.\${colour}\`. */
const composed = new RegExp('`((?:' + groups + ')\\.(?:[\\w.]*))\\$\\{', 'g');

const used = sources.flatMap(({ file, source }) =>
  [...source.matchAll(literal)].map((m) => ({ file, key: m[1] ?? '' })),
);
const prefixes = sources.flatMap(({ source }) => [...source.matchAll(composed)].map((m) => m[1] ?? ''));
/** Names of commands and events look like keys, and are none. */
const notMessages: ReadonlySet<string> = new Set([...Object.keys(argumentSchemas), ...eventNames]);

/** Words between tags and in attributes that people read, in a template's syntax tree. */
const bareWords = (node: unknown): string[] => {
  const { type, content, children, props } = node as {
    type: number;
    content?: unknown;
    children?: unknown[];
    props?: { type: number; name: string; value?: { content: string } }[];
  };
  const own = type === 2 && typeof content === 'string' && /\p{L}{2}/u.test(content) ? [content.trim()] : [];
  const read = (props ?? [])
    .filter(({ type: kind, name }) => kind === 6 && /^(title|alt|placeholder|aria-label)$/.test(name))
    .flatMap(({ value }) => (value?.content ? [value.content] : []));
  return [...own, ...read, ...(children ?? []).flatMap(bareWords)];
};

describe('the message file', () => {
  it('has every key that the interface asks for', () => {
    expect(used.length).toBeGreaterThan(100);
    expect(used.filter(({ key }) => !known.has(key) && !notMessages.has(key))).toEqual([]);
  });

  it('has a sentence for every code of failure', () => {
    expect(errorCodes.filter((code) => !known.has(`errors.${code}`))).toEqual([]);
  });

  it('has no key that nobody asks for', () => {
    const asked = new Set(used.map(({ key }) => key));
    const idle = [...known].filter(
      (key) => !asked.has(key) && !prefixes.some((prefix) => key.startsWith(prefix)),
    );
    expect(idle).toEqual([]);
  });

  it('has typographic apostrophes, quotation marks and ellipses, and no blank before a percent sign', () => {
    expect(withWords(/['"]|\.\.\.|\s%/)).toEqual([]);
  });

  it('avoids the words that new readers did not understand', () => {
    expect(withWords(/\b(in hand|borne|lies? in|commonest|none fits?)\b/iu)).toEqual([]);
  });

  it('names the landmark of the editor’s notes as scripts of screen readers know it', () => {
    expect(en.landmarks.editor).toBe("Editor's notes");
  });

  it('is missed when a template has words of its own', () => {
    const { template } = parse('<template><p title="A hint">Some words</p></template>').descriptor;
    expect(bareWords(template?.ast)).toEqual(['A hint', 'Some words']);
  });

  it('is where all words of the templates come from', () => {
    const words = sources
      .filter(({ file }) => file.endsWith('.vue'))
      .map(({ file, source }) => ({ file, words: bareWords(parse(source).descriptor.template?.ast) }))
      .filter((entry) => entry.words.length > 0);
    expect(words).toEqual([]);
  });
});
