import { useState } from 'preact/hooks';
import { visible } from './visible.js';

/** A text from outside, in one line and cut off where it is long. */
export function Untrusted({ text, most = 200 }: { text: string; most?: number }) {
  const shown = visible(text.slice(0, most));
  return <bdi>{text.length > most ? `${shown}…` : shown}</bdi>;
}

/** The same, with a button that shows the rest. */
export function LongText({ text, most = 400 }: { text: string; most?: number }) {
  const [isWhole, setWhole] = useState(false);
  if (text.length <= most) return <Untrusted text={text} most={most} />;
  return (
    <>
      <Untrusted text={text} most={isWhole ? text.length : most} />{' '}
      <button type="button" class="link" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
        {isWhole ? 'Show less' : `Show all ${text.length.toLocaleString('en')} characters`}
      </button>
    </>
  );
}
