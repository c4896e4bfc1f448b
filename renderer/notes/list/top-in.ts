/** How far an element stands below the upper edge of a scroller's view, in CSS pixels. */
export const topIn = (scroller: Element, element: Element): number =>
  element.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
