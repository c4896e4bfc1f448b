import { reactive, shallowRef } from 'vue';
import { defineTextStore } from '../stores/text-session';
import type { DateOrder, DatePlace } from './order-dates';
import type { NameOrder } from './order-names';

export const timelineForms = ['diagram', 'table'] as const;

interface DateOptions {
  query: string;
  place: DatePlace;
  order: DateOrder;
}

/** How the views of the names pane were left: what each shows, and how far it is scrolled. */
export const useViewOptionsStore = defineTextStore(() => ({
  nameOrder: shallowRef<NameOrder>('form'),
  dates: reactive<DateOptions>({ query: '', place: 'all', order: 'reading' }),
  timelineForm: shallowRef<(typeof timelineForms)[number]>('diagram'),
  /** The `scrollTop` at which each list was left, by what it showed. */
  places: new Map<string, number>(),
}));
