import type { AnnotationColour } from '#core/annotation/annotation';
import { t } from '../i18n';
import { useSettingsStore } from '../stores/settings';

/** The reader's label for a colour; empty when there is none. */
export const labelOf = (colour: AnnotationColour): string =>
  colour === 'none' ? '' : useSettingsStore().settings.colourLabels[colour];

/** The name of a colour, with its label. */
export const colourName = (colour: AnnotationColour): string => withLabel(t(`colours.${colour}`), colour);

/** Adds the label of a colour, if it has one, to a name. */
export const withLabel = (name: string, colour: AnnotationColour): string => {
  const label = labelOf(colour);
  return label === '' ? name : t('colourLabels.named', { colour: name, label });
};
