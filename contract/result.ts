/** Failures cross every boundary as data. The interface has a message for each code. */
export const errorCodes = [
  /** The argument does not fit the command's schema. */
  'bad-argument',
  'unknown-command',
  /** No such text, annotation or file. */
  'not-found',
  /** The data folder is open read-only here. */
  'read-only',
  /** The change could not be written; nothing of it is on disk and nothing older was touched. */
  'not-on-disk',
  /** A file was written by a newer version of the program. */
  'newer-format',
  /** The system does not let the program read files of the record. They have not been touched. */
  'unreadable',
  /** A text of the library is damaged: its words are not those that it was built with. */
  'text-damaged',
  /** The search index was built for other text, another tokeniser or another Lunr. */
  'index-mismatch',
  /** Another file of the program is missing or damaged. */
  'program-damaged',
  /** The window shows another edition of the text than the library has now. */
  'other-edition',
  /** A file is too large for what would have to be done with it. */
  'too-large',
  /** A file may not go where it was meant to: into the data folder, or onto a device. */
  'unfit-place',
  /** The system has no program that shows it, or that program failed. */
  'not-opened',
  /** A template of the reader's own fails at one of the notes. */
  'wrong-template',
  /** An export was made and does not say what it was made of; it is not written. */
  'not-exported',
  /** The person cancelled it; nothing was changed. */
  'cancelled',
  /** This shell cannot do that. */
  'unsupported',
  /** The backend does not answer (made by the transport on the renderer's side). */
  'unreachable',
  /** A defect in the program. */
  'internal',
] as const;
export type ErrorCode = (typeof errorCodes)[number];

/**
 * `message` is for developers and never contains a reader's words; people see the interface's message for
 * `code`.
 */
export interface Failure {
  readonly code: ErrorCode;
  readonly message: string;
}

export type Result<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: Failure };

export const success = <Value>(value: Value): Result<Value> => ({ ok: true, value });

export const failure = (code: ErrorCode, message: string): Result<never> => ({
  ok: false,
  error: { code, message },
});

/**
 * Thrown inside the backend, so that callers need not pass a `Result` on; `dispatch` turns it into a failure.
 */
export class CommandError extends Error {
  readonly code: ErrorCode;
  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'CommandError';
    this.code = code;
  }
}
