import * as v from 'valibot';
import { annotationColours, colours, motivations, styles } from '#core/annotation/annotation';
import { exportFormats } from '#core/export/options';
import { openingOf } from '#core/links/addresses';
import { searchOrders } from '#core/search/hit';
import { cleanTag, cleanTags } from '#core/tags/tags';
import { wellFormed } from '#core/text/well-formed';
import type { Argument, CommandName } from './commands';
import { exportOptions, exportSettings } from './export-schema';
import { offeredActions } from './menu';
import { longestPart } from './my-data';
import { paneNames, partShares, placements, sideShares, type PaneTree } from './panes';
import {
  calendarDisplays,
  faces,
  lineHeights,
  longestLabel,
  longestLabelUnits,
  measures,
  textSizes,
  themes,
} from './settings';

/** Words of the reader or of the text. Half a character (a lone surrogate) is replaced, so that none is kept. */
const words = v.pipe(v.string(), v.transform(wellFormed));

const offset = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const within = ({ smallest, largest }: { smallest: number; largest: number }) =>
  v.pipe(v.number(), v.minValue(smallest), v.maxValue(largest));
export const textId = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,99}$/));
export const uuid = v.pipe(v.string(), v.uuid());
/** A time that stands in a note already, whatever it is: it is only compared. */
const storedTime = v.pipe(v.string(), v.maxLength(100));
const query = v.pipe(words, v.maxLength(1000));
const hitLimit = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000));
const clientName = v.pipe(v.string(), v.minLength(1), v.maxLength(100));
const client = v.exactOptional(clientName);
const agreed = v.exactOptional(v.pipe(v.number(), v.safeInteger(), v.minValue(1)));
const work = v.pipe(v.string(), v.minLength(1), v.maxLength(100));
const ofWork = v.exactOptional(work);
const blockId = v.pipe(words, v.minLength(1), v.maxLength(200));

export const rangeFields = { start: offset, end: offset };
export const rangeCheck = v.check(
  ({ start, end }: { start: number; end: number }) => end > start,
  'A range ends after its start.',
);

const target = v.strictObject({
  quote: v.strictObject({ exact: words, prefix: words, suffix: words }),
  position: v.pipe(v.strictObject(rangeFields), rangeCheck),
  contentHash: words,
});

export const annotationFields = {
  motivation: v.picklist(motivations),
  colour: v.picklist(annotationColours),
  style: v.picklist(styles),
  tags: v.pipe(
    v.array(words),
    v.transform((tags) => [...cleanTags(tags)]),
  ),
  note: words,
  targets: v.array(target),
};

const newAnnotation = v.strictObject({ id: uuid, ...annotationFields });
const changes = v.strictObject({
  motivation: v.exactOptional(annotationFields.motivation),
  colour: v.exactOptional(annotationFields.colour),
  style: v.exactOptional(annotationFields.style),
  tags: v.exactOptional(v.array(words)), // not cleaned: what is on disk may stay as it is
  note: v.exactOptional(annotationFields.note),
  targets: v.exactOptional(annotationFields.targets),
});

const position = v.strictObject({
  blockId,
  passed: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
});

const label = v.exactOptional(
  v.pipe(words, v.trim(), v.maxLength(longestLabelUnits), v.maxGraphemes(longestLabel)),
);

const paneList = v.pipe(v.array(v.picklist(paneNames)), v.maxLength(paneNames.length));

/** A tree has as many splits as there are panes, less one; so it is never deeper. */
const paneTree = (depth: number): v.GenericSchema<unknown, PaneTree> => {
  const group = v.strictObject({ panes: v.pipe(paneList, v.minLength(1)) });
  if (depth === 0) return group;
  const part = paneTree(depth - 1);
  const split = v.strictObject({
    split: v.picklist(['rows', 'columns']),
    share: within(partShares),
    parts: v.tuple([part, part]),
  });
  return v.union([group, split]);
};

const arrangement = v.strictObject({
  placement: v.exactOptional(v.picklist(placements)),
  side: v.exactOptional(within(sideShares)),
  tree: v.exactOptional(v.nullable(paneTree(paneNames.length - 1))),
  front: v.exactOptional(paneList),
  maximised: v.exactOptional(v.boolean()),
});

const settingsPatch = v.strictObject({
  theme: v.exactOptional(v.picklist(themes)),
  textSize: v.exactOptional(
    v.pipe(v.number(), v.integer(), v.minValue(textSizes.smallest), v.maxValue(textSizes.largest)),
  ),
  typography: v.exactOptional(
    v.strictObject({
      face: v.exactOptional(v.picklist(faces)),
      lineHeight: v.exactOptional(within(lineHeights)),
      measure: v.exactOptional(within(measures)),
      justified: v.exactOptional(v.boolean()),
      hyphenated: v.exactOptional(v.boolean()),
      numbers: v.exactOptional(v.boolean()),
    }),
  ),
  desk: v.exactOptional(
    v.strictObject({
      wide: v.exactOptional(arrangement),
      low: v.exactOptional(arrangement),
      narrow: v.exactOptional(arrangement),
    }),
  ),
  notes: v.exactOptional(v.strictObject({ inStep: v.exactOptional(v.boolean()) })),
  calendar: v.exactOptional(v.picklist(calendarDisplays)),
  print: v.exactOptional(
    v.strictObject({
      text: v.exactOptional(v.boolean()),
      editor: v.exactOptional(v.boolean()),
      highlights: v.exactOptional(v.boolean()),
      mine: v.exactOptional(v.boolean()),
    }),
  ),
  lastColour: v.exactOptional(v.picklist(colours)),
  lastStyle: v.exactOptional(v.picklist(styles)),
  searchOrder: v.exactOptional(v.picklist(searchOrders)),
  exports: exportSettings,
  colourLabels: v.exactOptional(
    v.strictObject({
      yellow: label,
      green: label,
      blue: label,
      pink: label,
      orange: label,
      purple: label,
    }),
  ),
  lastText: v.exactOptional(textId),
  positions: v.exactOptional(v.record(textId, position)),
  letterKeys: v.exactOptional(v.boolean()),
  hints: v.exactOptional(
    v.strictObject({
      marking: v.exactOptional(v.boolean()),
      keys: v.exactOptional(v.boolean()),
      dividers: v.exactOptional(v.boolean()),
    }),
  ),
});

