import { servers } from '../../generated/servers.js';
import { RecotapConfigurationError } from '../base/errors.js';
import { isLoopback } from '../base/loopback.js';
import { trimEnd } from '../base/text.js';

/** A server of Recotap. */
export type Environment = keyof typeof servers;

/**
 * The URL under which all operations lie, without a slash at the end.
 *
 * @throws RecotapConfigurationError for an unknown environment, or a base URL to which the API key must not go: plain http is for
 * loopback addresses only
 */
export function resolveBaseUrl(environment: Environment, baseUrl: string | undefined): string {
  if (baseUrl === undefined) {
    if (Object.hasOwn(servers, environment)) return servers[environment];
    throw new RecotapConfigurationError(
      `Unknown environment '${environment}': expected one of ${Object.keys(servers).join(', ')}.`,
    );
  }
  const url = parse(baseUrl);
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    throw new RecotapConfigurationError(
      `The base URL ${url.origin} would send the API key over plain http. Use https, or http to localhost, 127.0.0.1 or [::1].`,
    );
  }
  return trimEnd(`${url.origin}${url.pathname}`, '/');
}

function parse(baseUrl: string): URL {
  const expected =
    'expected an http or https URL without a user, query or fragment, such as https://eapi.recotap.com/api/v1';
  let url: URL;
  try {
    url = new URL(baseUrl);
  } catch {
    throw new RecotapConfigurationError(`The base URL is not a URL: ${expected}.`);
  }
  const plain = url.username === '' && url.password === '' && url.search === '' && url.hash === '';
  if (!plain || !['http:', 'https:'].includes(url.protocol)) {
    throw new RecotapConfigurationError(`The base URL to ${url.host || url.protocol} cannot be used: ${expected}.`);
  }
  return url;
}
