import type { ComponentChildren } from 'preact';

/** A link to an operation in the reference, which the emulator serves beside this page. */
export function OperationLink({ operation, children }: { operation: string; children: ComponentChildren }) {
  return (
    <a href={`/reference/${operation}`} target="_blank" rel="noreferrer">
      {children}
      <span aria-hidden="true"> ↗</span>
      <span class="only-read"> (opens a new tab)</span>
    </a>
  );
}
