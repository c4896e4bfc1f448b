/** The options without one that is among them, or with it added at the end. */
export const toggled = <Option>(options: readonly Option[], option: Option): Option[] =>
  options.includes(option) ? options.filter((other) => other !== option) : [...options, option];
