import { useRef, useState } from 'preact/hooks';
import { ApiFailure, messageOf } from '../api/client.js';
import type { Issue } from '../api/types.js';
import { usePage } from '../live/context.js';
import { Action, saveAs } from '../parts/actions.js';
import { visible } from '../parts/visible.js';

const shownIssues = 20;

/** All that is held, saved to a file and loaded from one. */
export function Snapshot() {
  const { api, notify } = usePage();
  const input = useRef<HTMLInputElement>(null);
  const [issues, setIssues] = useState<readonly Issue[]>([]);

  const save = async () => {
    const response = await api.send('GET', '/snapshot');
    const name = `emulator-${new Date().toISOString().slice(0, 16).replace(/[T:]/g, '-')}.json`;
    saveAs(await response.blob(), name);
    return `Saved as ${name}.`;
  };
  const load = async (file: File) => {
    setIssues([]);
    try {
      await api.send('PUT', '/snapshot', await file.text());
      notify(`The emulator holds what ${file.name} has.`);
    } catch (error) {
      if (error instanceof ApiFailure) setIssues(error.issues);
      notify(`Nothing was changed. ${messageOf(error)}`);
    }
    if (input.current !== null) input.current.value = '';
  };
  return (
    <section aria-labelledby="snapshot">
      <h2 id="snapshot">Snapshot</h2>
      <p class="muted">
        One file with all that is held, to share with your team. It has no requests and no key. Loading it replaces what
        is held.
      </p>
      <div class="actions">
        <Action onAct={save}>Save snapshot</Action>
        <label class="file">
          Load snapshot
          <input
            type="file"
            accept=".json,application/json"
            ref={input}
            onChange={({ currentTarget }) => {
              const file = currentTarget.files?.[0];
              if (file !== undefined) void load(file);
            }}
          />
        </label>
      </div>
      {issues.length > 0 && (
        <ul class="mistakes">
          {issues.slice(0, shownIssues).map(({ path, message }, index) => (
            <li key={index}>
              <code>{path === '' ? 'The file' : visible(path)}</code> {visible(message)}
            </li>
          ))}
          {issues.length > shownIssues && <li class="muted">and {issues.length - shownIssues} more</li>}
        </ul>
      )}
    </section>
  );
}
