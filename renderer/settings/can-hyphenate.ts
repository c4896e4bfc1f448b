/**
 * Whether this browser hyphenates words of a language (BCP 47): it has dictionaries of some languages only.
 */
export const canHyphenate = (language: string): boolean => {
  const probe = document.createElement('div');
  probe.lang = language;
  probe.textContent = sample[language.split('-')[0] ?? ''] ?? 'representative';
  Object.assign(probe.style, {
    position: 'absolute',
    visibility: 'hidden',
    width: '1ch',
    overflowWrap: 'normal',
  });
  document.body.append(probe);
  const height = (hyphens: string): number => {
    probe.style.hyphens = hyphens;
    return probe.offsetHeight;
  };
  const hyphenates = height('auto') > height('manual');
  probe.remove();
  return hyphenates;
};

/** A long word in languages whose script is not Latin. */
const sample: Readonly<Record<string, string>> = { ru: 'представительство', el: 'αντιπροσωπεία' };
