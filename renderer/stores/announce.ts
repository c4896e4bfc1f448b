import { useNoticesStore } from './notices';
import { definePart } from './text-session';

/**
 * Announces what happens in a text. Once the text has been left it announces nothing: the sentence would seem to be
 * about the text that is shown now.
 */
export const useAnnounce = definePart((session) => {
  const notices = useNoticesStore();

  return (sentence: string): void => {
    if (!session.isLeft) notices.announce(sentence);
  };
});
