import { isRecord } from '#core/json/guards';
import { factsOf, partOf, type Fact, type NoteFacts, type ReadNote } from './facts';
import { jsonAttribute } from './html-signs';
import type { ExportedNote } from './model';
import type { ExportPart } from './options';

/**
 * Makes the attribute from which programs read a note. It holds what the page shows differently or not at all (Markdown
 * as it was typed, words around quotes, places), and nothing that was left out.
 */
export const createFactsAttribute = (
  parts: readonly ExportPart[],
): ((text: string, note: ExportedNote) => string) => {
  const names = (Object.keys(partOf) as Fact[]).filter((name) => {
    const part = partOf[name];
    return part === null || parts.includes(part);
  });
  const withId = parts.includes('ids');
  return (text, note) => {
    const all = factsOf(text, note);
    const facts: Record<string, unknown> = withId ? { id: note.annotation.id } : {};
    for (const name of names) facts[name] = all[name];
    return ` ${factsName}='${jsonAttribute(facts)}'`;
  };
};

export const factsName = 'data-note';

/**
 * The number of the note in the order that was chosen, where the page has another order. A note in several groups has
 * several numbers.
 */
export const orderName = 'data-order';

/** @throws SyntaxError for what is no such value */
export const parseFacts = (value: string): ReadNote => {
  const facts: unknown = JSON.parse(value);
  if (
    isRecord(facts) &&
    'text' in facts &&
    Object.entries(facts).every(([name, fact]) => forms[name]?.(fact) ?? true)
  ) {
    const known = Object.entries(facts).filter(([name]) => Object.hasOwn(forms, name));
    return Object.fromEntries(known); // each has its form
  }
  throw new SyntaxError('A note has not the form that Lectern writes.');
};

type Form = (value: unknown) => boolean;

const isString: Form = (value) => typeof value === 'string';
const isNumber: Form = (value) => typeof value === 'number';
const listOf =
  (form: Form): Form =>
  (value) =>
    Array.isArray(value) && value.every(form);
const rowOf =
  (...row: readonly Form[]): Form =>
  (value) =>
    Array.isArray(value) && value.length === row.length && row.every((form, at) => form(value[at]));

const forms: Readonly<Record<string, Form>> = {
  id: isString,
  text: isString,
  motivation: isString,
  note: isString,
  tags: listOf(isString),
  colour: isString,
  label: (value) => value === null || isString(value),
  style: isString,
  created: isString,
  modified: isString,
  quotes: listOf(isString),
  contexts: listOf(rowOf(isString, isString)),
  versions: listOf(rowOf(isString, isString)),
  positions: listOf(rowOf(isNumber, isNumber, isString)),
} satisfies Record<keyof NoteFacts | 'id', Form>;
