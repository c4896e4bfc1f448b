import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Annotation } from '#core/annotation/annotation';
import { gather } from '#core/export/gather';
import { writeHtml } from '#core/export/html';
import { segmentsOf } from '#core/export/html-marks';
import { defaultOptions, exportParts, type ExportPart } from '#core/export/options';
import { flatten } from '#core/text/flat-text';
import type { StudyText } from '#core/text/study-text';
import { bundled, bundledFlat } from '../names/bundled';
import { annotation, flat, notes, targetOf, text } from './support/noted-text';
import { attributeOf, elementsOf, hasClass, inside, textOf, type Element } from './support/page';

const written = (
  of: StudyText,
  annotations: readonly Annotation[],
  parts: readonly ExportPart[] = exportParts,
): string => {
  const texts = [gather(of, flatten(of), annotations, { labels: { green: 'to check' } })];
  const options = { ...defaultOptions('html'), layout: 'text' as const, parts };
  return [...writeHtml({ made: '2026-11-29T08:00:00.000Z', version: '0.1.0', texts }, options)].join('');
};
const byId = (content: string): ReadonlyMap<string, Element> =>
  new Map(
    elementsOf(content).flatMap((element) => {
      const id = attributeOf(element, 'id');
      return id === null ? [] : [[id, element] as const];
    }),
  );

describe('segments of overlapping highlights', () => {
  const marks = fc.array(
    fc
      .tuple(fc.nat(30), fc.integer({ min: 1, max: 12 }), fc.constantFrom('a', 'b', 'c', 'd'))
      .map(([start, length, look]) => ({ start, end: start + length, look })),
    { maxLength: 12 },
  );

  it('hold at each place the looks of the highlights there, and no more than three of a kind', () => {
    fc.assert(
      fc.property(marks, (made) => {
        const segments = segmentsOf(made);
        for (let at = 0; at < 50; at += 1) {
          const over = made.filter(({ start, end }) => start <= at && at < end).map(({ look }) => look);
          const most = over.filter(
            (look, index) => over.slice(0, index).filter((other) => other === look).length < 3,
          );
          const found = segments.filter(({ start, end }) => start <= at && at < end);
          expect(found.flatMap(({ looks }) => looks).sort()).toEqual(most.sort());
          expect(found.length).toBe(over.length > 0 ? 1 : 0);
        }
      }),
    );
  });
});

