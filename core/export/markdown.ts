import type { Annotation } from '#core/annotation/annotation';
import type { FlatText } from '#core/text/flat-text';
import type { StudyText } from '#core/text/study-text';

export const exportMarkdown = (
  text: StudyText,
  _flat: FlatText,
  annotations: readonly Annotation[],
): string => `# ${text.metadata.title}\n\n${annotations.length}\n`;
