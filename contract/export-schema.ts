import * as v from 'valibot';
import { exportFormats, exportLayouts, exportParts, longestTemplate } from '#core/export/options';
import { noteGroupings } from '#core/notes/note-groups';
import { noteSorts } from '#core/notes/note-order';
import { wellFormed } from '#core/text/well-formed';

const template = v.nullable(v.pipe(v.string(), v.maxLength(longestTemplate), v.transform(wellFormed)));

export const exportOptions = v.strictObject({
  parts: v.array(v.picklist(exportParts)),
  order: v.strictObject({ by: v.picklist(noteSorts), descending: v.boolean() }),
  grouping: v.picklist(noteGroupings),
  layout: v.picklist(exportLayouts),
  template,
  folder: v.boolean(),
  byteOrderMark: v.boolean(),
});

/** See `ExportSettings`, of which each value may be absent. */
export const exportSettings = v.exactOptional(
  v.strictObject({
    format: v.exactOptional(v.picklist(exportFormats)),
    options: v.exactOptional(
      v.strictObject(v.entriesFromList(exportFormats, v.exactOptional(exportOptions))),
    ),
    template: v.exactOptional(template),
  }),
);