const restoreSource = v.variant('kind', [
  v.strictObject({
    kind: v.literal('snapshot'),
    name: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,99}\.\d{1,15}\.\d{8}\.json$/)),
  }),
  v.strictObject({ kind: v.literal('backup'), reading: uuid }),
]);

const addedTags = v.array(v.pipe(words, v.transform(cleanTag), v.minLength(1)));
const changesForMany = v.strictObject({
  colour: v.exactOptional(v.picklist(colours)),
  style: v.exactOptional(annotationFields.style),
  tags: v.exactOptional(
    v.strictObject({ add: v.exactOptional(addedTags), remove: v.exactOptional(v.array(v.string())) }),
  ),
});

const ids = v.pipe(v.array(uuid), v.minLength(1));
const inText = v.strictObject({ textId });
const nothing = v.null();

const exportRequest = {
  textId: v.nullable(textId),
  ids: v.exactOptional(ids),
  format: v.picklist(exportFormats),
  options: exportOptions,
};

type Schemas = { readonly [Name in CommandName]: v.GenericSchema<unknown, Argument<Name>> };

const historyRequest = v.strictObject({ textId, client, agreed });

/** One schema for each command's argument. */
export const argumentSchemas = {
  'app.boot': v.strictObject({ textId: v.nullable(textId), client }),
  'app.flushed': nothing,
  'app.engines': nothing,
  'app.diagnose': nothing,
  'app.unsent': v.strictObject({ unsent: v.boolean() }),
  'app.offered': v.strictObject({
    actions: v.pipe(v.array(v.picklist(offeredActions)), v.maxLength(offeredActions.length)),
  }),
  'app.link': nothing,
  'library.list': nothing,
  'text.open': v.strictObject({ textId, client }),
  'text.use': v.strictObject({ textId: v.nullable(textId), client: clientName }),
  'note.find': v.strictObject({ id: uuid }),
  'annotations.list': inText,
  'annotations.create': v.strictObject({ textId, annotation: newAnnotation, client }),
  'annotations.update': v.strictObject({
    textId,
    id: uuid,
    changes,
    base: v.exactOptional(storedTime),
    client,
    request: v.exactOptional(uuid),
  }),
  'annotations.versions': v.strictObject({ textId, id: uuid }),
  'annotations.revert': v.strictObject({ textId, id: uuid, at: storedTime, client }),
  'annotations.delete': v.strictObject({ textId, id: uuid, client }),
  'annotations.removeEmpty': v.strictObject({ textId, id: uuid, client }),
  'annotations.changeMany': v.strictObject({ textId, ids, changes: changesForMany, client }),
  'annotations.deleteMany': v.strictObject({ textId, ids, client }),
  'trash.list': inText,
  'trash.restore': v.strictObject({ textId, ids, client }),
  'trash.empty': v.strictObject({ textId, ids: v.exactOptional(v.array(uuid)) }),
  'history.undo': historyRequest,
  'history.redo': historyRequest,
  'record.overview': nothing,
  'record.check': v.strictObject({ work: ofWork }),
  'restore.receive': v.strictObject({
    reading: uuid,
    part: offset,
    text: v.pipe(v.string(), v.maxLength(longestPart)), // not `words`: a cut may divide a character
    last: v.boolean(),
    work: ofWork,
  }),
  'restore.receiveOpened': v.strictObject({ reading: uuid, work: ofWork }),
  'restore.forget': v.strictObject({ reading: uuid }),
  'restore.preview': v.strictObject({ source: restoreSource, work: ofWork }),
  'restore.apply': v.strictObject({
    source: restoreSource,
    work: ofWork,
    bringBack: v.strictObject({
      missing: v.boolean(),
      trashed: v.boolean(),
      changed: v.boolean(),
      settings: v.exactOptional(v.boolean()),
    }),
  }),
  'backup.save': v.strictObject({ work: ofWork }),
  'work.cancel': v.strictObject({ work }),
  'search.query': v.strictObject({
    textId,
    contentHash: v.exactOptional(words),
    query,
    order: v.picklist(searchOrders),
    limit: hitLimit,
  }),
  'search.mine': v.strictObject({ textId, query, limit: hitLimit }),
  'export.save': v.strictObject({ ...exportRequest, work: ofWork }),
  'export.copy': v.strictObject({ ...exportRequest, work: ofWork }),
  'export.preview': v.strictObject({ ...exportRequest, work: ofWork }),
  'file.save': v.strictObject({
    fileName: v.pipe(words, v.regex(/^[^/\\:*?"<>|\p{Cc}]{1,120}$/u)),
    mediaType: v.string(),
    content: words,
  }),
  'folder.open': nothing,
  'window.open': nothing,
  'link.open': v.strictObject({
    url: v.pipe(
      v.string(),
      v.url(),
      v.check((url) => openingOf(url) !== null),
    ),
  }),
  'settings.get': nothing,
  'settings.change': settingsPatch,
} as const satisfies Schemas;

export const settingsPatchSchema = settingsPatch;
