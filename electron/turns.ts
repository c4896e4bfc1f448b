/** Asks questions one after the other, as those of several windows that close. */
export const createTurns = (): (<Answer>(ask: () => Promise<Answer>) => Promise<Answer>) => {
  let last: Promise<unknown> = Promise.resolve();
  return (ask) => {
    const answer = last.then(ask);
    last = answer.catch(() => undefined); // whoever asked hears of it
    return answer;
  };
};
