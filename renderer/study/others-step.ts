import type { Annotation } from '#core/annotation/annotation';
import { changesNothing } from '#core/annotation/edit';
import { firstCharacters } from '#core/text/graphemes';
import type { AskedStep, HistoryStep } from '#contract/history';
import { counted, t } from '../i18n';

/** Of the words by which a note is named. */
const longest = 60; // characters
const longestUnits = 600; // UTF-16 units

/** What another window did, so that the person knows before it is undone or done again. */
export const stepInWords = ({ kind, ids }: HistoryStep, { before, after }: AskedStep): string => {
  const subject = after ?? before;
  if (kind === 'merge' || ids.length > 1 || !subject) return counted(`othersStep.${kind}Many`, ids.length);
  const note = nameOf(subject);
  if (kind !== 'change' || !before || !after) return t(`othersStep.${kind}`, { note });
  const field = (['note', 'tags', 'colour', 'style'] as const).find(
    (one) => !changesNothing(before, { [one]: after[one] }),
  );
  return t(`othersStep.${field ?? 'change'}`, { note });
};

const nameOf = ({ note, targets }: Annotation): string => {
  const words = note.trim() || targets[0]?.quote.exact || t('notes.wholeText');
  const [line = ''] = words.split('\n');
  const short = firstCharacters(line, longest, longestUnits);
  return short === line ? line : `${short}…`;
};
