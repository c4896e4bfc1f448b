import { nextTick, shallowRef, type ShallowRef } from 'vue';

/**
 * What opened a menu, while the menu is open; null when it is closed. When it closes, its opener gets the focus back,
 * unless the reader has given it to something else.
 */
export const useOpenedMenu = (): {
  readonly opener: Readonly<ShallowRef<HTMLElement | null>>;
  readonly open: (event: Event) => void;
  readonly close: () => Promise<void>;
} => {
  const opener = shallowRef<HTMLElement | null>(null);
  const open = ({ currentTarget }: Event): void => {
    if (currentTarget instanceof HTMLElement) opener.value = currentTarget;
  };
  const close = async (): Promise<void> => {
    const button = opener.value;
    opener.value = null;
    await nextTick();
    setTimeout(() => {
      const { activeElement } = document;
      if (activeElement === null || activeElement === document.body) button?.focus();
    }); // the menu lets go of the focus in a separate task
  };
  return { opener, open, close };
};
