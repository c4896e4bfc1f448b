import { nextTick, shallowRef } from 'vue';

/** Whether the sheet stands in the page (print-host.vue). */
export const printing = shallowRef(false);

/** Lays the sheet out and hands it to the system's print dialog. */
export const printNow = async (): Promise<void> => {
  printing.value = true;
  await nextTick();
  window.print();
};
