import { nextTick, shallowRef } from 'vue';
import { definePart } from '../stores/text-session';

/** Printing the text. */
export const usePrinting = definePart((session) => {
  /** Whether the sheet is in the page (print-host.vue). */
  const printing = shallowRef(false);
  session.onLeave(() => (printing.value = false));

  /** Puts the sheet into the page and opens the system's print dialog. */
  const printNow = async (): Promise<void> => {
    printing.value = true;
    await nextTick();
    window.print();
  };

  return { printing, printNow };
});
