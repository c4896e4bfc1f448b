/** The id of the text that the page's address names; null when it names none. */
export const textInAddress = (): string | null => new URLSearchParams(location.search).get('text');
