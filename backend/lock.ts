/** Who holds a data folder. */
export interface LockHolder {
  readonly pid: number;
  /** As the system gives it; opaque, and empty where it cannot be had. */
  readonly startTime: string;
  readonly host: string;
  readonly program: 'desktop' | 'web';
}

export type Lock =
  { readonly held: true; release(): void } | { readonly held: false; readonly holder: LockHolder };

/** The folder cannot be made or written; `cause` is the system's error. */
export class DataFolderError extends Error {
  readonly dataDir: string;
  constructor(dataDir: string, cause: unknown) {
    super(`The data folder cannot be used: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
    this.name = 'DataFolderError';
    this.dataDir = dataDir;
  }
}

/** @throws DataFolderError */
export const acquireLock = (_dataDir: string, _program: 'desktop' | 'web'): Lock => {
  throw new Error('not built yet');
};
