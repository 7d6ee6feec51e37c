import { messageOf } from '../api/client.js';
import type { RequestDetail, RequestRow } from '../api/types.js';
import { usePage } from '../live/context.js';
import { useLoaded } from '../live/hooks.js';
import { Action, CopyAction } from '../parts/actions.js';
import { StatusBadge } from '../parts/badge.js';
import { byteSize, clockTime, duration } from '../parts/format.js';
import { JsonView } from '../parts/json.js';
import { OperationLink } from '../parts/reference.js';
import { LongText } from '../parts/untrusted.js';
import { linkTo } from '../route.js';
import { Counts, countsOf, isOver, Marks } from './columns.js';
import { curlOf, isWhole } from './curl.js';
import { Deviations } from './deviations.js';
import { Items } from './items.js';

/** All that is known of a request. */
export function RequestPane({ number, row }: { number: number; row: RequestRow | undefined }) {
  const { api } = usePage();
  const key = `${number} ${row?.status} ${row?.durationMs}`;
  const loaded = useLoaded(key, (signal) => api.json<RequestDetail>(`/requests/${number}`, signal));
  if (!loaded?.key.startsWith(`${number} `)) return <p class="muted">Loading request {number} …</p>;
  if (loaded.value === undefined) {
    return (
      <>
        <h2>Request {number}</h2>
        <p class="notice bad">{messageOf(loaded.error)}</p>
      </>
    );
  }
  return <RequestView request={loaded.value} />;
}

function RequestView({ request }: { request: RequestDetail }) {
  const { number, method, path, operation, status, items, body, response, deviations = [] } = request;
  return (
    <>
      <h2>
        Request {number} <StatusBadge status={status} isOver={isOver(request)} />
      </h2>
      <p class="path">
        <b>{method}</b> <LongText text={path} most={160} />
      </p>
      <Facts request={request} />
      <Actions request={request} />
      {items !== undefined && items.length > 0 && (
        <section aria-label="Items">
          <h3>
            Items: <Counts counts={countsOf(items)} />
          </h3>
          <Items key={number} request={request} />
        </section>
      )}
      {deviations.length > 0 && (
        <section aria-label="Deviations from the contract">
          <h3>Off the contract</h3>
          <Deviations deviations={deviations} />
        </section>
      )}
      <section aria-label="Body">
        <h3>Body</h3>
        <Content key={number} value={body} missing={withoutBody(request)} />
      </section>
      <section aria-label="Answer">
        <h3>Answer</h3>
        <Content key={number} value={response} missing={withoutResponse(request)} />
      </section>
      {operation !== null && (
        <p>
          <OperationLink operation={operation}>{operation} in the reference</OperationLink>
        </p>
      )}
    </>
  );
}

function Facts({ request }: { request: RequestDetail }) {
  const { time, durationMs, bytes, faults = [] } = request;
  return (
    <dl class="facts">
      <dt>Came</dt>
      <dd>
        <time dateTime={time}>{clockTime(time)}</time>
      </dd>
      <dt>Took</dt>
      <dd>{duration(durationMs)}</dd>
      <dt>Sent</dt>
      <dd>{byteSize(bytes)}</dd>
      {faults.length > 0 && (
        <>
          <dt>Faults</dt>
          <dd>
            <Marks row={{ ...request, deviations: [] }} />
          </dd>
        </>
      )}
    </dl>
  );
}

function Actions({ request }: { request: RequestDetail }) {
  const { api, go } = usePage();
  const dropped = isWhole(request) ? undefined : 'The emulator no longer keeps the body of this request.';
  const replay = async () => {
    const response = await api.send('POST', `/requests/${request.number}/replay`);
    const { number } = (await response.json()) as { number: number };
    go({ panel: 'requests', selection: [String(number)], query: {} });
    return `Sent again, as request ${number}.`;
  };
  return (
    <div class="actions">
      <CopyAction text={() => curlOf(request, location.origin)} unavailable={dropped}>
        Copy as curl
      </CopyAction>
      <Action onAct={replay} unavailable={dropped}>
        Replay
      </Action>
      <CopyAction text={() => location.origin + linkTo('requests', [String(request.number)]).replace(/^/, '/')}>
        Copy link
      </CopyAction>
    </div>
  );
}

function Content({ value, missing }: { value: unknown; missing: string }) {
  return value === undefined ? <p class="muted">{missing}</p> : <JsonView value={value} openTo={2} />;
}

function withoutBody({ bytes }: RequestDetail): string {
  return bytes === 0 ? 'It has none.' : 'It is not JSON, too large, or no longer kept.';
}

function withoutResponse({ status }: RequestDetail): string {
  return status === undefined ? 'There is none.' : 'It is empty, not JSON, too large, or no longer kept.';
}
