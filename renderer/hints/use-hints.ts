import { computed, watch, type ComputedRef } from 'vue';
import { hintNames, type HintName, type Settings } from '#contract/settings';
import { windowSizes } from '#contract/panes';
import { useAnnotationsStore } from '../stores/annotations';
import { useAppStore } from '../stores/app';
import { useDialogsStore } from '../stores/dialogs';
import { useLayoutStore } from '../stores/layout';
import { useSettingsStore } from '../stores/settings';
import { ending, whichHint } from './which-hint';

/**
 * Which hint a newcomer sees now, and `end`, which ends one for ever. A hint also ends when the reader does what it
 * says. A reader who had notes when the text was opened is no newcomer, and sees none.
 */
export const useHints = (
  hadNotes: boolean,
): { readonly hint: ComputedRef<HintName | null>; readonly end: (...names: readonly HintName[]) => void } => {
  const settings = useSettingsStore();
  const annotations = useAnnotationsStore();
  const dialogs = useDialogsStore();
  const layout = useLayoutStore();
  const app = useAppStore();
  const end = (...names: readonly HintName[]): void => {
    const patch = app.readOnly ? null : ending(settings.settings.hints, names);
    if (patch) settings.change(patch);
  };

  if (hadNotes) end(...hintNames);
  watch(
    () => annotations.all.length > 0,
    (hasMarked) => hasMarked && end('marking'),
    { immediate: true },
  );
  watch(
    () => dialogs.open === 'shortcuts' || dialogs.open === 'palette',
    (isOpen) => isOpen && end('keys'),
    { immediate: true },
  );
  watch(
    () => sharesOf(settings.settings),
    () => end('dividers'),
  );

  const hint = computed(() =>
    whichHint(settings.settings.hints, {
      readOnly: app.readOnly || hadNotes,
      hasDividers: layout.standing !== 'drawer',
    }),
  );
  return { hint, end };
};

/** What dragging a divider changes. */
const sharesOf = ({ desk }: Settings): string =>
  JSON.stringify(windowSizes.map((size) => [desk[size].side, desk[size].tree]));
