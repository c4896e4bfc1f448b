import { nextTick, shallowRef } from 'vue';
import { definePart } from '../stores/text-session';

/** Printing the text. */
export const usePrinting = definePart((session) => {
  /** Whether the sheet is in the page (print-host.vue). */
  const printing = shallowRef(false);
  const end = (): void => {
    printing.value = false;
  };
  session.onLeave(end);

  /** Puts the sheet into the page and opens the system's print dialog. */
  const printNow = async (): Promise<void> => {
    printing.value = true;
    await nextTick();
    try {
      window.print();
    } finally {
      // The page gets the next key or click when the dialog has gone, also where `afterprint` never comes.
      for (const act of ['pointerdown', 'keydown']) window.addEventListener(act, end, { once: true });
    }
  };

  return { printing, printNow };
});
