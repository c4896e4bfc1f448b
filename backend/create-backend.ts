import type { Backend, BackendPorts } from './backend';

export const createBackend = (_ports: BackendPorts): Backend => {
  throw new Error('not built yet');
};
