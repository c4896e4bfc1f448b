import { nextTick, shallowRef } from 'vue';

/** Whether the sheet is in the page (print-host.vue). */
export const printing = shallowRef(false);

/** Puts the sheet into the page and opens the system's print dialog. */
export const printNow = async (): Promise<void> => {
  printing.value = true;
  await nextTick();
  window.print();
};
