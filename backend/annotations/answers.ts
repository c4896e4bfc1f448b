import type { Annotation } from '#core/annotation/annotation';
import type { UpdatedAnnotation } from '#contract/commands';
import { rememberedRequests } from '../record/study-record';

/** What requests to create or change an annotation were answered, so that a repetition gets the same answer. */
export interface Answers {
  of(request: string): UpdatedAnnotation | undefined;
  /** Whether there are answers of this run, which the journal may not tell. */
  readonly added: boolean;
  /** Gives the answer back. `request` undefined: it will not be repeated. */
  add<Answer extends UpdatedAnnotation>(request: string | undefined, answer: Answer): Answer;
}

/** UTF-16 units of all remembered notes together; the last answer is remembered however long it is. */
const maxUnits = 4_000_000;

/** `known`: answers of an earlier run, oldest first. The last `rememberedRequests` are remembered. */
export const createAnswers = (known: ReadonlyMap<string, Annotation>): Answers => {
  const answers = new Map<string, UpdatedAnnotation>();
  let units = 0;
  let added = false;
  const forget = (request: string): void => {
    units -= answers.get(request)?.note.length ?? 0;
    answers.delete(request);
  };
  const remember = (request: string, answer: UpdatedAnnotation): void => {
    forget(request);
    answers.set(request, answer);
    units += answer.note.length;
    for (const [oldest] of answers) {
      if (answers.size === 1 || (answers.size <= rememberedRequests && units <= maxUnits)) break;
      forget(oldest);
    }
  };
  for (const [request, answer] of known) remember(request, answer);
  return {
    of: (request) => answers.get(request),
    get added() {
      return added;
    },
    add(request, answer) {
      if (request === undefined) return answer;
      added = true;
      remember(request, answer);
      return answer;
    },
  };
};
