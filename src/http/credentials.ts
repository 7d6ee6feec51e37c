import { environmentVariable } from '../base/environment.js';
import { RecotapConfigurationError } from '../base/errors.js';
import { createRedactor, type Redactor } from './redact.js';

/** The API key, held where no inspection of a client finds it. */
export interface Credentials {
  /** Where the key came from, in words: never the key. */
  readonly source: string;
  /** The headers with the key among them. @throws RecotapConfigurationError when that would carry the key to another host */
  authorize(headers: Readonly<Record<string, string>>, url: string): Record<string, string>;
  /** Takes the key out of what a server repeats. */
  readonly redactor: Redactor;
}

const HEADER = 'x-api-key';

/**
 * @param origin the only origin that gets to see the key
 * @throws RecotapConfigurationError when there is no key, or one that no header can carry
 */
export function createCredentials(apiKey: string | undefined, source: string | undefined, origin: string): Credentials {
  const given: unknown = apiKey ?? environmentVariable('RECOTAP_API_KEY') ?? '';
  const from = source ?? (apiKey === undefined ? 'the environment variable RECOTAP_API_KEY' : 'the option apiKey');
  if (typeof given !== 'string') {
    const type = Array.isArray(given) ? 'a list' : `of the type ${typeof given}`;
    throw new RecotapConfigurationError(`The API key from ${from} is ${type}: expected text.`);
  }
  const key = given.trim();
  if (key === '') {
    throw new RecotapConfigurationError(
      apiKey === undefined
        ? 'No API key: set the environment variable RECOTAP_API_KEY, or give createRecotapClient the option apiKey.'
        : `The API key from ${from} is empty.`,
    );
  }
  if (!/^[\x21-\x7e]+$/.test(key)) {
    throw new RecotapConfigurationError(
      `The API key from ${from} has white space, a control character or a character beyond ASCII in it: expected the key alone, on one line.`,
    );
  }
  return {
    source: from,
    authorize(headers, url) {
      const target = new URL(url).origin;
      if (target !== origin) {
        throw new RecotapConfigurationError(
          `A request to ${target} was not sent: this client's API key goes to ${origin} alone. Make another client for another base URL.`,
        );
      }
      return { ...headers, [HEADER]: key };
    },
    redactor: createRedactor(key),
  };
}
