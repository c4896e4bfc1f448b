import fc from 'fast-check';
import type { Page } from 'playwright/test';
import { describe } from '#core/anchoring/describe';
import { colours, styles, type Annotation, type TextRange } from '#core/annotation/annotation';
import { plainWords } from '#core/text/plain-words';
import { shorten } from '#core/text/shorten';
import { flatten, type FlatBlock } from '#core/text/flat-text';
import type { OpenedText } from '#contract/commands';
import { popover } from './support/highlights';
import { expect, test } from './support/shared-lectern';
import { layAnnotations } from './support/lay-annotations';
import { ask } from './support/many-notes';
import { readerPage } from './support/reader-page';

/** Highlights of one or two passages in the first two paragraphs, over their border too, and bookmarks. */
interface Made extends Pick<Annotation, 'colour' | 'style' | 'motivation'> {
  readonly passages: readonly TextRange[];
}

const setsIn = (start: number, end: number): fc.Arbitrary<readonly Made[]> => {
  const passage = fc
    .record({ start: fc.integer({ min: start, max: end - 1 }), length: fc.integer({ min: 1, max: 60 }) })
    .map((one) => ({ start: one.start, end: Math.min(end, one.start + one.length) }));
  const made = fc.record({
    colour: fc.constantFrom(...colours),
    style: fc.constantFrom(...styles),
    motivation: fc.constantFrom('highlighting' as const, 'highlighting' as const, 'bookmarking' as const),
    passages: fc.uniqueArray(passage, { minLength: 1, maxLength: 2, selector: (one) => one.start }),
  });
  return fc.array(made, { minLength: 5, maxLength: 25 });
};

interface Painted extends TextRange {
  readonly name: string;
}

/** What is painted on the words of some blocks, in offsets of the flat text. */
const paintedOn = (page: Page, blocks: readonly FlatBlock[]): Promise<readonly Painted[]> =>
  page.evaluate(
    (wanted) => {
      const found: { name: string; start: number; end: number }[] = [];
      for (const { id, from } of wanted) {
        const words = document.querySelector(`[id="${id}"] .words`);
        if (!words) throw new Error(`${id} is not there`);
        const offsetOf = (node: Node, offset: number): number => {
          const before = document.createRange();
          before.setStart(words, 0);
          before.setEnd(node, offset);
          return from + before.toString().length;
        };
        for (const [name, highlight] of CSS.highlights)
          for (const range of highlight)
            if (words.contains(range.startContainer))
              found.push({
                name,
                start: offsetOf(range.startContainer, range.startOffset),
                end: offsetOf(range.endContainer, range.endOffset),
              });
      }
      return found;
    },
    blocks.map(({ block, start }) => ({ id: block.id, from: start })),
  );

/**
 * A point on a letter (CSS pixels in the window); null where it has no width, as a space at the end of a
 * line, or is a link.
 */
const pointOn = async (page: Page, block: FlatBlock, at: number) => {
  await page.evaluate(
    (id) => document.getElementById(id)?.scrollIntoView({ behavior: 'instant' }),
    block.block.id,
  );
  return page.evaluate(
    ([id, offset]) => {
      const walker = document.createTreeWalker(document.querySelector(`[id="${id}"] .words`) ?? document, 4);
      let left = offset;
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const length = node.nodeValue?.length ?? 0;
        if (left < length) {
          const letter = document.createRange();
          letter.setStart(node, left);
          letter.setEnd(node, left + 1);
          const { left: x, width, top, height } = letter.getBoundingClientRect();
          const isLink = node.parentElement?.closest('a') != null; // a click follows it
          return width > 2 && !isLink ? { x: x + width / 2, y: top + height / 2 } : null;
        }
        left -= length;
      }
      return null;
    },
    [block.block.id, at - block.start] as const,
  );
};

const kindOf = ({ colour, style }: Made): string =>
  style === 'solid' ? `lectern-${colour}` : `lectern-${colour}-${style}`;
/** What shares layers; more than `layers` on one letter share the last of them. */
const placeOf = ({ style }: Made): string => (style === 'strike-through' ? 'through' : 'below');
const layers = 5;
/** Few: how ranges are put on layers is tried with many sets in tests/renderer/page/layers.test.ts. */
const rounds = 3;

