import type { DeviationRow } from '../api/types.js';
import { Badge } from '../parts/badge.js';
import { Untrusted } from '../parts/untrusted.js';

const shown = 50;

export function Deviations({ deviations }: { deviations: readonly DeviationRow[] }) {
  return (
    <ul class="deviations">
      {deviations.slice(0, shown).map(({ side, path, message }, index) => (
        <li key={index}>
          <Badge tone="info">{side}</Badge> <code>{path === '' ? 'the whole' : <Untrusted text={path} />}</code>{' '}
          <Untrusted text={message} most={400} />
        </li>
      ))}
      {deviations.length > shown && <li class="muted">and {deviations.length - shown} more</li>}
    </ul>
  );
}
