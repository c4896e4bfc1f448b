import type { Argument, CommandName, Value } from '#contract/commands';
import type { ErrorCode } from '#contract/result';
import type { Backend } from '../backend';
import { LineError } from './line-error';

type Sentences = Readonly<Partial<Record<ErrorCode, string>>>;

/** Gives the value of a command of the application, or throws its failure as a LineError. */
export const ask = async <Name extends CommandName>(
  backend: Backend,
  name: Name,
  argument: Argument<Name>,
  ownSentences: Sentences = {},
): Promise<Value<Name>> => {
  const answer = await backend.invoke(name, argument);
  if (answer.ok) return answer.value as Value<Name>; // the contract's value of this command
  throw new LineError(
    ownSentences[answer.error.code] ?? sentences[answer.error.code] ?? `It failed: ${answer.error.message}`,
  );
};

const sentences: Sentences = {
  'newer-format': 'A newer version of Lectern wrote this data folder; use that version. Nothing was changed.',
  unreadable: 'The system does not let the program read a file of the data folder. Nothing was changed.',
  'text-damaged': 'A text of the library is damaged; install Lectern again. Your notes are untouched.',
  'too-large':
    'The file is too large, and not in the form in which Lectern writes backups. Nothing was changed.',
  'program-damaged': 'A part of the program is missing; install Lectern again. Your notes are untouched.',
  'not-exported': 'The file could not be read back, so it was not written. Another format may work.',
  'not-on-disk': 'The file could not be written whole. A file that was there before is untouched.',
};
