import { useBlockMeant } from '../selection/block-meant';
import { useAnnotationsStore } from '../stores/annotations';
import { definePart } from '../stores/text-session';
import type { Command } from '../ui/command';
import { copyLink, hasProgramLinks } from './copy-link';
import { useStudyStore } from './study-store';

/** Commands that copy a link for other programs (decision 136). */
export const useLinkCommands = definePart((session): readonly Command[] => {
  const annotations = useAnnotationsStore(session);
  const blockMeant = useBlockMeant(session);
  const study = useStudyStore(session);

  const activeNote = (): string | null =>
    study.active !== null && annotations.byId.has(study.active) ? study.active : null;

  return [
    {
      id: 'copy-paragraph-link',
      group: 'places',
      ready: hasProgramLinks,
      run: () => {
        const locator = blockMeant()?.block.id;
        if (locator !== undefined) copyLink({ kind: 'text', textId: session.text.id, locator });
      },
    },
    {
      id: 'copy-note-link',
      group: 'marking',
      ready: () => hasProgramLinks() && activeNote() !== null,
      run: () => {
        const id = activeNote();
        if (id !== null) copyLink({ kind: 'note', id });
      },
    },
  ];
});
