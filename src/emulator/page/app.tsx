import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { ContractPanel } from './contract/panel.js';
import { FaultsPanel } from './faults/panel.js';
import { endOf, isOver } from './faults/presets.js';
import { HeldPanel } from './held/panel.js';
import { usePage } from './live/context.js';
import { useRedrawAt, useStore } from './live/hooks.js';
import type { LiveState } from './live/live.js';
import { RequestsPanel } from './requests/panel.js';
import { linkTo, type PanelName, panels } from './route.js';
import { StatePanel } from './state/panel.js';
import type { Token } from './token.js';
import { Unlock } from './unlock.js';

const panelsByName: Readonly<Record<PanelName, { title: string; Panel: ComponentType }>> = {
  requests: { title: 'Requests', Panel: RequestsPanel },
  held: { title: 'Held', Panel: HeldPanel },
  faults: { title: 'Faults', Panel: FaultsPanel },
  contract: { title: 'Contract', Panel: ContractPanel },
  state: { title: 'State', Panel: StatePanel },
};

export function App({ token, told }: { token: Token; told: string }) {
  const { live, route } = usePage();
  const { panel } = useStore(route);
  const state = useStore(live.state);
  const { title, Panel } = panelsByName[panel];
  const [given, setGiven] = useState(token.get() !== undefined);
  const isLocked = state.connection === 'locked';
  useEffect(() => {
    document.title = `${title} · Recotap emulator`;
  }, [title]);
  useRedrawAt(Math.min(...(state.faults?.rules ?? []).map(endOf).filter((end) => end > Date.now())));
  const unlock = (text: string) => {
    token.set(text);
    setGiven(true);
    live.unlock();
  };
  return (
    <>
      <button type="button" class="skip" onClick={() => document.getElementById('panel')?.focus()}>
        Skip to the panel
      </button>
      <header>
        <h1>Recotap emulator</h1>
        <Connection connection={state.connection} />
        <nav aria-label="Panels">
          {panels.map((name) => (
            <a key={name} href={linkTo(name)} aria-current={name === panel ? 'page' : undefined}>
              {panelsByName[name].title} <PanelCount panel={name} state={state} />
            </a>
          ))}
        </nav>
      </header>
      <main id="panel" tabIndex={-1} aria-label={title}>
        {isLocked ? <Unlock isWrong={given} onToken={unlock} /> : <Panel />}
      </main>
      <div class="told" role="status" aria-live="polite">
        {told !== '' && <p>{told}</p>}
      </div>
    </>
  );
}

function Connection({ connection }: { connection: LiveState['connection'] }) {
  const words = { connecting: 'Connecting …', live: 'Live', lost: 'Reconnecting …', locked: 'Locked' };
  return (
    <span class={`connection ${connection}`} role="status">
      <span class="dot" aria-hidden="true" />
      {words[connection]}
    </span>
  );
}

/** What is worth a look in a panel that is not open. */
function PanelCount({ panel, state: { log, held, faults } }: { panel: PanelName; state: LiveState }) {
  if (panel === 'requests') return <span class="count">{log.length.toLocaleString('en')}</span>;
  if (panel === 'held') return <span class="count">{held?.deals.toLocaleString('en') ?? ''}</span>;
  if (panel === 'faults') {
    const active = faults?.rules.filter((rule) => !isOver(rule, Date.now())).length ?? 0;
    return active === 0 ? null : <span class="count warn">{active} on</span>;
  }
  if (panel === 'contract') {
    const deviating = log.filter(({ deviations = [] }) => deviations.length > 0).length;
    return deviating === 0 ? null : <span class="count warn">{deviating.toLocaleString('en')}</span>;
  }
  return null;
}
