import { h, type FunctionalComponent, type VNodeChild } from 'vue';
import type { Block, Span } from '#core/text/study-text';
import { printSegments, type BlockHighlight, type NoteMarker, type PrintSegment } from './print-segments';

const tags: Readonly<Partial<Record<Span['type'], string>>> = {
  emphasis: 'em',
  title: 'cite',
  noteref: 'sup',
  backlink: 'sup',
};

const render = ({ text, spans, highlights, notes }: PrintSegment): VNodeChild[] => {
  const marked = highlights.reduce<VNodeChild>(
    (inner, { colour, style }) => h('mark', { class: [colour, style] }, [inner]),
    text,
  );
  const words = spans.reduceRight<VNodeChild>((inner, { type }) => {
    const tag = tags[type];
    return tag ? h(tag, [inner]) : inner;
  }, marked);
  return [words, ...notes.map((number) => h('sup', { class: 'own' }, String(number)))];
};

/** A block on paper: its words with their highlights, and the numbers of the reader's notes. */
export const PrintBlock: FunctionalComponent<{
  block: Block;
  highlights: readonly BlockHighlight[];
  markers: readonly NoteMarker[];
}> = ({ block, highlights, markers }) =>
  h('div', { class: ['print-block', block.kind] }, [
    block.label === null ? null : h('span', { class: 'number' }, block.label),
    h(
      block.kind === 'heading' ? 'h1' : block.kind === 'epigraph' ? 'blockquote' : 'p',
      printSegments(block, highlights, markers).flatMap(render),
    ),
  ]);

PrintBlock.props = ['block', 'highlights', 'markers'];
