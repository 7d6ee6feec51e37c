import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

interface SplitProps {
  readonly list: ComponentChildren;
  /** What is selected. On a narrow screen it takes the place of the list. */
  readonly detail: ComponentChildren;
  readonly title: string;
  readonly onClose: () => void;
}

/** A list, and beside it what is selected in it. Escape closes that. */
export function Split({ list, detail, title, onClose }: SplitProps) {
  const isOpen = detail !== undefined && detail !== null;
  const shownList = useRef<HTMLDivElement>(null);
  const shownDetail = useRef<HTMLElement>(null);
  const wasOpen = useRef(isOpen);
  useLayoutEffect(() => {
    // Where one takes the place of the other, the focus goes along.
    if (isOpen && shownList.current?.offsetParent === null) shownDetail.current?.focus();
    if (!isOpen && wasOpen.current) shownList.current?.querySelector<HTMLElement>('[role="grid"]')?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && isOpen) onClose();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape works wherever the focus is in it
    <div class={`split ${isOpen ? 'open' : ''}`} onKeyDown={onKeyDown}>
      <div class="split-list" ref={shownList}>
        {list}
      </div>
      {isOpen && (
        <section class="split-detail" aria-label={title} tabIndex={-1} ref={shownDetail}>
          <button type="button" class="close" onClick={onClose}>
            <span aria-hidden="true">✕</span>
            <span class="only-read">Close {title}</span>
          </button>
          {detail}
        </section>
      )}
    </div>
  );
}
