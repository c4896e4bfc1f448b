import { useNoticesStore } from './notices';
import { definePart } from './text-session';

type Notices = ReturnType<typeof useNoticesStore>;
/** What tells a reader something for a while; the notices store says which is for what. */
type Messages = Pick<Notices, 'announce' | 'toast' | 'explain'>;

/**
 * Tells what happens in a text. Once the text has been left it tells nothing: the sentence would seem to be about the
 * text that is shown now.
 */
export const useMessages = definePart((session): Messages => {
  const notices = useNoticesStore();
  const whileShown =
    <Told extends readonly unknown[]>(tell: (...told: Told) => void) =>
    (...told: Told): void => {
      if (!session.isLeft) tell(...told);
    };
  return {
    announce: whileShown((...told: Parameters<Messages['announce']>) => notices.announce(...told)),
    toast: whileShown((...told: Parameters<Messages['toast']>) => notices.toast(...told)),
    explain: whileShown((...told: Parameters<Messages['explain']>) => notices.explain(...told)),
  };
});
