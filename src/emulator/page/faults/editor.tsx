import { useEffect, useId, useMemo, useRef, useState } from 'preact/hooks';
import { ApiFailure } from '../api/client.js';
import type { FaultSchedule } from '../api/types.js';
import { usePage } from '../live/context.js';
import { Action } from '../parts/actions.js';
import { counted } from '../parts/format.js';
import { visible } from '../parts/visible.js';
import { type Mistake, readYaml, writeYaml } from './yaml-text.js';

/** The whole schedule as YAML. A mistake is shown at its line, and nothing is changed by it. */
export function Editor({ schedule }: { schedule: FaultSchedule }) {
  const { api, live } = usePage();
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const current = useMemo(() => writeYaml(schedule), [schedule]);
  const [draft, setDraft] = useState<string>();
  const [mistakes, setMistakes] = useState<readonly Mistake[]>([]);
  const text = draft ?? current;

  const change = (next: string | undefined) => {
    setDraft(next);
    setMistakes([]);
  };
  const apply = async () => {
    const written = readYaml(text);
    setMistakes(written.mistakes);
    if (written.mistakes.length > 0) return failed(written.mistakes);
    try {
      await api.send('PUT', '/faults', JSON.stringify(written.value ?? { rules: [] }));
    } catch (error) {
      if (!(error instanceof ApiFailure) || error.issues.length === 0) throw error;
      const placed = written.place(error.issues);
      setMistakes(placed);
      return failed(placed);
    }
    const faults = await api.json<FaultSchedule>('/faults');
    live.state.set({ ...live.state.get(), faults });
    // What the person wrote stays, with its comments.
    return `The schedule is in force: ${counted(faults.rules.length, 'rule')}.`;
  };
  const clear = async () => {
    await api.send('DELETE', '/faults');
    live.state.set({ ...live.state.get(), faults: { rules: [] } });
    change(undefined);
    return 'All faults have ended.';
  };
  const goTo = (line: number) => {
    const lines = text.split('\n');
    const start = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
    area.current?.focus();
    area.current?.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
  };
  const isChanged = draft !== undefined && draft !== current;
  return (
    <section class="editor" aria-label="The whole schedule">
      <h2>
        <label for={id}>The whole schedule, as YAML</label>
      </h2>
      <Lines id={id} area={area} text={text} mistakes={mistakes} onInput={change} />
      {mistakes.length > 0 && (
        <ul id={`${id}-mistakes`} class="mistakes">
          {mistakes.map(({ line, text: said }) => (
            <li key={`${line} ${said}`}>
              <button type="button" class="link" onClick={() => goTo(line)}>
                Line {line}
              </button>{' '}
              {visible(said)}
            </li>
          ))}
        </ul>
      )}
      <div class="actions">
        <Action kind="primary" onAct={apply}>
          Apply
        </Action>
        <Action
          onAct={async () => {
            change(undefined);
            return 'The text is that of the schedule in force again.';
          }}
          unavailable={isChanged ? undefined : 'The text is that of the schedule in force.'}
        >
          Discard changes
        </Action>
        <Action
          kind="danger"
          onAct={clear}
          unavailable={schedule.rules.length === 0 ? 'No faults are in force.' : undefined}
        >
          End all faults
        </Action>
        {isChanged && <span class="muted">Not applied yet</span>}
      </div>
    </section>
  );
}

function failed(mistakes: readonly Mistake[]): string {
  return `Nothing was changed: ${counted(mistakes.length, 'mistake')}, the first in line ${mistakes[0]?.line}.`;
}

interface LinesProps {
  readonly id: string;
  readonly area: { current: HTMLTextAreaElement | null };
  readonly text: string;
  readonly mistakes: readonly Mistake[];
  readonly onInput: (text: string) => void;
}

/** The text with its line numbers. Lines with a mistake are marked. */
function Lines({ id, area, text, mistakes, onInput }: LinesProps) {
  const gutter = useRef<HTMLDivElement>(null);
  const follow = () => {
    if (gutter.current !== null && area.current !== null) gutter.current.scrollTop = area.current.scrollTop;
  };
  useEffect(follow);
  const marked = new Set(mistakes.map(({ line }) => line));
  return (
    <div class="lines">
      <div class="gutter" ref={gutter} aria-hidden="true">
        {text.split('\n').map((_, index) => (
          <div key={index} class={marked.has(index + 1) ? 'marked' : ''}>
            {index + 1}
          </div>
        ))}
      </div>
      <textarea
        id={id}
        ref={area}
        value={text}
        rows={14}
        wrap="off"
        spellcheck={false}
        autocomplete="off"
        autocapitalize="off"
        aria-invalid={mistakes.length > 0}
        aria-describedby={mistakes.length > 0 ? `${id}-mistakes` : undefined}
        onScroll={follow}
        onInput={({ currentTarget }) => onInput(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            (event.currentTarget.closest('.editor')?.querySelector('button.primary') as HTMLElement | null)?.click();
          }
        }}
      />
    </div>
  );
}
