import { expect, type Page } from 'playwright/test';
import type { Annotation } from '#core/annotation/annotation';
import { secondTextId } from '../../../scripts/bench/second-text.mjs';
import { ask } from './many-notes';
import { readerPage } from './reader-page';

/** A text of the library, and words that only it has, in the block `s3-p1` that both texts have. */
export interface LibraryText {
  readonly id: string;
  readonly title: string;
  readonly words: string;
}

export const speeches: LibraryText = {
  id: 'lenin-cc-speeches-1917-11-14',
  title: 'Speeches at a Meeting of the Central Committee of the R.S.D.L.P.(B.)',
  words: 'agents of Kaledin',
};

export const minutes: LibraryText = {
  id: secondTextId,
  title: 'Minutes of the Harbour Committee of Eastmere',
  words: 'the sandbank waits for nobody',
};

/** Chooses the text in the library, with the mouse. */
export const choose = async (page: Page, { title }: LibraryText): Promise<void> => {
  const { library } = readerPage(page);
  await library.getByRole('button').first().click();
  await library.getByRole('list', { name: 'Texts' }).getByRole('button', { name: title }).click();
};

/** Waits until the page shows this text and no other. */
export const expectOpen = async (page: Page, { title, words }: LibraryText): Promise<void> => {
  const { text, library } = readerPage(page);
  await expect(text.getByRole('heading', { level: 1 }).or(text.getByRole('heading')).first()).toBeVisible();
  await expect(text.locator('#s3-p1')).toContainText(words);
  await expect(library.getByRole('button').first()).toHaveText(title);
  await expect(page).toHaveTitle(new RegExp(title.slice(0, 20)));
};

export const switchTo = async (page: Page, text: LibraryText): Promise<void> => {
  await choose(page, text);
  await expectOpen(page, text);
};

/** The annotations on a text as they are on disk. */
export const annotationsOf = async (page: Page, { id }: LibraryText): Promise<readonly Annotation[]> => {
  const list = (await ask(page, 'annotations.list', { textId: id })) as { annotations: Annotation[] }; // by the contract
  return list.annotations;
};

/** The notes of a text as they are on disk. */
export const notesOf = async (page: Page, text: LibraryText): Promise<readonly string[]> =>
  (await annotationsOf(page, text)).map(({ note }) => note);

/** The painted highlights of the reader. */
export const painted = (page: Page): Promise<readonly string[]> =>
  readerPage(page).painted(/^lectern-(yellow|green|blue)/);

/**
 * Holds the answer to this command back until `release` is called; what was asked is done all the same. `asked`
 * resolves when it has been asked.
 */
export const holdAnswers = async (page: Page, command: string) => {
  let release = (): void => undefined;
  const released = new Promise<void>((done) => (release = done));
  const path = `**/api/${command}`;
  const asked = page.waitForRequest(path);
  await page.route(path, async (route) => {
    const response = await route.fetch();
    await released;
    await route.fulfill({ response });
  });
  return { asked, release };
};

/**
 * Until the page is loaded anew, it hears of no answer to this command; what it asks is done all the same. It
 * takes no route, which might hold up what a page sends while it ends.
 */
export const dropAnswers = (page: Page, command: string): Promise<void> =>
  page.evaluate((path) => {
    const ask = window.fetch.bind(window);
    window.fetch = (input, options) => {
      const answer = ask(input, options);
      return input === path ? new Promise(() => undefined) : answer;
    };
  }, `/api/${command}`);
