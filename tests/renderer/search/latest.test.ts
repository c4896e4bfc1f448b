import { expect, it } from 'vitest';
import { createLatest } from '#renderer/search/latest';

const asked = () => {
  const sent: { question: string; answer: () => void }[] = [];
  const taken: string[] = [];
  const latest = createLatest<string, string>(
    (question) => new Promise((done) => sent.push({ question, answer: () => done(`to ${question}`) })),
    (answer) => taken.push(answer),
  );
  return { latest, sent, taken };
};

it('asks one question at a time, and of those that come meanwhile only the last', async () => {
  const { latest, sent, taken } = asked();
  const first = latest.ask('K');
  void latest.ask('Ka');
  const last = latest.ask('Kam');
  expect(sent.map(({ question }) => question)).toEqual(['K']);
  sent[0]?.answer();
  await expect.poll(() => sent.map(({ question }) => question)).toEqual(['K', 'Kam']);
  expect(taken, 'the answer to a question that was replaced').toEqual([]);
  sent[1]?.answer();
  await Promise.all([first, last]);
  expect(taken).toEqual(['to Kam']);
});

it('takes no answer that is not wanted any more', async () => {
  const { latest, sent, taken } = asked();
  const ended = latest.ask('Kamenev');
  latest.drop();
  sent[0]?.answer();
  await ended;
  expect(taken).toEqual([]);
});
