/**
 * The form in which the program reads a text. It is made from TEI P5 XML (core/text/tei.ts) and holds no markup:
 * whoever shows it builds elements from blocks and spans.
 *
 * All offsets are UTF-16 code units, half open: `start` is in, `end` is out.
 */
export interface StudyText {
  /** Stable over editions of the file; also part of file names: letters, digits and hyphens only. */
  readonly id: string;
  /** `sha256-` and the hex digest of the words and block ids (core/text/flat-text.ts, `hashedForm`). */
  readonly contentHash: string;
  readonly metadata: Metadata;
  readonly names: readonly Name[];
  /** In reading order: all sections of the text first, then all of the apparatus. */
  readonly sections: readonly Section[];
}

/** After the Dublin Core elements of the same names; what the source does not say is null. */
export interface Metadata {
  readonly title: string;
  readonly creator: string | null;
  readonly date: TextDate | null;
  readonly publisher: string | null;
  readonly source: string | null;
  /** BCP 47 tag. */
  readonly language: string;
}

/** A person, organisation or place that the markup names; `form` is the form under which mentions are gathered. */
export interface Name {
  readonly key: string;
  readonly type: 'person' | 'organisation' | 'place';
  readonly form: string;
}

export interface Section {
  readonly id: string;
  readonly kind: 'front' | 'speech' | 'part' | 'note' | 'source';
  /** Whether it stands in the text itself or beside it, with the editor's notes. */
  readonly place: Place;
  /** The number within its kind, as in "Speech 2"; null when it has none. */
  readonly number: string | null;
  readonly blocks: readonly Block[];
}

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
  /** The `xml:id` of the source: set by hand, never reused, and so a locator that survives a new edition. */
  readonly id: string;
  readonly kind: BlockKind;
  /** The paragraph number a reader sees, such as "3" or "1.2"; null for blocks that are not numbered. */
  readonly label: string | null;
  readonly text: string;
  /** Sorted by start, the longer first; they may nest. */
  readonly spans: readonly Span[];
}

export type Span = { readonly start: number; readonly end: number } & SpanValue;

export type SpanValue =
  | { readonly type: 'emphasis' }
  | { readonly type: 'title' }
  /** `section` is the id of the note's section. `id` is the reference's own id, to come back to. */
  | { readonly type: 'noteref'; readonly id: string; readonly section: string }
  /** In a note, the mark that leads back; `block` is the block that holds the reference. */
  | { readonly type: 'backlink'; readonly block: string }
  | { readonly type: 'person' | 'organisation' | 'place'; readonly key: string | null }
  | { readonly type: 'date'; readonly date: TextDate }
  /** A reference to pages of the printed edition, as printed: "277-79". */
  | { readonly type: 'page-reference'; readonly pages: string }
  | { readonly type: 'link'; readonly href: string };

/** ISO 8601 days. Where the text is uncertain, `notBefore` and `notAfter` differ. */
export interface TextDate {
  readonly gregorian: DayRange;
  /** Null when the markup gives no Old Style day. */
  readonly julian: DayRange | null;
  /** The calendars of the days that the words give, in the order of the words; absent when the markup does not say. */
  readonly calendars?: readonly Calendar[];
}

export type Calendar = 'gregorian' | 'julian';

export interface DayRange {
  readonly notBefore: string;
  readonly notAfter: string;
}
