import { defineComponent, h, shallowRef, watchPostEffect, type PropType } from 'vue';
import { estimatedHeight, type Slice, type SlicePart } from '../page/slices';
import { useNearSlices } from '../page/near-slices';
import NoteReferrers from './note-referrers.vue';
import { TextBlock } from './text-block';

/**
 * One slice. In a long text its height is estimated from the number of letters until it has been laid out.
 */
export const TextSlice = defineComponent({
  name: 'TextSlice',
  props: {
    slice: { type: Object as PropType<Slice>, required: true },
    long: { type: Boolean, required: true },
  },
  setup(props) {
    const { trackSlice } = useNearSlices();
    const element = shallowRef<HTMLElement | null>(null);
    watchPostEffect((onCleanup) => {
      if (element.value) onCleanup(trackSlice(element.value, props.slice, props.long));
    });
    const part = ({ section, blocks, begins, ends, follows }: SlicePart) =>
      h(
        'section',
        {
          key: section.id,
          id: begins ? section.id : undefined,
          'data-section': section.id,
          class: ['section', section.kind, { follows: follows && begins, continued: !begins }],
        },
        [
          ...blocks.map((block) =>
            h(TextBlock, {
              key: block.id,
              block,
              sectionId: section.id,
              front: section.kind === 'front',
            }),
          ),
          section.kind === 'note' && ends ? h(NoteReferrers, { sectionId: section.id }) : null,
        ],
      );
    return () =>
      h(
        'div',
        {
          ref: element,
          class: ['slice', { long: props.long }],
          style: props.long
            ? { containIntrinsicBlockSize: `auto ${estimatedHeight(props.slice)}` }
            : undefined,
        },
        props.slice.parts.map(part),
      );
  },
});
