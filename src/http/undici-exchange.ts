import type { Agent } from 'undici';
import type { Exchange } from './attempt.js';

/** Some firewalls turn away a request without these. The values are those of Node's own `fetch`. */
const usualHeaders = { accept: '*/*', 'user-agent': 'node' };

/**
 * What serves on Node: `undici` without the streams and copies that `fetch` puts around it, over kept-alive connections that are shared
 * with nobody. Idle ones do not keep the process from ending. It does not ask for compressed answers.
 */
export function createDefaultExchange(): Exchange {
  let opening: Promise<Agent> | undefined;
  return async ({ url, method, headers, body }, signal) => {
    opening ??= open();
    const agent = await opening;
    const { origin, pathname, search } = new URL(url);
    const answer = await agent.request({
      origin,
      path: pathname + search,
      method,
      headers: { ...usualHeaders, ...Object.fromEntries(headers) },
      body,
      signal,
    });
    return {
      status: answer.statusCode,
      statusText: answer.statusText,
      headers: Object.entries(answer.headers).flatMap(([name, value]) => pairsOf(name, value)),
      body: await answer.body.text(),
    };
  };
}

/** Not before the first request: loading it takes longer than all the rest of this package. */
async function open(): Promise<Agent> {
  const { Agent } = await import('undici');
  return new Agent({ headersTimeout: 0, bodyTimeout: 0 });
}

function pairsOf(name: string, value: string | string[] | undefined): [name: string, value: string][] {
  return [value ?? []].flat().map((one) => [name, one]);
}
