import { useEffect, useState } from 'preact/hooks';
import { messageOf } from '../api/client.js';
import type { FaultSchedule } from '../api/types.js';
import { usePage } from '../live/context.js';
import { useRedraw } from '../live/hooks.js';
import { visible } from '../parts/visible.js';
import { endOf, type Preset, presets, ruleOf, switched } from './presets.js';

/** The usual bad days, each with a switch. */
export function Switches({ schedule }: { schedule: FaultSchedule }) {
  const skew = useSkew();
  return (
    <ul class="switches">
      {presets.map((preset) => (
        <Switch key={preset.key} preset={preset} schedule={schedule} skew={skew} />
      ))}
    </ul>
  );
}

interface SwitchProps {
  readonly preset: Preset;
  readonly schedule: FaultSchedule;
  /** How many ms the clock of this machine is ahead of the emulator's. */
  readonly skew: number;
}

function Switch({ preset, schedule, skew }: SwitchProps) {
  const { api, live, notify } = usePage();
  const now = Date.now() - skew;
  const rule = ruleOf(preset, schedule, now);
  const isOn = rule !== undefined;
  const leftMs = rule === undefined ? Number.POSITIVE_INFINITY : endOf(rule) - now;
  useCountdown(leftMs);
  const held = [rule?.when?.dealIds ?? []].flat().join(', ');
  const [typed, setTyped] = useState<string>();
  const text = typed ?? held;

  const set = async (on: boolean) => {
    const dealIds = text.split(/[,\s]+/).filter((id) => id !== '');
    if (on && preset.takesDealIds && dealIds.length === 0) return notify('Name the deals first, by their ids.');
    const next = switched(schedule, preset, on, { now: Date.now() - skew, dealIds });
    try {
      await api.send('PUT', '/faults', JSON.stringify(next));
      live.state.set({ ...live.state.get(), faults: next });
      notify(`${preset.title}: ${on ? 'on' : 'off'}.`);
    } catch (error) {
      notify(messageOf(error));
    }
  };
  return (
    <li class={isOn ? 'on' : ''}>
      <button
        type="button"
        role="switch"
        aria-checked={isOn}
        aria-describedby={`says-${preset.key}`}
        onClick={() => void set(!isOn)}
      >
        <span class="knob" aria-hidden="true" />
        {preset.title}
        {Number.isFinite(leftMs) && <span class="muted"> {Math.ceil(leftMs / 1_000)} s left</span>}
      </button>
      <p id={`says-${preset.key}`} class="muted">
        {preset.says}
      </p>
      {preset.takesDealIds && (
        <label class="field">
          Ids of deals, with commas
          <input
            type="text"
            value={visible(text)}
            onInput={({ currentTarget }) => setTyped(currentTarget.value)}
            onChange={() => {
              if (isOn) void set(text.trim() !== '');
            }}
          />
        </label>
      )}
    </li>
  );
}

/** Draws every second while something comes to its end. */
function useCountdown(leftMs: number): void {
  const redraw = useRedraw();
  const isRunning = Number.isFinite(leftMs);
  useEffect(() => {
    if (!isRunning) return undefined;
    const timer = setInterval(redraw, 500);
    return () => clearInterval(timer);
  }, [isRunning]);
}

/** The emulator tells its time in whole seconds. */
function useSkew(): number {
  const { api } = usePage();
  const [skew, setSkew] = useState(0);
  useEffect(() => {
    api.send('GET', '/status').then(
      ({ headers }) => {
        const date = Date.parse(headers.get('date') ?? '');
        const ahead = Date.now() - date;
        // On one machine there is one clock.
        if (Math.abs(ahead) > 2_000) setSkew(ahead - 500);
      },
      () => undefined,
    );
  }, [api]);
  return skew;
}
