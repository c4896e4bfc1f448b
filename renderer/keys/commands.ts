import { colours } from '#core/annotation/annotation';
import { menuKeys } from '#contract/menu';
import { useOpenHere } from '../highlights/open-here';
import { useKeyboardSelection } from '../selection/keyboard-selection';
import { useReadingCursor } from '../cursor/reading-cursor';
import { t } from '../i18n';
import { copyLocator } from '../cursor/copy-locator';
import { useBlockMeant } from '../selection/block-meant';
import { useLinkCommands } from '../study/link-commands';
import { useToggleBookmark } from '../study/toggle-bookmark';
import { useToggleSide } from '../navigation/side-area';
import { useShowNames } from '../navigation/show-names';
import { useVisits } from '../navigation/visits';
import { useFeatureCommands } from '../features';
import { focusToolbar, usePageSelection } from '../selection/page-selection';
import { useAnnotationsStore } from '../stores/annotations';
import { useLayoutStore } from '../stores/layout';
import { useSearchStore } from '../search/search-store';
import { useSettingsStore } from '../stores/settings';
import { useStudyStore } from '../study/study-store';
import { useAppStore } from '../stores/app';
import { useFindSelection } from '../search/find-selection';
import { focusSearch } from '../search/focus-search';
import type { Command } from '../ui/command';
import { useDialogsStore, type DialogName } from '../stores/dialogs';
import { definePart } from '../stores/text-session';
import { useContextMenu } from './context-menu';
import { useOpenWindow } from './open-window';
import { useEscape } from './escape';
import { isInTextField } from '../ui/text-field';
import { selectWordsHere, useFocusPane } from './panes';
import { viewCommands } from './view-commands';

const open = (dialog: DialogName) => (): void => void (useDialogsStore().open = dialog);

/**
 * All commands. The keys, the palette, the dialog of shortcuts and the menu read this one table (decision
 * 65).
 */
