/** Names of what the driver puts into each page; the program's own page does not use them. */
export const bindings = {
  invoke: '__electronStandInInvoke',
  openWindow: '__electronStandInOpenWindow',
  permission: '__electronStandInPermission',
  key: '__electronStandInKey',
  contextMenu: '__electronStandInContextMenu',
  preloadFailed: '__electronStandInPreloadFailed',
  deliver: '__electronStandInDeliver',
} as const;

/** The script that runs in the page before its own: Electron's side of the renderer, then the preload. */
export const preloadScript = (preload: string): string => `(() => {
  if (window.top !== window) return; // as Electron runs a preload in the main frame alone
  const bindings = ${JSON.stringify(bindings)};
  const { contextBridge, ipcRenderer } = (${rendererModules.toString()})(bindings);
  (${refusableFeatures.toString()})(bindings);
  (${menuKeys.toString()})(bindings);
  (${contextMenus.toString()})(bindings);
  const require = (name) => {
    if (name === 'electron') return { contextBridge, ipcRenderer };
    throw new Error('module not found: ' + name);
  };
  const module = { exports: {} };
  try {
    (function (require, module, exports) {
${preload}
    })(require, module, module.exports);
  } catch (error) {
    void window[bindings.preloadFailed](String(error.message));
  }
})();`;

type Listener = (event: object, ...args: unknown[]) => void;
type Names = typeof bindings;
type Answer = { ok: true; value: unknown } | { ok: false; error: string };
type Bound = Record<string, (...args: unknown[]) => Promise<unknown>>;

/** Runs in the page: `contextBridge` and `ipcRenderer` as a sandboxed preload has them. */
function rendererModules(names: Names) {
  const bound = window as unknown as Bound; // the driver exposes these functions
  const listeners = new Map<string, Listener[]>();

  const cloned = (value: unknown): unknown => {
    try {
      return structuredClone(value);
    } catch {
      throw new Error('An object could not be cloned.');
    }
  };

  // What crosses the bridge is a copy; functions are called through; anything else that cannot be cloned is
  // refused.
  const across = (value: unknown): unknown => {
    if (typeof value === 'function') {
      const call = value as (...args: unknown[]) => unknown;
      return (...args: unknown[]) => across(call(...args.map(across)));
    }
    if (value instanceof Promise) return value.then(across);
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value);
    const hasFunctions = entries.some(([, inner]) => typeof inner === 'function');
    if (!hasFunctions) return cloned(value);
    return Object.freeze(Object.fromEntries(entries.map(([key, inner]) => [key, across(inner)])));
  };

  Object.defineProperty(window, names.deliver, {
    value: (channel: string, args: unknown[]) => {
      for (const listener of [...(listeners.get(channel) ?? [])]) listener({ sender: ipcRenderer }, ...args);
    },
  });

  const ipcRenderer = {
    async invoke(channel: string, ...args: unknown[]): Promise<unknown> {
      const answer = (await bound[names.invoke]?.(channel, cloned(args))) as Answer; // the driver's own answer
      if (answer.ok) return answer.value;
      throw new Error(`Error invoking remote method '${channel}': ${answer.error}`);
    },
    on(channel: string, listener: Listener) {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
      return ipcRenderer;
    },
    off(channel: string, listener: Listener) {
      listeners.set(
        channel,
        (listeners.get(channel) ?? []).filter((other) => other !== listener),
      );
      return ipcRenderer;
    },
  };
  const contextBridge = {
    exposeInMainWorld(name: string, api: unknown): void {
      if (name in window) throw new Error(`Cannot bind an API on top of an existing property: ${name}`);
      Object.defineProperty(window, name, { value: across(api), enumerable: true });
    },
  };
  return { contextBridge, ipcRenderer };
}

/** Runs in the page: gives the menu the keys that the page has left alone. */
function menuKeys(names: Names): void {
  const bound = window as unknown as Bound; // as above
  const heard = (event: KeyboardEvent): void => {
    const { key, code, ctrlKey, metaKey, altKey, shiftKey } = event;
    if (!event.isTrusted || !(ctrlKey || metaKey || altKey || /^F\d+$/.test(key))) return;
    // After every listener of the page.
    setTimeout(() => {
      if (!event.defaultPrevented) void bound[names.key]?.({ key, code, ctrlKey, metaKey, altKey, shiftKey });
    });
  };
  window.addEventListener('keydown', heard, true);
}

/** Runs in the page: tells of a context menu that the page has left to the system. */
function contextMenus(names: Names): void {
  const bound = window as unknown as Bound; // as above
  const isField = (element: Element | null): boolean =>
    (element instanceof HTMLInputElement && element.type !== 'checkbox') ||
    element instanceof HTMLTextAreaElement;
  const heard = (event: PointerEvent | MouseEvent): void => {
    // After every listener of the page.
    setTimeout(() => {
      if (event.defaultPrevented || !(event.target instanceof Element)) return;
      const isEditable = isField(event.target);
      const selectionText = document.getSelection()?.toString() ?? '';
      const hasWords = isEditable || selectionText !== '';
      const editFlags = {
        canUndo: isEditable,
        canRedo: isEditable,
        canCut: isEditable,
        canCopy: hasWords,
        canPaste: isEditable,
        canDelete: isEditable,
        canSelectAll: true,
        canEditRichly: false,
      };
      void bound[names.contextMenu]?.({
        x: event.clientX,
        y: event.clientY,
        isEditable,
        selectionText: isEditable ? '' : selectionText,
        linkURL: event.target.closest('a')?.href ?? '',
        editFlags,
        menuSourceType: event.button === 2 ? 'mouse' : 'keyboard',
        frame: null,
      });
    });
  };
  window.addEventListener('contextmenu', heard, true);
}

/** Runs in the page: what Electron asks the program about before it lets a page do it. */
function refusableFeatures(names: Names): void {
  const bound = window as unknown as Bound; // as above
  const granted = (kind: string, permission: string) => bound[names.permission]?.(kind, permission);
  const refusal = () => new DOMException('Permission denied', 'NotAllowedError');

  window.open = (url) => {
    const address = new URL(String(url ?? 'about:blank'), document.baseURI).href;
    void bound[names.openWindow]?.(address);
    return null;
  };
  const unlessRefused = (
    target: object | undefined,
    method: string,
    kind: string,
    permission: string,
  ): void => {
    if (!target) return;
    const original = Reflect.get(target, method) as (...args: unknown[]) => unknown;
    Reflect.set(target, method, async (...args: unknown[]) => {
      if (await granted(kind, permission)) return original.apply(target, args);
      throw refusal();
    });
  };
  unlessRefused(navigator.clipboard, 'readText', 'request', 'clipboard-read');
  unlessRefused(navigator.clipboard, 'writeText', 'request', 'clipboard-sanitized-write');
  unlessRefused(navigator.mediaDevices, 'getUserMedia', 'request', 'media');
  Notification.requestPermission = async () =>
    (await granted('request', 'notifications')) ? 'granted' : 'denied';
  const query = navigator.permissions.query.bind(navigator.permissions);
  navigator.permissions.query = async (descriptor) => {
    const status = await query(descriptor);
    if (!(await granted('check', descriptor.name)))
      Object.defineProperty(status, 'state', { value: 'denied' });
    return status;
  };
}
