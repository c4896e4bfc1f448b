import { expect, it } from 'vitest';
import { createTextUses } from '#backend/library/text-uses';

const uses = () => {
  const letGo: string[] = [];
  const made = createTextUses((textId) => letGo.push(textId));
  return {
    letGo,
    use: (client: string, textId: string | null) => made.use(client, textId),
    isUsed: (textId: string) => made.isUsed(textId),
    during: (work: () => void | Promise<void>) => made.during(work),
  };
};

it('a text is let go when its last window shows another one, or none', () => {
  const { use, isUsed, letGo } = uses();
  use('one', 'a');
  use('two', 'a');
  use('one', 'b');
  expect([letGo, isUsed('a')]).toEqual([[], true]);
  use('two', null);
  expect([letGo, isUsed('a'), isUsed('b')]).toEqual([['a'], false, true]);
});

it('a window that shows its text again, or never showed one, lets nothing go', () => {
  const { use, letGo } = uses();
  use('one', 'a');
  use('one', 'a');
  use('two', null);
  expect(letGo).toEqual([]);
});

it('nothing is let go during a work, and what is used again stays', async () => {
  const { use, during, letGo } = uses();
  use('one', 'a');
  use('two', 'b');
  let end: () => void = () => undefined;
  const inner = during(() => new Promise<void>((ended) => (end = ended)));
  await during(() => {
    use('one', null);
    use('two', null);
  });
  expect(letGo, 'the other work goes on').toEqual([]);
  use('two', 'b');
  end();
  await inner;
  expect(letGo).toEqual(['a']);
});

it('a work that fails holds nothing longer, and its failure is the answer', async () => {
  const { use, during, letGo } = uses();
  use('one', 'a');
  const failing = during(() => {
    use('one', null);
    throw new Error('made up');
  });
  await expect(failing).rejects.toThrow('made up');
  expect(letGo).toEqual(['a']);
});

it('a window that ended without a word is forgotten after a hundred others', () => {
  const { use, letGo } = uses();
  use('dead', 'a');
  for (let number = 0; number < 99; number += 1) use(`window ${number}`, 'b');
  expect(letGo).toEqual([]);
  use('one more', 'b');
  expect(letGo).toEqual(['a']);
});
