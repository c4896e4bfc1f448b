/**
 * The words of the W3C Web Annotation Data Model, section numbers from
 * https://www.w3.org/TR/annotation-model/.
 */

export const colours = ['yellow', 'green', 'blue', 'pink', 'orange', 'purple'] as const;
export type Colour = (typeof colours)[number];

/** What an annotation may have for a colour: notes on the whole text and bookmarks are made without one. */
export const annotationColours = [...colours, 'none'] as const;
export type AnnotationColour = (typeof annotationColours)[number];

export const styles = ['solid', 'underline', 'wavy', 'strike-through'] as const;
export type Style = (typeof styles)[number];

/** §3.3.5, the three that Lectern uses. */
export const motivations = ['highlighting', 'commenting', 'bookmarking'] as const;
export type Motivation = (typeof motivations)[number];

/** Half-open range of UTF-16 offsets into the flat text (core/text/flat-text.ts). */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** §4.2.4. `prefix` and `suffix` are up to 32 UTF-16 units long, shorter at the edges of the text. */
export interface TextQuoteSelector {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** A range of a text, described by two selectors, so that each can be checked against the other. */
export interface Target {
  readonly quote: TextQuoteSelector;
  /** §4.2.5, but in UTF-16 units; exports convert to code points. */
  readonly position: TextRange;
  /** `StudyText.contentHash` of the text that the target was made on. */
  readonly contentHash: string;
}

export interface Annotation {
  /** UUID, made where the annotation is made. */
  readonly id: string;
  readonly textId: string;
  /** ISO 8601 in UTC with milliseconds. */
  readonly created: string;
  readonly modified: string;
  readonly motivation: Motivation;
  /** As stored; `colourOf` gives the colour in which it is shown. */
  readonly colour: AnnotationColour;
  readonly style: Style;
  readonly tags: readonly string[];
  /** Markdown, as typed; empty when there is only the highlight. */
  readonly note: string;
  /** Empty for a note on the whole text. */
  readonly targets: readonly Target[];
}

/** What the interface sends to create an annotation; the backend adds the text's id and the times. */
export type NewAnnotation = Omit<Annotation, 'textId' | 'created' | 'modified'>;

/** The fields of an annotation that can be changed; absent fields stay. */
export type AnnotationChanges = Partial<
  Pick<Annotation, 'motivation' | 'colour' | 'style' | 'tags' | 'note' | 'targets'>
>;
