import { useMemo } from 'preact/hooks';
import { usePage } from '../live/context.js';
import { useStore } from '../live/hooks.js';
import { Badge } from '../parts/badge.js';
import { counted } from '../parts/format.js';
import { OperationLink } from '../parts/reference.js';
import { Untrusted } from '../parts/untrusted.js';
import { linkTo } from '../route.js';
import { byKind, byOperation, type Kind, type OperationSummary } from './summary.js';

const shownKinds = 200;

/** Whether what was sent and answered keeps to the contract. */
export function ContractPanel() {
  const { live } = usePage();
  const { log } = useStore(live.state);
  const kinds = useMemo(() => byKind(log), [log]);
  const summaries = useMemo(() => byOperation(log), [log]);
  return (
    <div class="scroll contract">
      <section aria-labelledby="deviations">
        <h2 id="deviations">Deviations</h2>
        {kinds.length === 0 ? (
          <p class="notice good">
            {log.length === 0
              ? 'No request has come in yet. Each one and its response will be checked.'
              : `All ${counted(log.length, 'request')} and their responses keep to the contract.`}
          </p>
        ) : (
          <Kinds kinds={kinds} />
        )}
      </section>
      <section aria-labelledby="operations">
        <h2 id="operations">Operations</h2>
        <OperationsTable summaries={summaries} />
      </section>
    </div>
  );
}

function Kinds({ kinds }: { kinds: readonly Kind[] }) {
  return (
    <ul class="kinds">
      {kinds.slice(0, shownKinds).map((kind) => (
        <li key={JSON.stringify([kind.operation, kind.side, kind.path, kind.message])}>
          <p>
            <Badge tone="info">{kind.side}</Badge>{' '}
            <code>{kind.path === '' ? 'the whole' : <Untrusted text={kind.path} />}</code>{' '}
            <Untrusted text={kind.message} most={400} />
          </p>
          <p class="muted">
            {kind.operation === null ? (
              'An unknown operation'
            ) : (
              <OperationLink operation={kind.operation}>{kind.operation}</OperationLink>
            )}
            , {counted(kind.count, 'time')}, the latest in request{' '}
            <a href={linkTo('requests', [String(kind.latest)], { only: 'deviations' })}>#{kind.latest}</a>
          </p>
        </li>
      ))}
      {kinds.length > shownKinds && <li class="muted">and {kinds.length - shownKinds} more kinds</li>}
    </ul>
  );
}

function OperationsTable({ summaries }: { summaries: readonly OperationSummary[] }) {
  return (
    <div class="table">
      <table>
        <thead>
          <tr>
            <th scope="col">Operation</th>
            <th scope="col" class="wide">
              Call
            </th>
            <th scope="col" class="number">
              Requests
            </th>
            <th scope="col" class="number">
              Deviating
            </th>
          </tr>
        </thead>
        <tbody>
          {summaries.map(({ operation, call, requests, deviating }) => (
            <tr key={operation}>
              <td>
                <OperationLink operation={operation}>{operation}</OperationLink>
              </td>
              <td class="wide">
                <code>{call}</code>
              </td>
              <td class="number">
                {requests === 0 ? (
                  <span class="muted">0</span>
                ) : (
                  <a href={linkTo('requests', [], { operation })}>{requests.toLocaleString('en')}</a>
                )}
              </td>
              <td class="number">
                {deviating === 0 ? (
                  <span class="muted">0</span>
                ) : (
                  <a href={linkTo('requests', [], { operation, only: 'deviations' })}>
                    {deviating.toLocaleString('en')}
                  </a>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