export const useCommands = definePart((session): readonly Command[] => {
  const { hasHighlightsHere, hasLinksHere, openHighlightsHere, openLinkHere } = useOpenHere(session);
  const { selectSentence, stepWord, stretchSelection } = useKeyboardSelection(session);
  const { blockInFocus, stepCursor } = useReadingCursor(session);
  const { hasLink, openLink } = useContextMenu(session);
  const blockMeant = useBlockMeant(session);
  const linkCommands = useLinkCommands(session);
  const toggleBookmark = useToggleBookmark(session);
  const { showNamesHere } = useShowNames(session);
  const toggleSide = useToggleSide(session);
  const { goBack, goForward } = useVisits(session);
  const featureCommands = useFeatureCommands(session);
  const { canFocusToolbar, pageSelection } = usePageSelection(session);
  const findSelection = useFindSelection(session);
  const { canEscape, escape } = useEscape(session);
  const focusPane = useFocusPane(session);
  const search = useSearchStore(session);
  const study = useStudyStore(session);
  const annotations = useAnnotationsStore(session);

  const openWindow = useOpenWindow(session);

  const atCursor = (): boolean => blockInFocus() !== null;
  const hasNotes = (): boolean => annotations.all.length > 0;

  const navigation: readonly Command[] = [
    { id: 'search', group: 'places', keys: [menuKeys.search], reach: 'dialogs', run: focusSearch },
    {
      id: 'next-result',
      group: 'places',
      keys: ['F3'],
      otherKeys: ['Mod+G'],
      reach: 'fields',
      ready: () => search.hits.length > 0,
      run: () => void search.step(1),
    },
    {
      id: 'previous-result',
      group: 'places',
      keys: ['Shift+F3'],
      otherKeys: ['Mod+Shift+G'],
      reach: 'fields',
      ready: () => search.hits.length > 0,
      run: () => void search.step(-1),
    },
    {
      id: 'find-all',
      group: 'places',
      ready: () => pageSelection.value !== null,
      run: () => findSelection(),
    },
    { id: 'contents', group: 'places', keys: ['T'], run: () => (useLayoutStore().contentsOpen = true) },
    { id: 'go-to', group: 'places', keys: ['G'], run: open('go-to') },
    {
      id: 'back',
      group: 'places',
      keys: [menuKeys.back, 'Backspace'],
      otherKeys: ['Mod+['],
      run: () => void goBack(),
    },
    {
      id: 'forward',
      group: 'places',
      keys: [menuKeys.forward],
      otherKeys: ['Mod+]'],
      run: () => void goForward(),
    },
    { id: 'copy-locator', group: 'places', keys: ['L'], run: () => copyLocator(blockMeant()?.block.id) },
    { id: 'side', group: 'view', keys: ['F9'], reach: 'fields', run: () => void toggleSide() },
    { id: 'next-pane', group: 'places', keys: ['F6'], reach: 'fields', run: () => focusPane(1) },
    { id: 'previous-pane', group: 'places', keys: ['Shift+F6'], reach: 'fields', run: () => focusPane(-1) },
  ];

  const cursor: readonly Command[] = [
    { id: 'next-paragraph', group: 'cursor', keys: ['J'], run: () => void stepCursor(1) },
    { id: 'previous-paragraph', group: 'cursor', keys: ['K'], run: () => void stepCursor(-1) },
    { id: 'to-toolbar', group: 'cursor', keys: ['Enter'], ready: canFocusToolbar, run: focusToolbar },
    { id: 'open-here', group: 'cursor', keys: ['Enter'], ready: hasLinksHere, run: openLinkHere },
    {
      id: 'open-highlights',
      group: 'cursor',
      keys: ['O'],
      ready: hasHighlightsHere,
      run: openHighlightsHere,
    },
    {
      id: 'next-word',
      group: 'cursor',
      keys: ['ArrowRight'],
      ready: atCursor,
      run: () => void stepWord(1),
    },
    {
      id: 'previous-word',
      group: 'cursor',
      keys: ['ArrowLeft'],
      ready: atCursor,
      run: () => void stepWord(-1),
    },
    { id: 'select-sentence', group: 'cursor', keys: ['S'], ready: atCursor, run: selectSentence },
    ...(
      [
        ['word', 'Shift+ArrowRight', 'Shift+ArrowLeft'],
        ['sentence', 'Shift+ArrowDown', 'Shift+ArrowUp'],
        ['grapheme', 'Mod+Shift+ArrowRight', 'Mod+Shift+ArrowLeft'],
      ] as const
    ).flatMap(([unit, more, less]): Command[] => [
      {
        id: `more-${unit}`,
        group: 'cursor',
        keys: [more],
        ready: atCursor,
        run: () => stretchSelection(unit, 1),
      },
      {
        id: `less-${unit}`,
        group: 'cursor',
        keys: [less],
        ready: atCursor,
        run: () => stretchSelection(unit, -1),
      },
    ]),
    { id: 'open-link', group: 'cursor', keyOnly: true, ready: hasLink, run: openLink },
    { id: 'names-here', group: 'cursor', run: () => void showNamesHere() },
    {
      id: 'select-found',
      group: 'cursor',
      keys: ['W'],
      ready: () => search.current !== null,
      run: () => void search.selectCurrent(),
    },
  ];

  const marking: readonly Command[] = [
    { id: 'highlight', group: 'marking', keys: ['H'], changes: true, run: () => study.highlightSelection() },
    ...colours.map((colour): Command => ({
      id: `highlight-${colour}`,
      group: 'marking',
      name: () => t('selection.highlightIn', { colour: t(`colours.${colour}`) }),
      changes: true,
      run: () => study.highlightSelection(colour),
    })),
    { id: 'note', group: 'marking', keys: ['N'], changes: true, run: () => study.noteSelection() },
    { id: 'copy', group: 'marking', keys: ['C'], run: () => study.copySelection() },
    { id: 'bookmark', group: 'marking', keys: ['B'], changes: true, run: () => void toggleBookmark() },
    ...featureCommands,
    {
      id: 'previous-note',
      group: 'marking',
      keys: ['['],
      ready: hasNotes,
      run: () => study.showNeighbour(-1),
    },
    {
      id: 'next-note',
      group: 'marking',
      keys: [']'],
      ready: hasNotes,
      run: () => study.showNeighbour(1),
    },
    {
      id: 'undo',
      group: 'marking',
      keys: [menuKeys.undo],
      menu: 'steps',
      changes: true,
      run: () => void study.undo(),
    },
    {
      id: 'redo',
      group: 'marking',
      keys: [menuKeys.redo],
      otherKeys: ['Mod+Y'],
      menu: 'steps',
      changes: true,
      run: () => void study.redo(),
    },
    {
      id: 'select-all',
      group: 'marking',
      keys: [menuKeys['select-all']],
      reach: 'dialogs',
      staysInDialog: true,
      ready: () => !isInTextField(document.activeElement),
      run: selectWordsHere,
    },
  ];

  const program: readonly Command[] = [
    {
      id: 'new-window', // its key is the desktop's menu's
      group: 'program',
      menu: 'files',
      ready: () => useAppStore().info?.shell === 'desktop',
      run: () => void openWindow(),
    },
    {
      id: 'palette',
      group: 'program',
      keys: [menuKeys.palette],
      reach: 'dialogs',
      keyOnly: true,
      menu: 'program',
      run: open('palette'),
    },
    { id: 'colour-labels', group: 'program', menu: 'notes', run: open('colour-labels') },
    { id: 'trash', group: 'program', menu: 'notes', run: open('trash') },
    {
      id: 'export',
      group: 'program',
      keys: [menuKeys.export],
      reach: 'dialogs',
      menu: 'files',
      run: open('export'),
    },
    {
      id: 'print', // in a browser, the key of printing is the browser's; on the desktop it is the menu's
      group: 'program',
      reach: 'dialogs',
      menu: 'files',
      run: open('print'),
    },
    { id: 'my-data', group: 'program', menu: 'files', run: open('my-data') },
    {
      id: 'settings',
      group: 'program',
      keys: [menuKeys.settings],
      reach: 'fields',
      menu: 'program',
      run: open('settings'),
    },
    {
      id: 'letter-keys',
      group: 'program',
      run: () => {
        const settings = useSettingsStore();
        settings.change({ letterKeys: !settings.settings.letterKeys });
      },
    },
    { id: 'shortcuts', group: 'program', keys: ['?'], menu: 'program', run: open('shortcuts') },
    { id: 'about', group: 'program', menu: 'program', run: open('about') },
    {
      id: 'leave',
      group: 'program',
      keys: ['Escape'],
      reach: 'fields',
      ready: canEscape,
      keyOnly: true,
      run: escape,
    },
  ];

  return [...navigation, ...linkCommands, ...cursor, ...marking, ...viewCommands, ...program];
});

/** Whether this window offers the command: a read-only one offers none that changes the record. */
export const isOffered = ({ changes }: Command): boolean => !(changes && useAppStore().readOnly);

export const nameOf = ({ id, name }: Command): string => name?.() ?? t(`commands.${id}`);
