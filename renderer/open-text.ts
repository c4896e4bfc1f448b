import { defineComponent, provide, type PropType } from 'vue';
import { sessionKey, type TextSession } from './stores/text-session';

/** Gives its content the session of a text. A new session needs a new instance, so bind `key` to it. */
export const OpenText = defineComponent({
  name: 'OpenText',
  props: { session: { type: Object as PropType<TextSession>, required: true } },
  setup(props, { slots }) {
    props.session.enter();
    provide(sessionKey, props.session);
    return () => slots['default']?.();
  },
});
