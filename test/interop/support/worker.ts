import { createRecotapClient, pushDeals, type RecotapClient } from '../../../src/index.js';

/** Put in by esbuild. */
declare const RECOTAP: string;
declare const CLIENT: 'per request' | 'made by the first request' | 'made with the module';

interface Context {
  waitUntil(promise: Promise<unknown>): void;
}

interface Env {
  SENDER: { idFromName(name: string): unknown; get(id: unknown): { fetch(request: Request): Promise<Response> } };
}

let attempted = () => {};
const makeClient = () =>
  createRecotapClient({
    apiKey: 'a-secret-key',
    baseUrl: RECOTAP,
    maxConcurrency: 1,
    retries: 1,
    timeoutMs: 60_000,
    log: () => attempted(),
  });

let shared: RecotapClient | undefined = CLIENT === 'made with the module' ? makeClient() : undefined;

function clientOf(): RecotapClient {
  if (CLIENT === 'per request') return makeClient();
  shared ??= makeClient();
  return shared;
}

/**
 * A Worker that pushes one deal a request, `?id=`, and tells what came of it. It tells Recotap when a push has begun, and has ended. With
 * `?answer=` it answers before the push has ended, and lets it go (`at once`, `after an attempt`) or goes on with it (`and go on`).
 */
export default {
  async fetch(request: Request, env: Env, context: Context): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (pathname === '/object') return env.SENDER.get(env.SENDER.idFromName('the only one')).fetch(request);
    return serve(request, clientOf(), context);
  },
};

/** A Durable Object with a client for all its requests. */
export class Sender {
  readonly #client = makeClient();

  fetch(request: Request): Promise<Response> {
    return serve(request, this.#client);
  }
}

async function serve(request: Request, client: RecotapClient, context?: Context): Promise<Response> {
  const { id = '', answer } = Object.fromEntries(new URL(request.url).searchParams);
  const attempt = new Promise<void>((resolve) => {
    attempted = resolve;
  });
  const came = push(client, id);
  await fetch(`${RECOTAP}/begun?id=${id}`);
  if (answer === 'after an attempt') await attempt;
  if (answer === 'and go on') context?.waitUntil(came.then(() => fetch(`${RECOTAP}/ended?id=${id}`)));
  return Response.json(answer === undefined ? await came : { answered: answer });
}

async function push(client: RecotapClient, id: string): Promise<object> {
  try {
    const { upserted } = await pushDeals(client, [{ externalDealId: id, name: 'One' }]);
    return { upserted };
  } catch (error) {
    return { error: String(error) };
  }
}
