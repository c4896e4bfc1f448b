import { isRecord } from '#core/json/guards';
import { windowSizes } from '#contract/panes';
import { defaultSettings, type Settings } from '#contract/settings';
import type { ReadPorts } from '../ports/backend-ports';
import { readSettings } from '../settings/settings-format';
import { settingsProblem } from '../settings/settings-store';
import { counted, type Row } from './layout';

/** The settings whose values are of a closed list, or numbers. Never one that a reader words. */
const plain = [
  'theme',
  'textSize',
  'typography',
  'notes',
  'calendar',
  'print',
  'lastColour',
  'lastStyle',
  'searchOrder',
  'letterKeys',
  'hints',
] as const satisfies readonly (keyof Settings)[];

export const settingsFacts = (ports: Pick<ReadPorts, 'documents'>): Row[] => {
  const { documents } = ports;
  const problem = settingsProblem(ports);
  const trouble: Row[] = problem === null ? [] : [['the file', problem]];
  if (problem !== null && problem !== 'newer-format') return trouble;
  const document = documents.exists('settings') ? documents.read('settings') : {};
  const settings = readSettings(isRecord(document) ? document : {});
  const changed = [
    ...plain.flatMap((key) => differences(key, settings[key], defaultSettings[key])),
    ...windowSizes.flatMap((size) =>
      differences(`desk.${size}`, settings.desk[size], defaultSettings.desk[size]),
    ),
  ];
  const labels = Object.values(settings.colourLabels).filter((label) => label !== '').length;
  const places = Object.keys(settings.positions).length;
  return [
    ...trouble,
    ...changed,
    ...(labels === 0 ? [] : [['colourLabels', counted(labels, 'label')] as const]),
    ...(places === 0 ? [] : [['positions', counted(places, 'text')] as const]),
  ];
};

const differences = (name: string, value: unknown, usual: unknown): Row[] => {
  if (isRecord(value) && isRecord(usual)) {
    return Object.keys(usual).flatMap((key) => differences(`${name}.${key}`, value[key], usual[key]));
  }
  const json = JSON.stringify(value);
  return json === JSON.stringify(usual) ? [] : [[name, json]];
};
