/**
 * A fault prevents the response, or a part of it. In this process, it is the error that Node's `fetch` would reject with. On a port, the
 * connection breaks instead, as `how` says.
 */
export class NoResponse extends TypeError {
  readonly how: 'refused' | 'reset' | 'cut-off';

  constructor(how: NoResponse['how'], url: string) {
    super(how === 'cut-off' ? 'terminated' : 'fetch failed', { cause: causes[how](new URL(url)) });
    this.how = how;
    // The real error has no such field, so a log must not show it.
    Object.defineProperty(this, 'how', { enumerable: false });
  }
}

const causes: Record<NoResponse['how'], (url: URL) => Error> = {
  refused({ protocol, hostname: address, port: given }) {
    const port = Number(given) || (protocol === 'http:' ? 80 : 443);
    const system = { errno: -111, code: 'ECONNREFUSED', syscall: 'connect', address, port };
    return Object.assign(new Error(`connect ECONNREFUSED ${address}:${port}`), system);
  },
  reset: () => Object.assign(new Error('read ECONNRESET'), { errno: -104, code: 'ECONNRESET', syscall: 'read' }),
  'cut-off': () => Object.assign(new Error('other side closed'), { name: 'SocketError', code: 'UND_ERR_SOCKET' }),
};

/** Rejects with the signal's reason when the caller goes away. It never resolves. */
export function untilGone(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    else signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
