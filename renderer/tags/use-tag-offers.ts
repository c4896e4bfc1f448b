import { computed, shallowRef } from 'vue';
import { tagKey } from '#core/tags/tags';
import { matching } from '../ui/matching';
import { useCombobox } from '../ui/use-combobox';
import { useTagsStore } from './tags-store';

const most = 8;

export interface OfferedTag {
  /** The tag's key: all of its spellings have the same. */
  readonly id: string;
  readonly name: string;
  /** How many notes bear it. */
  readonly count: number;
}

/**
 * Offers the tags that fit what is typed into a field, the commonest first. No tag is active until an arrow
 * key chooses one, so that Enter takes what was typed. `present` gives the tags that are not offered; `add`
 * gets the name of the chosen tag.
 */
export const useTagOffers = (
  field: () => HTMLInputElement | null,
  present: () => readonly string[],
  add: (name: string) => void,
) => {
  const store = useTagsStore();
  const query = shallowRef('');
  const isOpen = shallowRef(false);

  const offered = computed<readonly OfferedTag[]>(() => {
    if (!isOpen.value) return [];
    const left = new Set(present().map(tagKey));
    const others = store.all.filter(({ key }) => key !== '' && !left.has(key));
    const commonest = others.sort((a, b) => b.count - a.count);
    return matching(query.value, commonest, ({ spellings }) => spellings.join(' '))
      .slice(0, most)
      .map(({ key, name, count }) => ({ id: key, name, count }));
  });
  const { id, active, attributes, moveByKey } = useCombobox(() => offered.value.length);

  const setOpen = (open: boolean): void => {
    isOpen.value = open;
    active.value = -1;
  };
  const onInput = (): void => {
    query.value = field()?.value ?? '';
    setOpen(query.value.trim() !== '');
  };
  /** To be called when the field's words have been taken as a tag and the field is empty again. */
  const reset = (): void => {
    query.value = '';
    setOpen(false);
  };
  const choose = (index: number): void => {
    const tag = offered.value[index];
    const input = field();
    if (!tag || !input) return;
    input.value = '';
    reset();
    add(tag.name);
    input.focus();
  };

  const onKeydown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      isOpen.value = true;
      moveByKey(event);
    } else if (event.key === 'Enter' && active.value >= 0) {
      event.preventDefault();
      choose(active.value);
    } else if (event.key === 'Escape' && offered.value.length > 0) {
      event.preventDefault();
      event.stopPropagation();
      setOpen(false);
    }
  };
  /**
   * Closes the list 200 ms later, so that what is about to be clicked does not move away under the pointer.
   */
  const onFocusout = (): void =>
    void setTimeout(() => field() !== document.activeElement && setOpen(false), 200);

  return { id, offered, active, attributes, onInput, onKeydown, onFocusout, reset, choose };
};
