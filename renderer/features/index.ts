import { useHighlightCommands } from '../highlights/highlight-commands';
import { useWritingCommands } from '../notes/writing-commands';
import type { Command } from '../ui/command';
import type { DialogName } from '../stores/dialogs';
import type { Loader } from '../ui/lazy';
import { definePart } from '../stores/text-session';

// What the features give the app. A new feature is a folder, with a line here for its dialog and one for
// its commands.

export const dialogs = {
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

export const useFeatures = definePart((session) => {
  const { highlightCommands } = useHighlightCommands(session);
  const { writingCommands } = useWritingCommands(session);
  /** In the order in which the dialog of shortcuts shows them. */
  const featureCommands: readonly Command[] = [...highlightCommands, ...writingCommands];

  return { featureCommands };
});
