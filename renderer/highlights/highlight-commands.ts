import type { Command } from '../ui/command';
import { moveToSelection } from './adjusting';

/** Commands for the active highlight. */
export const highlightCommands: readonly Command[] = [
  { id: 'take-selection', group: 'marking', keys: ['M'], changes: true, run: () => void moveToSelection() },
];
