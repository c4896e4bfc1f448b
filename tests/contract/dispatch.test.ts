import { expect, it } from 'vitest';
import { createDispatch, type Handlers } from '#contract/dispatch';
import { argumentSchemas } from '#contract/schemas';

const secret = 'words of a reader';
/** Handlers that would all answer; those that are asked for are listed. */
const dispatch = (reported: unknown[], answer: () => unknown = () => null) => {
  const names = Object.keys(argumentSchemas);
  const handlers = Object.fromEntries(names.map((name) => [name, answer])) as unknown as Handlers; // every name, by the map
  return createDispatch(handlers, (error) => reported.push(error));
};

it('a refusal names what was expected and never what was received', async () => {
  const reported: unknown[] = [];
  const invoke = dispatch(reported);
  const arguments_ = [
    secret,
    [secret],
    { [secret]: secret },
    { textId: secret },
    { textId: 'a', [secret]: 1 },
    { textId: 'a', id: secret, changes: { colour: secret, tags: [secret, 1], note: { secret } } },
    { textId: 'a', annotation: { id: secret, note: [secret], motivation: secret } },
    { source: { kind: secret, content: secret }, bringBack: secret },
    { fileName: `${secret}/`, mediaType: 1, content: secret },
    { theme: secret, positions: { [secret]: secret } },
    { url: `file:///${secret}` },
    { query: 1, limit: secret },
  ];
  for (const command of Object.keys(argumentSchemas)) {
    for (const argument of arguments_) {
      const result = await invoke(command, argument);
      expect([command, result]).toMatchObject([command, { ok: false, error: { code: 'bad-argument' } }]);
      const said = JSON.stringify(result);
      // A key that is not known is named by its path; what stands under it is not.
      expect(said.replaceAll(`${secret}:`, '')).not.toContain(secret);
    }
  }
  expect(reported).toEqual([]);
});

it('an unknown command is not named, and a defect is reported and not told', async () => {
  const reported: unknown[] = [];
  const defect = new Error(secret);
  const invoke = dispatch(reported, () => {
    throw defect;
  });
  for (const name of [secret, 'toString', '__proto__', '']) {
    const result = await invoke(name, null);
    expect(result).toMatchObject({ ok: false, error: { code: 'unknown-command' } });
    expect(JSON.stringify(result)).not.toContain(secret);
  }
  expect(reported).toEqual([]);
  const result = await invoke('settings.get', null);
  expect(result).toMatchObject({ ok: false, error: { code: 'internal' } });
  expect(JSON.stringify(result)).not.toContain(secret);
  expect(reported).toEqual([defect]);
});
