import * as v from 'valibot';
import type { Argument, CommandName, Value } from './commands';
import { CommandError, failure, success, type Result } from './result';
import { argumentSchemas } from './schemas';

export type Handlers = {
  readonly [Name in CommandName]: (argument: Argument<Name>) => Value<Name> | Promise<Value<Name>>;
};

/**
 * Parses the name and the argument of a command that came over IPC or HTTP, and runs its handler. The promise
 * rejects only when `report` throws. It gets errors that are defects, and never an argument, because that may contain a
 * reader's words.
 */
export const createDispatch =
  (handlers: Handlers, report: (error: unknown) => void) =>
  async (command: string, argument: unknown): Promise<Result<unknown>> => {
    if (!isCommandName(command)) return failure('unknown-command', 'No such command.');
    const parsed = v.safeParse(argumentSchemas[command], argument);
    if (!parsed.success) return failure('bad-argument', describeIssues(parsed.issues));
    try {
      // The handler of a name takes what the schema of that name gives; the compiler cannot follow the pair.
      const handler = handlers[command] as (argument: unknown) => unknown;
      return success(await handler(parsed.output));
    } catch (error) {
      if (error instanceof CommandError) return failure(error.code, error.message);
      report(error);
      if (isOfMissingPart(error)) return failure('program-damaged', 'A part of the program is missing.');
      return failure('internal', 'The command failed.');
    }
  };

/** Whether a module that is loaded when it is needed was not there. */
const isOfMissingPart = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND';

const isCommandName = (name: string): name is CommandName => Object.hasOwn(argumentSchemas, name);

/**
 * Says where a value was wrong and what was expected, but not the value itself, which may contain a reader's
 * words.
 */
const describeIssues = (issues: readonly v.BaseIssue<unknown>[]): string =>
  issues
    .map((issue) => `${v.getDotPath(issue) ?? 'argument'}: expected ${issue.expected ?? issue.type}`)
    .join('; ');
