/** Whether this engine parts words of a language (BCP 47): a browser brings only the dictionaries of some. */
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
  const parted = height('auto') > height('manual');
  probe.remove();
  return parted;
};

/** A long word of the languages whose letters are not Latin. */
const sample: Readonly<Record<string, string>> = { ru: 'представительство', el: 'αντιπροσωπεία' };
