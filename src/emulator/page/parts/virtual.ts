import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from '@tanstack/virtual-core';
import { useLayoutEffect, useState } from 'preact/hooks';
import { useRedraw } from '../live/hooks.js';

/** In px, as in the style sheet. */
export const rowHeight = 32;

/** Which rows of a long list are in sight. */
export function useVirtual(scroller: { readonly current: HTMLElement | null }, count: number) {
  const redraw = useRedraw();
  const options = {
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
    // The head of the list stays in sight, above its rows.
    scrollMargin: rowHeight,
    scrollPaddingStart: rowHeight,
    observeElementRect,
    observeElementOffset,
    scrollToFn: elementScroll,
    onChange: redraw,
  };
  const [virtualizer] = useState(() => new Virtualizer<HTMLElement, Element>(options));
  virtualizer.setOptions(options);
  useLayoutEffect(() => virtualizer._didMount(), [virtualizer]);
  useLayoutEffect(() => virtualizer._willUpdate());
  return virtualizer;
}
