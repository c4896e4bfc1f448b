import type { Colour } from '#core/annotation/annotation';
import { t } from '../i18n';
import { useSettingsStore } from '../stores/settings';

/** What the reader calls a colour; empty when it has no label. */
export const labelOf = (colour: Colour): string => useSettingsStore().settings.colourLabels[colour];

/** What a colour is called, with its label. */
export const colourName = (colour: Colour): string => withLabel(t(`colours.${colour}`), colour);

/** A name with the label of a colour after it, where it has one. */
export const withLabel = (name: string, colour: Colour): string => {
  const label = labelOf(colour);
  return label === '' ? name : t('colourLabels.named', { colour: name, label });
};
