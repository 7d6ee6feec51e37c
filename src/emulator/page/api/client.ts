import type { Issue } from './types.js';

/** The emulator refused a request of the page, or cannot be reached (`status` 0). */
export class ApiFailure extends Error {
  readonly status: number;
  readonly issues: readonly Issue[];

  constructor(status: number, message: string, issues: readonly Issue[] = []) {
    super(message);
    this.name = 'ApiFailure';
    this.status = status;
    this.issues = issues;
  }
}

/** `/_emulator`, with the token where there is one. Every call rejects with an `ApiFailure`, or with the reason of its signal. */
export interface Api {
  json<Value>(path: string, signal?: AbortSignal): Promise<Value>;
  send(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: string, signal?: AbortSignal): Promise<Response>;
}

/**
 * @param token asked for before each call
 * @param onLocked called when the emulator wants a token, or another one
 */
export function createApi(token: () => string | undefined, onLocked: () => void): Api {
  const send: Api['send'] = async (method, path, body, signal) => {
    const headers = new Headers();
    const given = token();
    if (given !== undefined && !/^[\x21-\x7e]+$/.test(given)) {
      onLocked();
      throw new ApiFailure(401, 'No token has such characters');
    }
    if (given !== undefined) headers.set('authorization', `Bearer ${given}`);
    if (body !== undefined) headers.set('content-type', 'application/json');
    const init: RequestInit = { method, headers, cache: 'no-store' };
    if (body !== undefined) init.body = body;
    if (signal !== undefined) init.signal = signal;
    const response = await fetch(`/_emulator${path}`, init).catch((cause) => {
      signal?.throwIfAborted();
      throw new ApiFailure(0, `The emulator cannot be reached: ${cause instanceof Error ? cause.message : cause}`);
    });
    if (response.ok) return response;
    if (response.status === 401) onLocked();
    throw await failureOf(response);
  };
  return {
    send,
    json: async (path, signal) => (await send('GET', path, undefined, signal)).json(),
  };
}

async function failureOf(response: Response): Promise<ApiFailure> {
  const { message, issues } = Object(await response.json().catch(() => undefined));
  const text = typeof message === 'string' ? message : `The emulator answered ${response.status}`;
  return new ApiFailure(response.status, text, Array.isArray(issues) ? issues : []);
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
