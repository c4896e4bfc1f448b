import type { Annotation } from '#core/annotation/annotation';
import type { EditingSession } from '#core/annotation/versions';
import { createHistory, type History } from '#core/history/history';
import { createAnswers, type Answers } from './answers';

/**
 * What this run of the program knows of the work on one text besides the record. It stays when the record is let
 * go, and fits the record that is read again, because nobody else writes it meanwhile.
 */
export interface RunMemory {
  readonly history: History;
  /** By annotation. */
  readonly sessions: Map<string, Session>;
  readonly answers: Answers;
}

export interface Session extends EditingSession {
  /** The longest wording of the session since a version was kept. */
  readonly longest: Annotation;
}

/** `requests`: as in `StudyRecord`. */
export const createRunMemory = (requests: ReadonlyMap<string, Annotation>): RunMemory => ({
  history: createHistory(),
  sessions: new Map(),
  answers: createAnswers(requests),
});
