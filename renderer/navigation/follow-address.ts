import { textInAddress } from '../stores/address';
import { useOpenTextsStore } from '../stores/open-texts';
import { definePart } from '../stores/text-session';
import { useVisits } from './visits';

/**
 * The browser's own Back and Forward may lead to an address of another text. Opens that text; when it cannot be
 * opened, the address names the text that stays, so that a reload opens what the reader sees.
 */
export const useFollowAddress = definePart((session) => {
  const { visit } = useVisits(session);
  const texts = useOpenTextsStore();

  const open = async (named: string): Promise<void> => {
    const opened = await visit(() => texts.show(named, location.hash));
    // Something else may have been asked for meanwhile, which will set the address.
    if (!opened && texts.shown === session && textInAddress() === named) texts.keepShownInAddress();
  };

  return (): void => {
    const named = textInAddress();
    if (named === session.text.id)
      void texts.show(named); // another may be on its way
    else if (named !== null) void open(named);
  };
});
