/** Asks questions one at a time: of those that come while one is unanswered, only the last is asked. */
export interface Latest<Question> {
  /** Ends when this question, or a later one, has been answered, or is not wanted any more. */
  ask(question: Question): Promise<void>;
  /** No answer is wanted any more. */
  drop(): void;
}

/** `take` gets the answer to a question that no later one has replaced. */
export const createLatest = <Question, Answer>(
  send: (question: Question) => Promise<Answer>,
  take: (answer: Answer, question: Question) => void,
): Latest<Question> => {
  let waiting: { readonly question: Question } | null = null;
  let isWanted = false;
  let running: Promise<void> | null = null;

  const work = async (): Promise<void> => {
    try {
      while (waiting) {
        const { question } = waiting;
        waiting = null;
        const answer = await send(question);
        if (isWanted && !waiting) take(answer, question);
      }
    } finally {
      running = null;
    }
  };
  return {
    ask(question) {
      waiting = { question };
      isWanted = true;
      return (running ??= work());
    },
    drop() {
      waiting = null;
      isWanted = false;
    },
  };
};
