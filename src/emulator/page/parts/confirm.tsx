import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { Action } from './actions.js';

interface ConfirmProps {
  /** The words on the button. */
  readonly title: string;
  readonly question: ComponentChildren;
  readonly onAct: () => Promise<string | undefined>;
  readonly unavailable?: string | undefined;
}

/** A button for what cannot be undone: it asks first. */
export function Confirmed({ title, question, onAct, unavailable }: ConfirmProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const act = async () => {
    dialog.current?.close();
    return onAct();
  };
  return (
    <>
      <Action
        kind="danger"
        unavailable={unavailable}
        onAct={async () => {
          dialog.current?.showModal();
          return undefined;
        }}
      >
        {title}
      </Action>
      <dialog ref={dialog} aria-label={title}>
        <p>{question}</p>
        <div class="actions">
          <Action kind="danger" onAct={act}>
            {title}
          </Action>
          <button type="button" autofocus onClick={() => dialog.current?.close()}>
            Cancel
          </button>
        </div>
      </dialog>
    </>
  );
}
