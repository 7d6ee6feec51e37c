import { usePage } from '../live/context.js';
import { useStore } from '../live/hooks.js';
import { counted } from '../parts/format.js';
import { linkTo } from '../route.js';
import { Editor } from './editor.js';
import { Switches } from './switches.js';

/** What goes wrong, and what has struck. */
export function FaultsPanel() {
  const { live } = usePage();
  const { faults = { rules: [] }, log } = useStore(live.state);
  const struck = log.filter((row) => (row.faults?.length ?? 0) > 0).length;
  return (
    <div class="scroll faults">
      <section aria-labelledby="bad-days">
        <h2 id="bad-days">Bad days</h2>
        <Switches schedule={faults} />
        <p>
          {struck === 0 ? (
            <span class="muted">No fault has struck yet.</span>
          ) : (
            <a href={linkTo('requests', [], { only: 'faults' })}>Faults struck {counted(struck, 'request')}</a>
          )}
        </p>
      </section>
      <Editor schedule={faults} />
    </div>
  );
}
