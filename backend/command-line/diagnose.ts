import { diagnose } from '../diagnosis/diagnosis';
import { drain } from '../work/chunked-work';
import { readOnlyPorts } from './reading';
import type { Run } from './run-command';

export const run: Run = async (ports) => {
  await ports.print(drain(diagnose({ ...readOnlyPorts(ports), askedBy: 'the command line' })));
  return 0;
};
