/** Electron's words for why a process has ended (`RenderProcessGoneDetails`). */
export const goneReasons = [
  'clean-exit',
  'abnormal-exit',
  'killed',
  'crashed',
  'oom',
  'launch-failed',
  'integrity-failure',
  'memory-eviction',
] as const;
type GoneReason = (typeof goneReasons)[number];

/**
 * Something that the log keeps a line of. Every value is a number or a word of the program's own or of the
 * system's: none can hold what the reader wrote or chose.
 */
export type Happening =
  | {
      readonly what: 'started';
      readonly version: string;
      readonly shell: 'desktop' | 'web';
      /** `process.platform` and `process.arch` */
      readonly platform: string;
      readonly arch: string;
      readonly node: string;
      /** Absent in the web shell. */
      readonly electron?: string;
    }
  /** `code`: the exit code, where the program ends without having come to rest. */
  | { readonly what: 'ended'; readonly code?: number }
  /** The journal of a text has been written into its document, which holds so many annotations. */
  | { readonly what: 'compacted'; readonly annotations: number; readonly milliseconds: number }
  | { readonly what: 'set-aside'; readonly kind: SetAsideKind }
  /** A record could not be opened. */
  | { readonly what: 'record-refused'; readonly code: 'newer-format' | 'unreadable' }
  | { readonly what: 'slow-flush'; readonly of: 'journal' | 'file' | 'folder'; readonly milliseconds: number }
  /** A process of Chromium's has ended, that of a page or another. */
  | { readonly what: 'page-gone' | 'process-gone'; readonly reason: GoneReason; readonly code: number }
  | { readonly what: 'page-hangs' | 'page-answers' };

/** What a damaged file was. */
export type SetAsideKind = 'document' | 'journal' | 'snapshot' | 'settings' | 'other';
