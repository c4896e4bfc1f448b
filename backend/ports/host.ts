/** What only a shell can do for the backend. */
export interface Host {
  /** Asks where to save and writes the file whole; null when the person cancels. Absent where the browser downloads instead. */
  readonly saveFile: ((fileName: string, content: string) => Promise<{ path: string } | null>) | null;
  /** Opens an address, already checked to be https, in the system's browser. Absent where the page can do it itself. */
  readonly openLink: ((url: string) => Promise<void>) | null;
  /** Shows a folder in the system's own program for folders; rejects when that does not work. Absent where there is no screen. */
  readonly openFolder: ((path: string) => Promise<void>) | null;
  /** A window answered the event `app.flush`. */
  flushed(): void;
}
