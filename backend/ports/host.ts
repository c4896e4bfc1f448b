/** What only a shell can do for the backend. A member is null where the shell cannot do it. */
export interface Host {
  /**
   * Asks where to save the file and writes it; null when the person cancels. Null in the web shell, where the
   * browser downloads it.
   */
  readonly saveFile: ((fileName: string, content: string) => Promise<{ path: string } | null>) | null;
  /**
   * Opens an address, already checked to be of a scheme of links (core/links/addresses.ts), in the system's
   * program for it; rejects when that fails. Null where the page does that itself.
   */
  readonly openLink: ((url: string) => Promise<void>) | null;
  /** Shows a folder in the system's file manager; rejects when that fails. Null where there is no screen. */
  readonly openFolder: ((path: string) => Promise<void>) | null;
  /** Called when a window has answered the event `app.flush`. */
  flushed(): void;
}
