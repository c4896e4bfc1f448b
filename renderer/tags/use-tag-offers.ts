import { computed, nextTick, shallowRef, useId } from 'vue';
import { tagKey } from '#core/tags/tags';
import { matching } from '../ui/matching';
import { useTagsStore } from './tags-store';

const most = 8;

/**
 * The tags that fit what is typed into a field, the commonest first; arrow keys choose one, and what was typed stays what it is
 * until then (the combobox pattern of WAI-ARIA 1.2). `present`: tags that are not offered. `take` gets the one that is chosen.
 */
export const useTagOffers = (
  field: () => HTMLInputElement | null,
  present: () => readonly string[],
  take: (name: string) => void,
) => {
  const store = useTagsStore();
  const id = useId();
  const typed = shallowRef('');
  const open = shallowRef(false);
  const chosen = shallowRef(-1);

  const offered = computed(() => {
    if (!open.value) return [];
    const left = new Set(present().map(tagKey));
    const others = store.all.filter(({ key }) => key !== '' && !left.has(key));
    const commonest = others.sort((a, b) => b.count - a.count);
    return matching(typed.value, commonest, ({ spellings }) => spellings.join(' ')).slice(0, most);
  });
  const expanded = computed(() => offered.value.length > 0);
  const optionId = (index: number): string => `${id}-${index}`;

  const show = (opened: boolean): void => {
    open.value = opened;
    chosen.value = -1;
  };
  const type = (): void => {
    typed.value = field()?.value ?? '';
    show(typed.value.trim() !== '');
  };
  /** What stood in the field has been taken over. */
  const done = (): void => {
    typed.value = '';
    show(false);
  };
  const choose = (index: number): void => {
    const tag = offered.value[index];
    const input = field();
    if (!tag || !input) return;
    input.value = '';
    done();
    take(tag.name);
    input.focus();
  };

  const move = async (by: 1 | -1): Promise<void> => {
    open.value = true;
    const { length } = offered.value;
    if (length === 0) return;
    chosen.value = chosen.value < 0 ? (by > 0 ? 0 : length - 1) : (chosen.value + by + length) % length;
    await nextTick();
    document.getElementById(optionId(chosen.value))?.scrollIntoView({ block: 'nearest' });
  };
  const press = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      void move(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Enter' && chosen.value >= 0) {
      event.preventDefault();
      choose(chosen.value);
    } else if (event.key === 'Escape' && expanded.value) {
      event.preventDefault();
      event.stopPropagation();
      show(false);
    }
  };
  /** Later, so that what one is about to click does not move away under the pointer. */
  const leave = (): void => void setTimeout(() => field() !== document.activeElement && show(false), 200);

  /** What makes the field a combobox. */
  const attributes = computed(() => ({
    role: 'combobox',
    'aria-autocomplete': 'list' as const,
    'aria-expanded': expanded.value,
    'aria-controls': `${id}-list`,
    'aria-activedescendant': chosen.value >= 0 ? optionId(chosen.value) : undefined,
  }));
  return { id, offered, expanded, chosen, attributes, type, press, leave, done, choose };
};
