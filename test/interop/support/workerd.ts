import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { Log, LogLevel, Miniflare } from 'miniflare';
import { onTestFinished } from 'vitest';
import { serve } from '../../e2e/servers.js';
import { upserted } from '../../support/recotap.js';

export interface WorkerOptions {
  client: 'per request' | 'made by the first request' | 'made with the module';
  /** Of a Cloudflare Worker. */
  compatibilityDate: string;
  /** What Recotap does with the requests for each deal, in turn. What is not said is upserted at once. */
  script?: Record<string, ('hold' | 'throttle')[]>;
}

/** What a request to the Worker came to. */
export type Came = { upserted: number } | { error: string } | { answered: string } | { status: number; text: string };

/** `worker.ts` in a workerd of its own, with a Recotap to push to, until the test is over. */
export async function startWorker({ client, compatibilityDate, script = {} }: WorkerOptions) {
  const journal = createJournal();
  const held = new Map<string, () => void>();
  const { url } = await serve(async (request, response) => {
    const { pathname, searchParams } = new URL(`http://recotap${request.url}`);
    if (pathname !== '/deals') {
      response.end(() => journal.add(`${pathname.slice(1)} ${searchParams.get('id')}`));
      return;
    }
    let body = '';
    for await (const chunk of request) body += chunk;
    const { deals } = JSON.parse(body);
    const id: string = deals[0].externalDealId;
    const answer = () => response.end(JSON.stringify({ data: { results: deals.map(upserted) } }));
    response.once('close', () => journal.add(response.writableEnded ? `answered ${id}` : `left ${id}`));
    const act = script[id]?.shift();
    if (act === 'hold') held.set(id, answer);
    else if (act === 'throttle') response.writeHead(429, { 'retry-after': '1' }).end('{}');
    else answer();
    journal.add(`request ${id}`);
  });
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('worker.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    conditions: ['workerd', 'worker', 'browser'],
    define: { RECOTAP: JSON.stringify(url), CLIENT: JSON.stringify(client) },
  });
  const miniflare = new Miniflare({
    modules: true,
    script: outputFiles[0]?.text ?? '',
    compatibilityDate,
    durableObjects: { SENDER: 'Sender' },
    log: new Log(LogLevel.NONE),
    handleRuntimeStdio() {},
  });
  onTestFinished(() => miniflare.dispose());
  const worker = await miniflare.ready;

  async function request(path: string, id: string, answer?: string): Promise<Came> {
    const target = new URL(path, worker);
    target.searchParams.set('id', id);
    if (answer !== undefined) target.searchParams.set('answer', answer);
    const response = await fetch(target);
    return response.ok
      ? response.json()
      : { status: response.status, text: (await response.text()).split('\n', 1).join() };
  }

  return {
    /** Has the Worker push a deal. */
    push: (id: string) => request('/', id),
    /** Has its Durable Object do it. */
    pushByObject: (id: string) => request('/object', id),
    /** Has it push a deal, and answer before that has ended. */
    pushAndAnswer: (id: string, when: 'at once' | 'after an attempt' | 'and go on') => request('/', id, when),
    /** Resolves when something has happened to a deal: `request A`, `begun A`, `ended A`, `answered A`, or `left A` by who asked. */
    when: journal.when,
    /** Answers the request for a deal that is held. */
    release: (id: string) => held.get(id)?.(),
  };
}

function createJournal() {
  const entries = new Set<string>();
  const readers = new Map<string, () => void>();
  return {
    add(entry: string) {
      entries.add(entry);
      readers.get(entry)?.();
    },
    when: (entry: string) =>
      new Promise<void>((resolve) => {
        if (entries.has(entry)) resolve();
        else readers.set(entry, resolve);
      }),
  };
}
