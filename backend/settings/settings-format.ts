import * as v from 'valibot';
import { isRecord } from '#core/annotation/stored';
import { settingsPatchSchema } from '#contract/schemas';
import { defaultSettings, type Settings, type SettingsPatch } from '#contract/settings';

export const format = 'lectern.settings';
export const version = 1;

const fields = settingsPatchSchema.entries;
const paneFields = fields.panes.wrapped.entries;
const positionFields = fields.positions.wrapped;

/** What a document says, one value at a time: one that is out of range is as if it were not there. */
export const readSettings = (document: Readonly<Record<string, unknown>>): Settings => ({
  theme: valueOr(fields.theme, document['theme'], defaultSettings.theme),
  textSize: valueOr(fields.textSize, document['textSize'], defaultSettings.textSize),
  panes: readPanes(document['panes']),
  lastColour: valueOr(fields.lastColour, document['lastColour'], defaultSettings.lastColour),
  lastText: valueOr(v.nullable(fields.lastText), document['lastText'], defaultSettings.lastText),
  positions: readPositions(document['positions']),
  letterKeys: valueOr(fields.letterKeys, document['letterKeys'], defaultSettings.letterKeys),
});

/** Top-level keys replace, except `panes` and `positions`, which are merged one level deep. */
export const mergeSettings = (settings: Settings, patch: SettingsPatch): Settings => ({
  ...settings,
  ...patch,
  panes: { ...settings.panes, ...patch.panes },
  positions: { ...settings.positions, ...patch.positions },
});

const readPanes = (stored: unknown): Settings['panes'] => {
  const panes = isRecord(stored) ? stored : {};
  const defaults = defaultSettings.panes;
  return {
    side: valueOr(paneFields.side, panes['side'], defaults.side),
    editor: valueOr(paneFields.editor, panes['editor'], defaults.editor),
    editorOpen: valueOr(paneFields.editorOpen, panes['editorOpen'], defaults.editorOpen),
    mineOpen: valueOr(paneFields.mineOpen, panes['mineOpen'], defaults.mineOpen),
  };
};

const readPositions = (stored: unknown): Settings['positions'] => {
  const entries = Object.entries(isRecord(stored) ? stored : {});
  return Object.fromEntries(
    entries.filter(([id, position]) => v.is(positionFields, { [id]: position })),
  ) as Settings['positions']; // each has just been checked
};

const valueOr = <Schema extends v.GenericSchema>(
  schema: Schema,
  value: unknown,
  otherwise: v.InferOutput<Schema>,
): v.InferOutput<Schema> => {
  const parsed = v.safeParse(schema, value);
  return parsed.success ? parsed.output : otherwise;
};
