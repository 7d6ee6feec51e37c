// Written by `npm run generate` from openapi.yaml. Do not edit.

import createFetchClient, { type ClientOptions, type FetchOptions } from 'openapi-fetch';
import type { paths, PushDealsRequest } from './schema.js';

/** openapi-fetch bound to the contract, with a function of its own for each operation. */
export function createGeneratedClient(options: ClientOptions) {
  const client = createFetchClient<paths>(options);
  return {
    ...client,
    /** Upsert up to 100 deals. `POST /deals` */
    pushDeals: (body: PushDealsRequest, init: Omit<FetchOptions<paths['/deals']['post']>, 'body'> = {}) =>
      client.POST('/deals', { ...init, body }),
  };
}
