import type { DriverCalls } from '../../electron-stand-in/calls';

const nothing = () => Promise.resolve();

/** The test's side of the stand-in without a browser: nothing is shown, and nobody answers a dialog. */
export const quietDriver: DriverCalls = {
  createWindow: nothing,
  resizeWindow: nothing,
  loadUrl: nothing,
  reload: nothing,
  edit: nothing,
  send: nothing,
  closeWindow: () => Promise.resolve(true),
  destroyWindow: nothing,
  focusPage: nothing,
  setColourScheme: nothing,
  painted: nothing,
  ask: nothing,
  openExternal: nothing,
  openPath: () => Promise.resolve(''),
  relaunch: nothing,
  crashPage: nothing,
  popup: nothing,
  copy: nothing,
};
