import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { messageOf } from '../api/client.js';
import { usePage } from '../live/context.js';

interface ActionProps {
  /** @returns what to tell the person, if anything */
  readonly onAct: () => Promise<string | undefined>;
  readonly children: ComponentChildren;
  readonly kind?: 'primary' | 'danger' | undefined;
  /** Why it cannot be done now. */
  readonly unavailable?: string | undefined;
}

/** A button that does something, and tells how it went. */
export function Action({ onAct, children, kind, unavailable }: ActionProps) {
  const { notify } = usePage();
  const [isBusy, setBusy] = useState(false);
  const act = async () => {
    if (unavailable !== undefined) return notify(unavailable);
    setBusy(true);
    try {
      const told = await onAct();
      if (told !== undefined) notify(told);
    } catch (error) {
      notify(messageOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <button
      type="button"
      class={kind}
      aria-disabled={unavailable !== undefined || isBusy}
      title={unavailable}
      onClick={() => void act()}
    >
      {children}
    </button>
  );
}

/** Copies a text. Without the permission, the person is told. */
export function CopyAction({ text, children, unavailable }: CopyProps) {
  const copy = async () => {
    await navigator.clipboard.writeText(text());
    return 'Copied.';
  };
  return (
    <Action onAct={copy} unavailable={unavailable}>
      {children}
    </Action>
  );
}

interface CopyProps {
  readonly text: () => string;
  readonly children: ComponentChildren;
  readonly unavailable?: string | undefined;
}

/** Lets the browser save a blob as a file. */
export function saveAs(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
