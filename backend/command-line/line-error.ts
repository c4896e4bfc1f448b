/** A command that could not be done, as a sentence for the person. */
export class LineError extends Error {
  override readonly name = 'LineError';
}

/** A command that was not understood, as a sentence without its full stop. */
export class NotUnderstood extends Error {
  override readonly name = 'NotUnderstood';
}
