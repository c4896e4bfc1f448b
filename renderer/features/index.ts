import { useHighlightCommands } from '../highlights/highlight-commands';
import { useWritingCommands } from '../notes/writing-commands';
import type { Command } from '../ui/command';
import type { DialogName } from '../stores/dialogs';
import { definePart } from '../stores/text-session';
import type { Loader } from '../ui/lazy';

// What the features give the app. A new feature is a folder, with a line here for its dialog and one for
// its commands.

export const dialogs = {
  about: () => import('../about/about-dialog.vue'),
  'colour-labels': () => import('../settings/colour-labels-dialog.vue'),
  'go-to': () => import('../navigation/go-to-dialog.vue'),
  address: () => import('../markdown/address-dialog.vue'),
  link: () => import('../markdown/link-dialog.vue'),
  tags: () => import('../tags/tags-dialog.vue'),
  export: () => import('../export/export-dialog.vue'),
  settings: () => import('../settings/settings-dialog.vue'),
  versions: () => import('../notes/versions-dialog.vue'),
  'my-data': () => import('../my-data/my-data-dialog.vue'),
  trash: () => import('../trash/trash-dialog.vue'),
  print: () => import('../print/print-dialog.vue'),
} satisfies Partial<Record<DialogName, Loader>>;

/** The commands of the features, in the order in which the dialog of shortcuts shows them. */
export const useFeatureCommands = definePart((session): readonly Command[] => {
  const highlightCommands = useHighlightCommands(session);
  const writingCommands = useWritingCommands(session);

  return [...highlightCommands, ...writingCommands];
});
