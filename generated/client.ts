// Written by `npm run generate` from openapi.yaml. Do not edit.

import createFetchClient, { type Client, type ClientOptions, type FetchOptions, type FetchResponse } from 'openapi-fetch';
import type { paths, PushDealsRequest } from './schema.js';

type Answer<Operation extends Record<string | number, unknown>> = Promise<
  FetchResponse<Operation, Record<never, never>, 'application/json'>
>;

/** openapi-fetch bound to the contract, with a function of its own for each operation. */
export interface GeneratedClient extends Client<paths, 'application/json'> {
  /** Upsert up to 100 deals. `POST /deals` */
  pushDeals(body: PushDealsRequest, init?: Omit<FetchOptions<paths['/deals']['post']>, 'body'>): Answer<paths['/deals']['post']>;
}

export function createGeneratedClient(options: ClientOptions): GeneratedClient {
  const client = createFetchClient<paths, 'application/json'>(options);
  return {
    ...client,
    pushDeals: (body, init = {}) => client.POST('/deals', { ...init, body }),
  };
}
