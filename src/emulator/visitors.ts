/** Who may come in through a port. */
export interface Admission {
  /** What a request needs to inspect the emulator. Undefined where only this machine can reach the port. */
  readonly inspectToken: string | undefined;
  /** The origins of pages that may call the API, beside those on this machine. */
  readonly origins: readonly string[];
  /**
   * The name or address it listens on, where only this machine can reach the port. A `Host` is then this, a loopback one, or that of one of
   * the origins. Undefined where any `Host` may be right.
   */
  readonly localHost: string | undefined;
}

/** Why a request is turned away. */
export interface Refusal {
  readonly status: 401 | 403 | 415;
  readonly reason: string;
}

const loopback = String.raw`(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?`;
const loopbackHost = new RegExp(`^${loopback}$`, 'i');
const loopbackOrigin = new RegExp(`^https?://${loopback}$`, 'i');

/** Whether a page is on this machine, or on the host that it calls. */
export function isNear(origin: string, { headers }: Request): boolean {
  const hostname = hostnameOf(origin);
  return loopbackOrigin.test(origin) || (hostname !== '' && hostname === hostnameOf(`http://${headers.get('host')}`));
}

/**
 * Turns away a web page of another site. A browser says on whose behalf it sends a request; other programs do not. A page that reaches this
 * machine by a name of its own (DNS rebinding) is told by that name.
 */
export function refusePage(request: Request, { origins, localHost }: Omit<Admission, 'inspectToken'>) {
  return refuseHost(request, { origins, localHost }) ?? refuseOrigin(request, origins);
}

function refuseHost(
  { headers }: Request,
  { origins, localHost }: Omit<Admission, 'inspectToken'>,
): Refusal | undefined {
  const host = headers.get('host') ?? '';
  if (localHost === undefined || loopbackHost.test(host)) return undefined;
  const known = [localHost.includes(':') ? `http://[${localHost}]` : `http://${localHost}`, ...origins].map(hostnameOf);
  const name = hostnameOf(`http://${host}`);
  if (name !== '' && known.includes(name)) return undefined;
  return {
    status: 403,
    reason: `The emulator answers localhost, 127.0.0.1 and [::1], and the Host is ${host}. To call it by another name, start it with that as --host, or allow the origin http://${host}`,
  };
}

function refuseOrigin(request: Request, origins: readonly string[]): Refusal | undefined {
  const origin = request.headers.get('origin');
  if (origin === null) {
    if (request.headers.get('sec-fetch-site') !== 'cross-site') return undefined;
    return { status: 403, reason: 'The emulator does not answer requests of a page on another site' };
  }
  if (isNear(origin, request) || origins.includes(origin)) return undefined;
  return {
    status: 403,
    reason: `The emulator does not answer pages on ${origin}. To allow them, start it with --allow-origin ${origin}, or listen with origins: ['${origin}']`,
  };
}

/** Turns away whoever may not inspect the emulator: besides pages of other sites, forms and those without the token. */
export function refuseInspection(request: Request, { inspectToken, localHost }: Admission): Refusal | undefined {
  const { headers, method } = request;
  const page = refusePage(request, { origins: [], localHost });
  if (page !== undefined) return page;
  if (inspectToken !== undefined && headers.get('authorization') !== `Bearer ${inspectToken}`) {
    return { status: 401, reason: 'To inspect the emulator, send the header Authorization: Bearer with its token' };
  }
  // A page can send a form anywhere, without asking first. It cannot send JSON.
  const type = headers.get('content-type');
  if (method === 'POST' && type !== null && !/^application\/json\s*(?:;|$)/i.test(type)) {
    return { status: 415, reason: 'Send application/json, or no body at all' };
  }
  return undefined;
}

function hostnameOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : '';
}
