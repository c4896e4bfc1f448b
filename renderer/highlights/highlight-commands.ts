import type { Command } from '../ui/command';
import { definePart } from '../stores/text-session';
import { useAdjusting } from './adjusting';

/** Commands for the active highlight. */
export const useHighlightCommands = definePart((session): readonly Command[] => {
  const { moveToSelection } = useAdjusting(session);

  return [
    { id: 'take-selection', group: 'marking', keys: ['M'], changes: true, run: () => void moveToSelection() },
  ];
});
