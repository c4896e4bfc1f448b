import type { EventName, Events } from '#contract/events';
import type { CommandPort } from '#contract/transport';

/** The application without a screen. */
export interface Backend extends CommandPort {
  /** Announces an event of the shell's own (`app.flush`, `app.action`) to every listener. */
  announce<Name extends EventName>(event: Name, payload: Events[Name]): void;
  /** Announces `record.changed` if the status is another, as after the folder has been taken over. */
  announceStatus(): void;
  /**
   * Writes everything to disk and closes the files. Afterwards, commands that write fail with `read-only`.
   */
  close(): void;
}
