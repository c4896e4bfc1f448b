import type { PaneName } from '#contract/panes';

/** The ids of a pane's tab and of its tab panel. */
export const tabId = (pane: PaneName): string => `tab-${pane}`;
export const panelId = (pane: PaneName): string => `panel-${pane}`;
