import type { ComponentChildren } from 'preact';

export type Tone = 'good' | 'bad' | 'warn' | 'plain' | 'info';

export function Badge({ tone, children, title }: { tone: Tone; children: ComponentChildren; title?: string }) {
  return (
    <span class={`badge ${tone}`} title={title}>
      {children}
    </span>
  );
}

/** The status of a response. Without one, whether it may still come. */
export function StatusBadge({ status, isOver }: { status: number | undefined; isOver: boolean }) {
  if (status === undefined) return isOver ? <Badge tone="bad">no response</Badge> : <Badge tone="plain">waiting</Badge>;
  return <Badge tone={status < 300 ? 'good' : status < 400 ? 'info' : 'bad'}>{status}</Badge>;
}
