import { h, type FunctionalComponent, type VNodeChild } from 'vue';
import type { Block, Span } from '#core/text/study-text';
import { printPieces, type BlockMark, type NoteSign, type PrintPiece } from './pieces';

const tags: Readonly<Partial<Record<Span['type'], string>>> = {
  emphasis: 'em',
  title: 'cite',
  noteref: 'sup',
  backlink: 'sup',
};

const show = ({ text, spans, marks, notes }: PrintPiece): VNodeChild[] => {
  const marked = marks.reduce<VNodeChild>(
    (inner, { colour, style }) => h('mark', { class: [colour, style] }, [inner]),
    text,
  );
  const words = spans.reduceRight<VNodeChild>((inner, { type }) => {
    const tag = tags[type];
    return tag ? h(tag, [inner]) : inner;
  }, marked);
  return [words, ...notes.map((number) => h('sup', { class: 'own' }, String(number)))];
};

/** A block on paper: its words with what was marked in them, and signs for the reader's notes. */
export const PrintBlock: FunctionalComponent<{
  block: Block;
  marks: readonly BlockMark[];
  signs: readonly NoteSign[];
}> = ({ block, marks, signs }) =>
  h('div', { class: ['print-block', block.kind] }, [
    block.label === null ? null : h('span', { class: 'number' }, block.label),
    h(
      block.kind === 'heading' ? 'h1' : block.kind === 'epigraph' ? 'blockquote' : 'p',
      printPieces(block, marks, signs).flatMap(show),
    ),
  ]);

PrintBlock.props = ['block', 'marks', 'signs'];
