import {
  clipboard,
  Menu,
  type BrowserWindow,
  type ContextMenuParams,
  type MenuItemConstructorOptions,
} from 'electron';
import { report } from '#backend/hosting/report';
import type { MenuAction, OfferedAction } from '#contract/menu';
import { messages } from './messages';
import { isAddress } from './policy';

export interface ContextMenuPorts {
  /** What the page offers where the menu opens. */
  offered(): Promise<readonly OfferedAction[]>;
  act(action: MenuAction): void;
}

/** What decides about the entries. */
export type Place = Pick<ContextMenuParams, 'editFlags' | 'isEditable' | 'linkURL' | 'selectionText'>;

const words = messages.contextMenu;

/** Electron has no context menu of its own. */
export const offerContextMenu = (window: BrowserWindow, ports: ContextMenuPorts): void => {
  const show = async (place: ContextMenuParams): Promise<void> => {
    const offered = place.isEditable ? [] : await ports.offered();
    if (window.isDestroyed()) return;
    const menu = Menu.buildFromTemplate(contextTemplate(place, offered, (action) => ports.act(action)));
    const { x, y, menuSourceType: sourceType, frame } = place;
    // By key there is no pointer to open at.
    const at = sourceType === 'keyboard' ? { x, y } : {};
    menu.popup({ window, sourceType, ...at, ...(frame && { frame }) });
  };
  window.webContents.on('context-menu', (_event, place) => void show(place).catch(report));
};

/** The entries, in groups with a line between them. */
export const contextTemplate = (
  place: Place,
  offered: readonly OfferedAction[],
  act: (action: MenuAction) => void,
): MenuItemConstructorOptions[] => {
  const groups = place.isEditable ? ofField(place) : ofPage(place, offered, act);
  return groups
    .filter((items) => items.length > 0)
    .flatMap((items, index) => (index === 0 ? items : [{ type: 'separator' } as const, ...items]));
};

const ofField = ({ editFlags: can }: Place): MenuItemConstructorOptions[][] => [
  [
    { label: words.undo, role: 'undo', enabled: can.canUndo },
    { label: words.redo, role: 'redo', enabled: can.canRedo },
  ],
  [
    { label: words.cut, role: 'cut', enabled: can.canCut },
    { label: words.copy, role: 'copy', enabled: can.canCopy },
    { label: words.paste, role: 'paste', enabled: can.canPaste },
  ],
  [{ label: words.selectAll, role: 'selectAll', enabled: can.canSelectAll }],
];

const ofPage = (
  { editFlags, linkURL, selectionText }: Place,
  offered: readonly OfferedAction[],
  act: (action: MenuAction) => void,
): MenuItemConstructorOptions[][] => {
  const items = (...actions: OfferedAction[]): MenuItemConstructorOptions[] =>
    actions
      .filter((action) => offered.includes(action))
      .map((action) => ({ label: words.offered[action], click: () => act(action) }));
  const copied: MenuItemConstructorOptions[] =
    selectionText === '' ? [] : [{ label: words.copy, role: 'copy', enabled: editFlags.canCopy }];
  const address: MenuItemConstructorOptions[] = isAddress(linkURL)
    ? [{ label: words.copyAddress, click: () => void clipboard.writeText(linkURL).catch(report) }]
    : [];
  return [
    [...items('open-link'), ...address],
    items('highlight', 'note'),
    [...copied, ...items('copy', 'copy-paragraph-link', 'copy-note-link')],
    items('find-all'),
    [{ label: words.selectAll, click: () => act('select-all') }],
  ];
};
