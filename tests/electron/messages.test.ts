import { describe, expect, it } from 'vitest';
import { messages } from '#electron/messages';

const holder = { program: 'web', pid: 1, host: 'here', start: '', bootId: '' } as unknown as Parameters<
  typeof messages.folderInUse.detail
>[0]; // what the sentence uses of it

const { folderInUse, folderUnusable, notOnDisk, notAnswering, pageCrashed, pageHangs, pageFailed } = messages;
const boxes = {
  folderInUse: {
    says: `${folderInUse.message} ${folderInUse.detail(holder, true)}`,
    buttons: Object.values(folderInUse.choices),
  },
  folderUnusable: {
    says: `${folderUnusable.message} ${folderUnusable.detail('/data', 'its disk is full (ENOSPC)')}`,
    buttons: Object.values(folderUnusable.choices),
  },
  ...Object.fromEntries(
    Object.entries({ notOnDisk, notAnswering, pageHangs }).map(([name, { message, detail, stay, act }]) => [
      name,
      { says: `${message} ${detail}`, buttons: [stay, act] },
    ]),
  ),
  ...Object.fromEntries(
    Object.entries({ pageCrashed, pageFailed }).map(([name, { message, detail, reload, quit, close }]) => [
      name,
      {
        says: `${message} ${typeof detail === 'string' ? detail : detail('/data')}`,
        buttons: [reload, quit, close],
      },
    ]),
  ),
  defect: { says: `${messages.defect.title}. ${messages.defect.content}`, buttons: [] },
  failedToStart: { says: `${messages.failedToStart.title}. ${messages.failedToStart.defect}`, buttons: [] },
};

describe.each(Object.entries(boxes))('the box %s', (_name, { says, buttons }) => {
  it('says what is safe and what can be done', () => {
    expect(says).toMatch(/shown as saved is on disk|notes are safe|notes are untouched|was changed/u);
    expect(says).toMatch(/You can|Keep the window|Start Lectern again/u);
  });

  it('has buttons in the words of the interface: a verb first, and no capital after it', () => {
    for (const button of buttons)
      expect(button).toMatch(/^(?:Open|Quit|Keep|Close|Wait|Load)(?: [a-z][a-z-]*)*$/u);
  });
});