describe('the whole text', () => {
  it('has the words of every block, exactly, whatever is highlighted', () => {
    fc.assert(
      fc.property(notes, fc.subarray([...exportParts]), (annotations, parts) => {
        const elements = byId(written(text, annotations, parts));
        for (const { block } of flat.blocks) {
          const element = elements.get(block.id);
          expect(element && textOf(element)).toBe(block.text);
        }
      }),
    );
  });

  it('has those of the bundled text, with its spans and its references', () => {
    const annotations = bundledFlat.blocks.map(({ start }, index) => {
      const end = Math.min(bundledFlat.text.length, start + 90);
      const exact = bundledFlat.text.slice(start + 3, end);
      const target = {
        quote: { exact, prefix: '', suffix: '' },
        position: { start: start + 3, end },
        contentHash: bundled.contentHash,
      };
      return annotation({
        id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
        note: 'x',
        targets: [target],
      });
    });
    const elements = byId(written(bundled, annotations));
    for (const { block } of bundledFlat.blocks) expect(textOf(elements.get(block.id)!)).toBe(block.text);
    const references = [...elements.values()].filter((element) => hasClass(element, 'editor'));
    expect(references.length).toBeGreaterThan(0);
    for (const reference of references)
      expect(elements.has(decodeURIComponent(attributeOf(reference, 'href')!.slice(1)))).toBe(true);
  });

  it('marks the words of each highlight, and no others', () => {
    fc.assert(
      fc.property(notes, (annotations) => {
        const content = written(text, annotations, ['notes']);
        const gathered = gather(text, flat, annotations, { labels: {} });
        const over = new Set<number>();
        for (const {
          annotation: { motivation },
          passages,
        } of gathered.notes)
          for (const { found } of motivation === 'bookmarking' ? [] : passages)
            for (let at = found?.range.start ?? 0; at < (found?.range.end ?? 0); at += 1) over.add(at);
        const elements = byId(content);
        for (const { block, start } of flat.blocks) {
          let at = start;
          const visit = (node: Element['childNodes'][number], isMarked: boolean): void => {
            if ('value' in node && node.nodeName === '#text') {
              // A half of a pair is marked with the other.
              for (const character of node.value) {
                const isOver =
                  Array.from(character, (_, unit) => over.has(at + unit)).includes(true) ||
                  over.has(at + character.length - 1);
                expect(isMarked).toBe(isOver);
                at += character.length;
              }
            }
            if ('childNodes' in node)
              node.childNodes.forEach((child) => visit(child, isMarked || node.nodeName === 'mark'));
          };
          visit(elements.get(block.id)!, false);
        }
      }),
    );
  });

  it('shows colours and styles of all highlights on a passage', () => {
    const one = annotation({ colour: 'green', style: 'solid', targets: [targetOf('spoke. He was')] });
    const two = annotation({
      id: '00000000-0000-4000-8000-000000000002',
      colour: 'pink',
      style: 'wavy',
      targets: [targetOf('He was heard')],
    });
    const content = written(text, [one, two], ['colours']).replaceAll(/<span id[^>]*><\/span>/gu, '');
    expect(content).toContain(
      '<mark class="green" title="green (to check)">spoke. </mark><mark class="green" title="green (to check)"><mark class="pink wavy" title="pink, wavy">He was</mark></mark><mark class="pink wavy" title="pink, wavy"> heard</mark>',
    );
  });

  it('leads from a highlight to its note and back, and numbers notes as their highlights end', () => {
    const long = annotation({
      note: 'Second',
      targets: [targetOf('Kamenev 😀 spoke. He was heard'), targetOf('Nobody')],
    });
    const short = annotation({
      id: '00000000-0000-4000-8000-000000000002',
      note: 'First',
      targets: [targetOf('spoke')],
    });
    const elements = byId(written(text, [long, short]));
    const notesOf = [...elements].filter(([id]) => id.startsWith('note:')).map(([, element]) => element);
    expect(
      notesOf.map((element) =>
        inside(element, (each) => hasClass(each, 'words'))
          .map(textOf)
          .join(''),
      ),
    ).toEqual(['<p>First</p>', '<p>Second</p>'].map((p) => p.replace(/<\/?p>/gu, '') + '\n'));
    const references = [...elements.values()].filter(
      (element) => attributeOf(element, 'role') === 'doc-noteref',
    );
    expect(
      references.map((element) => [attributeOf(element, 'href'), attributeOf(element, 'data-number')]),
    ).toEqual([
      ['#note:1', '1'],
      ['#note:2', '2'],
      ['#note:2', '2'],
    ]);
    const back = notesOf.flatMap((element) =>
      inside(element, (each) => attributeOf(each, 'role') === 'doc-backlink'),
    );
    expect(back.map((element) => attributeOf(element, 'href'))).toEqual(
      references.map((element) => `#${attributeOf(element, 'id')}`),
    );
  });

  it('has notes on the whole of it before it, and after it those without a place, with their words', () => {
    const lost = {
      ...targetOf('spoke'),
      quote: { exact: 'gone words', prefix: '', suffix: '' },
      contentHash: 'old',
    };
    const content = written(text, [
      annotation({ note: 'On the whole' }),
      annotation({
        id: '00000000-0000-4000-8000-000000000002',
        note: 'On a word',
        targets: [targetOf('spoke')],
      }),
      annotation({ id: '00000000-0000-4000-8000-000000000003', note: 'Without a place', targets: [lost] }),
    ]);
    const words = textOf(elementsOf(content).find(({ tagName }) => tagName === 'main')!);
    const order = [
      'On the whole text',
      'On the whole\n',
      'Kamenev 😀 spoke',
      'My notes',
      'On a word',
      'Place not found',
      'gone words',
      'Without a place',
    ];
    const places = order.map((each) => words.indexOf(each));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it('shows a bookmark as a sign, not as a highlight', () => {
    const content = written(text, [
      annotation({ motivation: 'bookmarking', targets: [targetOf('Nobody left.')] }),
    ]);
    expect(content).toContain('aria-label="Bookmark"');
    expect(content).not.toContain('<mark');
  });
});
