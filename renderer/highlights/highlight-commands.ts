import type { Command } from '../ui/command';
import { takeSelection } from './adjusting';

/** What a person asks for about a highlight in hand. */
export const highlightCommands: readonly Command[] = [
  { id: 'take-selection', group: 'marking', keys: ['M'], changes: true, run: () => void takeSelection() },
];
