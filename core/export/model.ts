import type { Annotation, AnnotationColour, Colour, Target, TextRange } from '#core/annotation/annotation';
import type { NoteVersion } from '#core/annotation/versions';
import type { NoteKind } from '#core/notes/kind-and-place';
import type { FlatText } from '#core/text/flat-text';
import type { Metadata, Place, StudyText } from '#core/text/study-text';

/** The reader's labels for colours; a colour without a label goes by its own name alone. */
export type ColourLabels = Readonly<Partial<Record<Colour, string>>>;

/** What an export holds, in which order and with which context. How it looks is for the format to say. */
export interface ExportedNotes {
  /** When the export was made, ISO 8601 in UTC. */
  readonly made: string;
  /** Of Lectern. */
  readonly version: string;
  readonly texts: readonly ExportedText[];
}

export interface ExportedText {
  readonly id: string;
  readonly contentHash: string;
  readonly metadata: Metadata;
  readonly text: StudyText;
  /** The flat form of `text`. */
  readonly flat: FlatText;
  /** The offset in Unicode code points of an offset in UTF-16 units of the flat text. */
  readonly pointsAt: (offset: number) => number;
  /** In the order that was chosen; by place: notes on the whole text, in reading order, those not found. */
  readonly notes: readonly ExportedNote[];
  /** The same in groups; a note with several tags is in several. Null when they are not grouped. */
  readonly groups: readonly ExportedGroup[] | null;
}

export interface ExportedGroup {
  /** As the reader knows it; a day is ISO 8601. */
  readonly name: string;
  readonly notes: readonly ExportedNote[];
}

export interface ExportedNote {
  /** Its words are well formed (core/text/well-formed.ts). */
  readonly annotation: Annotation;
  /** Whether words of it were not, and stand here with U+FFFD. */
  readonly repaired: boolean;
  readonly kind: NoteKind;
  /** As it is shown. */
  readonly colour: AnnotationColour;
  /** The reader's label for that colour. */
  readonly label: string | null;
  /** Earlier wordings, oldest first; empty unless they were asked for. */
  readonly versions: readonly NoteVersion[];
  /** In reading order; empty for a note on the whole text. */
  readonly passages: readonly ExportedPassage[];
}

export interface ExportedPassage {
  readonly target: Target;
  /** Where it stands in this edition of the text; null when it was not found. */
  readonly found: FoundPassage | null;
}

export interface FoundPassage {
  readonly range: TextRange;
  readonly place: Place;
  /** The words of the heading of its section; null when the section has none. */
  readonly section: string | null;
  /** As "¶ 1" or "¶ 1–3". */
  readonly paragraphs: string;
  /** The id of its first block, which survives a new edition. */
  readonly locator: string;
  /**
   * Finds the sentences that contain it, paragraphs apart by a line break; null when they are the quote itself. To
   * part a text into sentences takes longer than all else, so it is done for the formats that want it.
   */
  readonly sentence: () => string | null;
}
