/** Moves the focus to the search field and selects the query in it. */
export const focusSearch = (): void => {
  const box = document.querySelector<HTMLInputElement>('input[type="search"]');
  box?.focus();
  box?.select();
};
