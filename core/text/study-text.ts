/**
 * A text as the program reads it. `parseTei` (core/text/tei.ts) makes it from TEI P5 XML. It contains no
 * markup: the renderer builds elements from blocks and spans.
 *
 * All offsets count UTF-16 code units. Ranges are half open: `start` is included, `end` is not.
 */
export interface StudyText {
  /**
   * The same in all editions of the file. It is part of file names: lower-case letters, digits and hyphens
   * only.
   */
  readonly id: string;
  /** `sha256-` and the hex digest of the words and block ids (core/text/flat-text.ts, `hashedForm`). */
  readonly contentHash: string;
  readonly metadata: Metadata;
  readonly names: readonly Name[];
  /** In reading order: all sections of the text first, then all of the apparatus. */
  readonly sections: readonly Section[];
}

/** Named after the elements of Dublin Core; null when the source does not give the value. */
export interface Metadata {
  readonly title: string;
  readonly creator: string | null;
  readonly date: TextDate | null;
  readonly publisher: string | null;
  readonly source: string | null;
  /** BCP 47 tag. */
  readonly language: string;
}

/**
 * A person, organisation or place in the lists of the file; `form` is the name under which its mentions are
 * listed.
 */
export interface Name {
  readonly key: string;
  readonly type: 'person' | 'organisation' | 'place';
  readonly form: string;
}

export interface Section {
  readonly id: string;
  readonly kind: 'front' | 'speech' | 'part' | 'note' | 'source';
  /** Whether the section is part of the text itself or of the apparatus, as the editor's notes are. */
  readonly place: Place;
  /** The number within its kind, as in "Speech 2"; null when it has none. */
  readonly number: string | null;
  readonly blocks: readonly Block[];
}

/** A part of the edition: the text itself, or the apparatus of editor's notes and sources. */
export type Place = 'text' | 'apparatus';

export type BlockKind =
  | 'heading'
  | 'epigraph'
  | 'paragraph'
  | 'list-item'
  | 'verse-line'
  | 'note-paragraph'
  | 'figure'
  | 'source-line';

export interface Block {
  /**
   * The `xml:id` of the source. It is set by hand and never reused, so it is a locator that survives a new
   * edition.
   */
  readonly id: string;
  readonly kind: BlockKind;
  /** The paragraph number a reader sees, such as "3" or "1.2"; null for blocks that are not numbered. */
  readonly label: string | null;
  readonly text: string;
  /** Sorted by start, then the longer first; they may nest. */
  readonly spans: readonly Span[];
}

export type Span = { readonly start: number; readonly end: number } & SpanValue;

export type SpanValue =
  | { readonly type: 'emphasis' }
  | { readonly type: 'title' }
  /** `section` is the id of the note's section. `id` is the reference's own id, to which a backlink leads. */
  | { readonly type: 'noteref'; readonly id: string; readonly section: string }
  /** In a note, the mark that leads back; `block` is the id of the block with the reference. */
  | { readonly type: 'backlink'; readonly block: string }
  | { readonly type: 'person' | 'organisation' | 'place'; readonly key: string | null }
  | { readonly type: 'date'; readonly date: TextDate }
  /** A reference to pages of the printed edition, as printed: "277-79". */
  | { readonly type: 'page-reference'; readonly pages: string }
  | { readonly type: 'link'; readonly href: string };

/** Days of a date. */
export interface TextDate {
  readonly gregorian: DayRange;
  /** Null when the markup gives no Old Style day. */
  readonly julian: DayRange | null;
  /** The calendars of the printed days, in the order of the words; absent when the markup does not say. */
  readonly calendars?: readonly Calendar[];
}

export type Calendar = 'gregorian' | 'julian';

/** The first and last possible day, ISO 8601, both included. They differ when the date is uncertain. */
export interface DayRange {
  readonly notBefore: string;
  readonly notAfter: string;
}
