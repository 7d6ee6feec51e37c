import { environmentVariable } from '../base/environment.js';
import { RecotapConfigurationError } from '../base/errors.js';

/** The API key, held where no inspection of a client finds it. */
export interface Credentials {
  /** Where the key came from, in words: never the key. */
  readonly source: string;
  /** The headers with the key among them. @throws RecotapConfigurationError when that would carry the key to another host */
  authorize(headers: Readonly<Record<string, string>>, url: string): Record<string, string>;
  /** The same text without the key, should a server repeat it. A key too short to be a secret stays. */
  redact(text: string): string;
}

const HEADER = 'x-api-key';

/** A shorter key is a stand-in, such as `any` for the emulator, and its letters may stand in the id of any deal. */
const SHORTEST_SECRET = 8;

/**
 * @param origin the only origin that gets to see the key
 * @throws RecotapConfigurationError when there is no key, or one that no header can carry
 */
export function createCredentials(apiKey: string | undefined, source: string | undefined, origin: string): Credentials {
  const key = (apiKey ?? environmentVariable('RECOTAP_API_KEY') ?? '').trim();
  const from = source ?? (apiKey === undefined ? 'the environment variable RECOTAP_API_KEY' : 'the option apiKey');
  if (key === '') {
    throw new RecotapConfigurationError(
      apiKey === undefined
        ? 'No API key: set the environment variable RECOTAP_API_KEY, or give createRecotapClient the option apiKey.'
        : `The API key from ${from} is empty.`,
    );
  }
  if (!/^[\x21-\x7e]+$/.test(key)) {
    throw new RecotapConfigurationError(
      `The API key from ${from} has white space or a character beyond ASCII in it: expected the key alone, on one line.`,
    );
  }
  return {
    source: from,
    authorize(headers, url) {
      const target = new URL(url).origin;
      if (target !== origin) {
        throw new RecotapConfigurationError(
          `A request to ${target} was not sent: this client's API key goes to ${origin} alone. Make a client of its own for another base URL.`,
        );
      }
      return { ...headers, [HEADER]: key };
    },
    redact: (text) => (key.length < SHORTEST_SECRET ? text : text.replaceAll(key, '[API key]')),
  };
}
