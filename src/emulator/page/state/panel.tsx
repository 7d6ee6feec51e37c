import { usePage } from '../live/context.js';
import { useStore } from '../live/hooks.js';
import type { LiveState } from '../live/live.js';
import { Confirmed } from '../parts/confirm.js';
import { Snapshot } from './snapshot.js';

interface Part {
  readonly part: string;
  readonly title: string;
  count(state: LiveState): number;
}

const parts: readonly Part[] = [
  { part: 'requests', title: 'Requests', count: ({ log }) => log.length },
  { part: 'deals', title: 'Deals', count: ({ held }) => held?.deals ?? 0 },
  { part: 'accounts', title: 'Accounts', count: ({ held }) => held?.accounts ?? 0 },
  { part: 'activities', title: 'Activities', count: ({ held }) => held?.salesActivities ?? 0 },
  { part: 'stages', title: 'Pipelines', count: ({ held }) => held?.dealStages ?? 0 },
  { part: 'faults', title: 'Rules of faults', count: ({ faults }) => faults?.rules.length ?? 0 },
];

/** What the emulator holds as a whole: to start over with, or to share. */
export function StatePanel() {
  const { api, live } = usePage();
  const state = useStore(live.state);
  const reset = (path: string, told: string) => async () => {
    await api.send('POST', path);
    return told;
  };
  return (
    <div class="scroll state">
      <section aria-labelledby="reset">
        <h2 id="reset">Reset</h2>
        <p class="muted">Each part goes back to what it was when the emulator started.</p>
        <div class="table">
          <table>
            <thead>
              <tr>
                <th scope="col">Part</th>
                <th scope="col" class="number">
                  Now
                </th>
                <th scope="col">
                  <span class="only-read">Reset</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {parts.map(({ part, title, count }) => (
                <tr key={part}>
                  <th scope="row">{title}</th>
                  <td class="number">{count(state).toLocaleString('en')}</td>
                  <td>
                    <Confirmed
                      title={`Reset ${title.toLowerCase()}`}
                      question={`Reset the ${title.toLowerCase()} to what they were at the start? This cannot be undone.`}
                      onAct={reset(`/reset?parts=${part}`, `${title} are reset.`)}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <Confirmed
          title="Reset everything"
          question="Reset all that the emulator holds, and its requests? The faults start over. This cannot be undone."
          onAct={reset('/reset', 'Everything is reset.')}
        />
      </section>
      <Snapshot />
    </div>
  );
}
