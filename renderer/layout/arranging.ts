import type { PaneName } from '#contract/panes';
import { useLayoutStore } from '../stores/layout';

/**
 * A way to arrange a pane, for its menu and for the table of commands. Its name is the message
 * `commands.<id>`.
 */
export interface Arranging {
  readonly id: 'pane-below' | 'pane-beside' | 'pane-join' | 'pane-maximise' | 'pane-restore' | 'panes-usual';
  readonly key?: string;
  /** It concerns all panes, so it can be done wherever the focus is. */
  readonly ofAll?: true;
  readonly isPossible: (pane: PaneName) => boolean;
  readonly run: (pane: PaneName) => void;
}

export const arrangings: readonly Arranging[] = [
  {
    id: 'pane-below',
    key: 'Alt+Shift+ArrowDown',
    isPossible: (pane) => useLayoutStore().canSplitOff(pane, 'below'),
    run: (pane) => useLayoutStore().splitOff(pane, 'below'),
  },
  {
    id: 'pane-beside',
    key: 'Alt+Shift+ArrowRight',
    isPossible: (pane) => useLayoutStore().canSplitOff(pane, 'right'),
    run: (pane) => useLayoutStore().splitOff(pane, 'right'),
  },
  {
    id: 'pane-join',
    key: 'Alt+Shift+ArrowUp',
    isPossible: (pane) => useLayoutStore().groupToJoin(pane) !== null,
    run: (pane) => {
      const { groupToJoin, join } = useLayoutStore();
      const at = groupToJoin(pane)?.panes[0];
      if (at) join(pane, at);
    },
  },
  {
    id: 'pane-maximise',
    key: 'Shift+F9',
    isPossible: () => useLayoutStore().canMaximise && !useLayoutStore().maximised,
    run: (pane) => useLayoutStore().maximise(pane),
  },
  {
    id: 'pane-restore',
    key: 'Shift+F9',
    ofAll: true,
    isPossible: () => useLayoutStore().canMaximise && useLayoutStore().maximised,
    run: (pane) => useLayoutStore().maximise(pane),
  },
  { id: 'panes-usual', ofAll: true, isPossible: () => true, run: () => useLayoutStore().reset() },
];
