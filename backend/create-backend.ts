import { createDispatch, type Handlers } from '#contract/dispatch';
import type { EventName, Events } from '#contract/events';
import type { BackendListener } from '#contract/transport';
import type { Backend } from './backend';
import type { BackendPorts } from './ports/backend-ports';
import { createHandlers } from './handlers';
import { createLibrary } from './library/library';
import { createTextUses } from './library/text-uses';
import { createLazySearch } from './search/lazy-search';
import { createJobs } from './work/jobs';
import { createRecords } from './annotations/records';
import { createSettingsStore } from './settings/settings-store';

/** The composition root of the backend. It reads nothing until a command needs it. */
export const createBackend = (ports: BackendPorts): Backend => {
  const listeners = new Set<BackendListener>();
  const announce = <Name extends EventName>(event: Name, payload: Events[Name]): void => {
    for (const listener of listeners) {
      try {
        listener(event, payload);
      } catch (error) {
        ports.report(error); // neither the change nor the other windows may fail because one window did
      }
    }
  };

  const library = createLibrary(ports.library, (error) => ports.report(error));
  const search = createLazySearch(ports.library, library.text);
  const settings = createSettingsStore(ports);
  let announced = '';
  const announceStatus = (): void => {
    const status = records.status();
    const asJson = JSON.stringify(status);
    if (announced !== '' && asJson !== announced) announce('record.changed', status);
    announced = asJson;
  };
  const records = createRecords(ports, () => settings.health, {
    annotations: (event) => announce('annotations.changed', event),
    status: announceStatus,
  });
  const uses = createTextUses((textId) => {
    for (const service of [records, library, search]) service.letGo(textId);
  });
  const jobs = createJobs((progress) => announce('work.progress', progress));
  const handlers: Handlers = createHandlers(ports, {
    library,
    search,
    settings,
    records,
    uses,
    jobs,
    announce,
  });

  return {
    invoke: createDispatch(handlers, (error) => ports.report(error)),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    announce,
    announceStatus,
    close() {
      jobs.close();
      ports.threads.close();
      records.close();
      settings.close();
    },
  };
};
