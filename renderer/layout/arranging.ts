import type { PaneName } from '#contract/panes';
import { useLayoutStore } from '../stores/layout';
import { groupsOf } from '../stores/pane-tree';

/** A way to arrange a pane, for its menu and for the table of commands. The name is the message `commands.<id>`. */
export interface Arranging {
  readonly id: 'pane-below' | 'pane-beside' | 'pane-join' | 'pane-maximise' | 'pane-restore' | 'panes-usual';
  readonly key?: string;
  readonly isPossible: (pane: PaneName) => boolean;
  readonly run: (pane: PaneName) => void;
}

const hasRoom = (): boolean => useLayoutStore().standing !== 'drawer';

export const arrangings: readonly Arranging[] = [
  {
    id: 'pane-below',
    key: 'Alt+Shift+ArrowDown',
    isPossible: hasRoom,
    run: (pane) => useLayoutStore().splitOff(pane, 'below'),
  },
  {
    id: 'pane-beside',
    key: 'Alt+Shift+ArrowRight',
    isPossible: hasRoom,
    run: (pane) => useLayoutStore().splitOff(pane, 'right'),
  },
  {
    id: 'pane-join',
    key: 'Alt+Shift+ArrowUp',
    isPossible: (pane) => groupsOf(useLayoutStore().tree)[0]?.panes.includes(pane) === false,
    run: (pane) => {
      const { tree, join } = useLayoutStore();
      const [first] = groupsOf(tree);
      if (first?.panes[0]) join(pane, first.panes[0]);
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
    isPossible: () => useLayoutStore().canMaximise && useLayoutStore().maximised,
    run: (pane) => useLayoutStore().maximise(pane),
  },
  { id: 'panes-usual', isPossible: () => true, run: () => useLayoutStore().reset() },
];
