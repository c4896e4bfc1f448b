import { defineComponent, h, type PropType, type VNodeChild } from 'vue';
import { useI18n } from 'vue-i18n';
import type { Block, Span, TextDate } from '#core/text/study-text';
import { useOpenAddress } from '../markdown/open-address';
import { glossOf } from './date-gloss';
import { usePageReference } from './page-reference';
import { useNoteReferences } from './note-references';
import { spanTree, type InlineNode } from '#core/text/span-tree';

const tags: Readonly<Record<Block['kind'], string>> = {
  heading: 'h1',
  epigraph: 'blockquote',
  paragraph: 'p',
  'list-item': 'p',
  'verse-line': 'p',
  'note-paragraph': 'p',
  figure: 'p',
  'source-line': 'p',
};

/** The machine-readable day for `<time>`; undefined for a date that the text leaves open. */
const datetimeOf = ({ gregorian: { notBefore, notAfter } }: TextDate): string | undefined =>
  notBefore === notAfter ? notBefore : undefined;

/**
 * A block of the text. Its element has the block's id, and `.words` contains the words of the text and
 * nothing else.
 */
export const TextBlock = defineComponent({
  name: 'TextBlock',
  props: {
    block: { type: Object as PropType<Block>, required: true },
    /** The section that the block stands in. */
    sectionId: { type: String, required: true },
    /** Whether the block stands in the front matter, where a heading is the heading of the whole text. */
    front: { type: Boolean, required: true },
  },
  setup(props) {
    const { followAddress } = useOpenAddress();
    const { explainPages } = usePageReference();
    const { openNote, openReference } = useNoteReferences();
    const { t } = useI18n();

    const follow = (event: Event, action: () => void): void => {
      event.preventDefault();
      action();
    };

    const link = (
      id: string | undefined,
      target: string,
      role: string,
      label: string,
      action: () => void,
    ) => ({
      id,
      role,
      href: `#${target}`,
      'aria-label': label,
      onClick: (event: Event) => follow(event, action),
    });

    /** A link within the text is the page's own; one to outside is opened as those in notes. */
    const addressLink = (href: string) =>
      href.startsWith('#')
        ? { href }
        : {
            href,
            target: '_blank',
            rel: 'noopener noreferrer',
            onClick: (event: MouseEvent) => followAddress(event, href),
          };

    /** A link with the role of a button: unlike those of a button element, its words can be selected. */
    const pageButton = (words: string) => {
      const explain = (event: Event): void => {
        const { currentTarget } = event;
        if (currentTarget instanceof HTMLElement) follow(event, () => explainPages(currentTarget, words));
      };
      return {
        class: 'page-reference',
        role: 'button',
        tabindex: 0,
        'aria-label': t('pageReference.name', { words }),
        'aria-haspopup': 'dialog',
        onClick: explain,
        onKeydown: (event: KeyboardEvent) => {
          if (event.key === 'Enter' || event.key === ' ') explain(event);
        },
      };
    };

    const element = (span: Span, children: VNodeChild[], words: string): VNodeChild => {
      const label = words.replace(/^\[|\]$/g, '');
      switch (span.type) {
        case 'noteref': {
          const open = (): void => void openNote(span.section);
          return h(
            'a',
            link(span.id, span.section, 'doc-noteref', t('text.noteReference', { label }), open),
            children,
          );
        }
        case 'backlink': {
          const back = (): void => void openReference(span.block, props.sectionId);
          return h(
            'a',
            link(undefined, span.block, 'doc-backlink', t('text.backlink', { label }), back),
            children,
          );
        }
        case 'emphasis':
          return h('em', children);
        case 'title':
          return h('cite', children);
        case 'date':
          return h('time', { datetime: datetimeOf(span.date), ...glossOf(span.date, words) }, children);
        case 'link':
          return h('a', addressLink(span.href), children);
        case 'person':
        case 'organisation':
        case 'place':
          return h('span', { class: span.type }, children);
        case 'page-reference':
          return h('a', pageButton(words), children);
      }
    };

    const render = (node: InlineNode): VNodeChild =>
      typeof node === 'string'
        ? node
        : element(
            node.span,
            node.children.map(render),
            props.block.text.slice(node.span.start, node.span.end),
          );

    const numberLink = (label: string): VNodeChild =>
      h('a', {
        class: 'label',
        href: `#${props.block.id}`,
        'data-label': label,
        'aria-label': t('text.paragraph', { label }),
      });

    return () =>
      h('div', { id: props.block.id, class: ['block', props.block.kind] }, [
        props.block.label === null ? null : numberLink(props.block.label),
        h(
          props.block.kind === 'heading' && !props.front ? 'h2' : tags[props.block.kind],
          { class: 'words' },
          spanTree(props.block).map(render),
        ),
      ]);
  },
});
