import { t } from '../i18n';
import { copyText, type OtherForms } from '../ui/copy-text';
import { useNoticesStore } from './notices';

/** Puts text on the clipboard as `copyText` does, and tells `done` or that it did not work. */
export const copyOut = (text: string, done: string, others?: OtherForms): void => {
  const notices = useNoticesStore();
  if (copyText(text, others)) notices.toast(done);
  else notices.explain(t('status.copyFailed'));
};