test('whatever overlaps: what is painted at each letter, and offered at a click, is exactly what covers it', async ({
  page,
  lectern,
}) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  const [{ id: textId }] = (await ask(page, 'library.list', null)) as [{ id: string }]; // by the contract
  const { text } = (await ask(page, 'text.open', { textId })) as OpenedText;
  const flat = flatten(text);
  const blocks = flat.blocks.filter(({ block }) => block.kind === 'paragraph').slice(0, 2);
  const [first, last] = [blocks[0], blocks[1]];
  if (!first || !last) throw new Error('The text has no two paragraphs.');
  const seed = Date.now();
  let clicks = 0;

  for (const [round, set] of fc.sample(setsIn(first.start, last.end), { numRuns: rounds, seed }).entries()) {
    const where = `seed ${seed}, round ${round}`;
    const ids = await layAnnotations(
      page,
      set.map(({ passages, ...look }) => ({
        ...look,
        note: '',
        targets: passages.map((one) => describe(flat, text.contentHash, one)),
      })),
    );
    await expect(reader.cards).toHaveCount(set.length);
    const marks = set.filter(({ motivation }) => motivation !== 'bookmarking');
    const covering = (at: number): Made[] =>
      marks.filter(({ passages }) => passages.some(({ start, end }) => start <= at && at < end));
    const letters = blocks.flatMap(({ start, end }) =>
      Array.from({ length: end - start }, (_, at) => start + at),
    );
    const named = (painted: readonly Painted[], at: number): string[] => [
      ...new Set(painted.filter(({ start, end }) => start <= at && at < end).map(({ name }) => name)),
    ];
    const inAll = (painted: readonly Painted[]): string[] =>
      letters.map((at) =>
        [...new Set(named(painted, at).map((name) => name.replace(/-\d$/, '')))].sort().join(),
      );
    await expect
      .poll(async () => inAll(await paintedOn(page, blocks)), where)
      .toEqual(letters.map((at) => [...new Set(covering(at).map(kindOf))].sort().join()));

    // As many layers as there are passages on a letter, so that none is hidden by its like.
    const painted = await paintedOn(page, blocks);
    const passages = marks.flatMap((one) =>
      one.passages.map((range) => ({ ...range, kind: kindOf(one), place: placeOf(one) })),
    );
    const on = (at: number) => passages.filter(({ start, end }) => start <= at && at < end);
    const deepest = (wanted: string): number =>
      Math.max(...letters.map((at) => on(at).filter(({ place }) => place === wanted).length));
    const apart = new Set(passages.map(({ place }) => place).filter((place) => deepest(place) <= layers));
    const kindsApart = letters.map((at) =>
      on(at)
        .filter(({ place }) => apart.has(place))
        .map(({ kind }) => kind),
    );
    const paintedKinds = letters.map((at, index) =>
      named(painted, at)
        .map((name) => name.replace(/-\d$/, ''))
        .filter((kind) => kindsApart[index]?.includes(kind)),
    );
    const inWords = (kinds: readonly (readonly string[])[]): string[] =>
      kinds.map((each, index) => `letter ${letters[index]}: ${each.toSorted().join()}`);
    expect(inWords(paintedKinds), where).toEqual(inWords(kindsApart));

    for (const at of fc.sample(fc.constantFrom(...letters), { numRuns: 8, seed: seed + round })) {
      const block = blocks.find(({ start, end }) => start <= at && at < end);
      const point = block && (await pointOn(page, block, at));
      if (!point) continue;
      await page.mouse.click(point.x, point.y);
      clicks += 1;
      const expected = covering(at).map(({ passages }) => {
        const inOrder = passages.toSorted((a, b) => a.start - b.start);
        const words = inOrder.map((one) => plainWords(flat, one)).join(' … ');
        return `Highlight “${shorten(words, 60)}”`.replaceAll(/\s+/g, ' ');
      });
      const offered = popover(page).getByRole('toolbar');
      await expect(offered, `${where}, click on letter ${at}`).toHaveCount(expected.length);
      const names = await offered.evaluateAll((all) =>
        all.map((one) => (one.getAttribute('aria-label') ?? '').replaceAll(/\s+/g, ' ')),
      );
      expect(names.toSorted(), `${where}, click on letter ${at}`).toEqual(expected.toSorted());
      await page.keyboard.press('Escape');
    }
    await ask(page, 'annotations.deleteMany', { textId, ids });
    await expect(reader.cards).toHaveCount(0);
  }
  expect(clicks).toBeGreaterThan(10);
});
