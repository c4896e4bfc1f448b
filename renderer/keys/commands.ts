import { colours } from '#core/annotation/annotation';
import { menuKeys } from '#contract/menu';
import { calendarDisplays, placements, themes } from '#contract/settings';
import { useOpenHere } from '../highlights/open-here';
import { useKeyboardSelection } from '../selection/keyboard-selection';
import { useReadingCursor } from '../cursor/reading-cursor';
import { t } from '../i18n';
import { useCopyLocator } from '../cursor/copy-locator';
import { useToggleSide } from '../navigation/side-area';
import { useShowNames } from '../navigation/show-names';
import { useVisits } from '../navigation/visits';
import { useFeatureCommands } from '../features';
import { focusToolbar, usePageSelection } from '../selection/page-selection';
import { useAnnotationsStore } from '../stores/annotations';
import { paneNames, useLayoutStore } from '../stores/layout';
import { useSearchStore } from '../search/search-store';
import { useSettingsStore } from '../stores/settings';
import { useStudyStore } from '../study/study-store';
import { useAppStore } from '../stores/app';
import { focusSearch } from '../search/focus-search';
import { resizeText } from '../settings/resize-text';
import type { Command } from '../ui/command';
import { useDialogsStore, type DialogName } from '../stores/dialogs';
import { definePart } from '../stores/text-session';
import { useEscape } from './escape';
import { isInTextField } from '../ui/text-field';
import { selectWordsHere, useFocusPane } from './panes';

const open = (dialog: DialogName) => (): void => void (useDialogsStore().open = dialog);

/**
 * All commands. The keys, the palette, the dialog of shortcuts and the menu read this one table (decision
 * 65).
 */
export const useCommands = definePart((session): readonly Command[] => {
  const { hasHighlightsHere, hasLinksHere, openHighlightsHere, openLinkHere } = useOpenHere(session);
  const { selectSentence, stepWord, stretchSelection } = useKeyboardSelection(session);
  const { blockInFocus, stepCursor } = useReadingCursor(session);
  const copyLocator = useCopyLocator(session);
  const { showNamesHere } = useShowNames(session);
  const toggleSide = useToggleSide(session);
  const { goBack, goForward } = useVisits(session);
  const featureCommands = useFeatureCommands(session);
  const { canFocusToolbar } = usePageSelection(session);
  const { canEscape, escape } = useEscape(session);
  const focusPane = useFocusPane(session);
  const search = useSearchStore(session);
  const study = useStudyStore(session);
  const annotations = useAnnotationsStore(session);

  const atCursor = (): boolean => blockInFocus() !== null;
  const hasNotes = (): boolean => annotations.all.length > 0;

  const navigation: readonly Command[] = [
    { id: 'search', group: 'places', keys: [menuKeys.search], reach: 'dialogs', run: focusSearch },
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
    { id: 'copy-locator', group: 'places', keys: ['L'], run: () => copyLocator() },
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
    {
      id: 'highlight',
      group: 'marking',
      keys: ['H'],
      changes: true,
      run: () => study.highlightSelection(),
    },
    ...colours.map((colour): Command => ({
      id: `highlight-${colour}`,
      group: 'marking',
      name: () => t('selection.highlightIn', { colour: t(`colours.${colour}`) }),
      changes: true,
      run: () => study.highlightSelection(colour),
    })),
    {
      id: 'note',
      group: 'marking',
      keys: ['N'],
      changes: true,
      run: () => study.noteSelection(),
    },
    { id: 'copy', group: 'marking', keys: ['C'], run: () => study.copySelection() },
    {
      id: 'bookmark',
      group: 'marking',
      keys: ['B'],
      changes: true,
      run: () => void study.toggleBookmark(),
    },
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
      changes: true,
      run: () => void study.undo(),
    },
    {
      id: 'redo',
      group: 'marking',
      keys: [menuKeys.redo],
      otherKeys: ['Mod+Y'],
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
    { id: 'print', group: 'program', run: open('print') },
    {
      id: 'palette',
      group: 'program',
      keys: [menuKeys.palette],
      reach: 'dialogs',
      keyOnly: true,
      run: open('palette'),
    },
    { id: 'export', group: 'program', keys: [menuKeys.export], reach: 'dialogs', run: open('export') },
    { id: 'settings', group: 'program', keys: [menuKeys.settings], reach: 'fields', run: open('settings') },
    { id: 'my-data', group: 'program', run: open('my-data') },
    {
      id: 'trash',
      group: 'program',
      ready: () => annotations.trashed > 0,
      run: open('trash'),
    },
    {
      id: 'letter-keys',
      group: 'program',
      run: () => {
        const settings = useSettingsStore();
        settings.change({ letterKeys: !settings.settings.letterKeys });
      },
    },
    { id: 'shortcuts', group: 'program', keys: ['?'], run: open('shortcuts') },
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

  return [...navigation, ...cursor, ...marking, ...view, ...program];
});

const view: readonly Command[] = [
  {
    id: 'text-larger',
    group: 'view',
    keys: [menuKeys['text-larger']],
    otherKeys: ['Mod+='],
    reach: 'fields',
    run: () => resizeText(1),
  },
  {
    id: 'text-smaller',
    group: 'view',
    keys: [menuKeys['text-smaller']],
    reach: 'fields',
    run: () => resizeText(-1),
  },
  {
    id: 'text-normal',
    group: 'view',
    keys: [menuKeys['text-normal']],
    reach: 'fields',
    run: () => resizeText(0),
  },
  ...themes.map((theme): Command => ({
    id: `theme-${theme}`,
    group: 'view',
    name: () => t('commands.theme', { theme: t(`settings.themes.${theme}`) }),
    run: () => useSettingsStore().change({ theme }),
  })),
  ...placements.map((placement): Command => ({
    id: `placement-${placement}`,
    group: 'view',
    name: () => t('commands.placement', { placement: t(`settings.placements.${placement}`) }),
    run: () => useSettingsStore().change({ notes: { placement } }),
  })),
  {
    id: 'in-step',
    group: 'view',
    name: () => t('panes.inStep'),
    run: () => {
      const settings = useSettingsStore();
      settings.change({ notes: { inStep: !settings.settings.notes.inStep } });
    },
  },
  ...calendarDisplays.map((calendar): Command => ({
    id: `calendar-${calendar}`,
    group: 'view',
    name: () => t('commands.calendar', { calendar: t(`calendar.${calendar}`) }),
    run: () => useSettingsStore().change({ calendar }),
  })),
  ...paneNames.map((pane): Command => ({
    id: `pane-${pane}`,
    group: 'view',
    name: () => t('commands.pane', { pane: t(`panes.${pane}`) }),
    run: () => useLayoutStore().toggle(pane),
  })),
];

/** Whether this window offers the command: a read-only one offers none that changes the record. */
export const isOffered = ({ changes }: Command): boolean => !(changes && useAppStore().readOnly);

export const nameOf = ({ id, name }: Command): string => name?.() ?? t(`commands.${id}`);
