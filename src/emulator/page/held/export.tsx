import { usePage } from '../live/context.js';
import { Action, saveAs } from '../parts/actions.js';
import type { HeldKind } from './kinds.js';

/** Saves what matches the search, as a file. */
export function ExportActions({ kind, query, total }: { kind: HeldKind; query: URLSearchParams; total: number }) {
  const { api } = usePage();
  const save = (format: 'csv' | 'ndjson') => async () => {
    const asked = new URLSearchParams(query);
    asked.set('format', format);
    const response = await api.send('GET', `/${kind.path}?${asked}`);
    const name = `${kind.path}.${format}`;
    saveAs(await response.blob(), name);
    return `Saved as ${name}.`;
  };
  const unavailable = total === 0 ? 'There is nothing to export.' : undefined;
  return (
    <>
      <Action onAct={save('csv')} unavailable={unavailable}>
        Export CSV
      </Action>
      <Action onAct={save('ndjson')} unavailable={unavailable}>
        Export NDJSON
      </Action>
    </>
  );
}
