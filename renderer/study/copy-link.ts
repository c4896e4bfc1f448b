import { addressOfLink } from '#contract/link-address';
import type { ProgramLink } from '#contract/program-link';
import { t } from '../i18n';
import { useAppStore } from '../stores/app';
import { copyOut } from '../stores/copy-out';

/** Whether links lead into the program from outside: a browser has nothing that opens them. */
export const hasProgramLinks = (): boolean => useAppStore().info?.shell === 'desktop';

/** Puts a link for other programs on the clipboard. Must be called while handling a click, a key or a menu. */
export const copyLink = (link: ProgramLink): void => copyOut(addressOfLink(link), t('links.linkCopied'));
