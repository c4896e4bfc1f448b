import type { Command } from '../ui/command';
import { useAdjusting } from './adjusting';
import { definePart } from '../stores/text-session';

export const useHighlightCommands = definePart((session) => {
  const { moveToSelection } = useAdjusting(session);
  /** Commands for the active highlight. */
  const highlightCommands: readonly Command[] = [
    { id: 'take-selection', group: 'marking', keys: ['M'], changes: true, run: () => void moveToSelection() },
  ];

  return { highlightCommands };
});
