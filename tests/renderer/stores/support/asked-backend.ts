import { vi } from 'vitest';
import type { Annotation } from '#core/annotation/annotation';
import type { Argument, CommandName, Value } from '#contract/commands';
import type { Events } from '#contract/events';
import { failure, success, type ErrorCode } from '#contract/result';
import { argumentSchemas } from '#contract/schemas';
import { safeParse } from 'valibot';

/**
 * One question of the stores to the backend. Its argument is what the backend would take: anything else is a
 * failed test.
 */
export interface Question<Name extends CommandName> {
  readonly argument: Argument<Name>;
  answer(value: Value<Name>): Promise<void>;
  refuse(code: ErrorCode): Promise<void>;
}

interface Asked {
  readonly command: string;
  readonly argument: unknown;
  readonly resolve: (result: unknown) => void;
}

/**
 * Stands in for the page's bridge: every question waits until a test answers it, in any order it likes. To be
 * called before a store is imported.
 */
export const askedBackend = () => {
  const asked: Asked[] = [];
  vi.stubGlobal('window', {
    lectern: {
      invoke: (command: string, argument: unknown) =>
        new Promise((resolve) => asked.push({ command, argument, resolve })),
      subscribe: () => () => undefined,
    },
    addEventListener: () => undefined,
  });
  vi.stubGlobal('history', { state: null, replaceState: () => undefined });
  vi.stubGlobal('document', {
    documentElement: { dataset: {}, style: { setProperty: () => undefined } },
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    getSelection: () => null,
    querySelector: () => null,
    getElementById: () => null,
  });

  const questions = <Name extends CommandName>(command: Name): Question<Name>[] =>
    asked
      .filter((one) => one.command === command)
      .map(({ argument, resolve }) => {
        const reply = async (result: unknown): Promise<void> => {
          resolve(result);
          await settled();
        };
        const parsed = safeParse(argumentSchemas[command], argument);
        if (!parsed.success) throw new Error(parsed.issues.map(({ message }) => message).join('\n'));
        return {
          argument: argument as Argument<Name>, // it has just been parsed as one
          answer: (value) => reply(success(value)),
          refuse: (code) => reply(failure(code, '')),
        };
      });

  return {
    forget: () => void (asked.length = 0),
    questions,
    /** The last one with this command; there must be one. */
    last<Name extends CommandName>(command: Name): Question<Name> {
      const question = questions(command).at(-1);
      if (!question) throw new Error(`${command} was not asked.`);
      return question;
    },
  };
};

/** When all that can happen without an answer has happened. */
export const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 2));

export const history = { undo: 0, redo: 0 };

export const uuid = (number: number): string =>
  `${String(number).padStart(8, '0')}-0000-4000-8000-000000000000`;
export const second = (number: number): string => `2026-01-01T00:00:${String(number).padStart(2, '0')}.000Z`;

/** A note on the whole text, changed last at so many seconds. */
export const annotation = (number: number, changed = 1, more: Partial<Annotation> = {}): Annotation => ({
  id: uuid(number),
  textId: 't',
  created: second(1),
  modified: second(changed),
  motivation: 'commenting',
  colour: 'yellow',
  style: 'solid',
  tags: [],
  note: 'a note',
  targets: [],
  ...more,
});

/** What the backend tells of a change. */
export const changed = (
  put: readonly Annotation[],
  removed: readonly string[] = [],
): Events['annotations.changed'] => ({ textId: 't', put, removed, history, trashed: removed.length });
