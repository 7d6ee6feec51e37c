// Written by `npm run generate` from openapi.yaml. Do not edit.

import type { Client, FetchOptions, FetchResponse } from 'openapi-fetch';
import type { paths, CreateCustomFieldRequest, CreateDealStagesRequest, MapExternalIdsRequest, PushAccountsRequest, PushDealsRequest, PushSalesActivitiesRequest, UpdateAccountRequest } from './schema.js';

type Answer<Operation extends Record<string | number, unknown>> = Promise<
  FetchResponse<Operation, Record<never, never>, 'application/json'>
>;
/** The other options of openapi-fetch, such as a `signal`. */
type Init<Operation extends Record<string | number, unknown>> = Omit<FetchOptions<Operation>, 'body' | 'params'>;

/** One function per operation of the contract. Each call sends one request. */
export interface Requests {
  /** Upsert up to 100 deals. `POST /deals` */
  pushDeals(body: PushDealsRequest, init?: Init<paths['/deals']['post']>): Answer<paths['/deals']['post']>;
  /** Create up to 20 pipelines with their stages. `POST /deal-stages` */
  createDealStages(body: CreateDealStagesRequest, init?: Init<paths['/deal-stages']['post']>): Answer<paths['/deal-stages']['post']>;
  /** List the pipelines and their stages. `GET /deal-stages` */
  listDealStages(init?: Init<paths['/deal-stages']['get']>): Answer<paths['/deal-stages']['get']>;
  /** Create up to 100 accounts, or upsert them. `POST /accounts` */
  pushAccounts(body: PushAccountsRequest, init?: Init<paths['/accounts']['post']>): Answer<paths['/accounts']['post']>;
  /** List the accounts with their scores, page by page. `GET /accounts` */
  listAccounts(query?: paths['/accounts']['get']['parameters']['query'], init?: Init<paths['/accounts']['get']>): Answer<paths['/accounts']['get']>;
  /** Change the custom fields of an account. `PUT /accounts/{rtp_aid}` */
  updateAccount(rtpAid: paths['/accounts/{rtp_aid}']['put']['parameters']['path']['rtp_aid'], body: UpdateAccountRequest, init?: Init<paths['/accounts/{rtp_aid}']['put']>): Answer<paths['/accounts/{rtp_aid}']['put']>;
  /** Give up to 100 accounts the ids of your system. `PATCH /accounts/external-ids` */
  mapExternalIds(body: MapExternalIdsRequest, init?: Init<paths['/accounts/external-ids']['patch']>): Answer<paths['/accounts/external-ids']['patch']>;
  /** List the accounts that have no id of your system. `GET /accounts/missing-external-ids` */
  listMissingExternalIds(query?: paths['/accounts/missing-external-ids']['get']['parameters']['query'], init?: Init<paths['/accounts/missing-external-ids']['get']>): Answer<paths['/accounts/missing-external-ids']['get']>;
  /** List the custom fields of accounts. `GET /accounts/custom-fields` */
  listCustomFields(init?: Init<paths['/accounts/custom-fields']['get']>): Answer<paths['/accounts/custom-fields']['get']>;
  /** Create a custom field of accounts. `POST /accounts/custom-field` */
  createCustomField(body: CreateCustomFieldRequest, init?: Init<paths['/accounts/custom-field']['post']>): Answer<paths['/accounts/custom-field']['post']>;
  /** Create up to 50 calls and emails. `POST /sales-activities` */
  pushSalesActivities(body: PushSalesActivitiesRequest, init?: Init<paths['/sales-activities']['post']>): Answer<paths['/sales-activities']['post']>;
  /** List the segments, page by page. `GET /segments` */
  listSegments(query?: paths['/segments']['get']['parameters']['query'], init?: Init<paths['/segments']['get']>): Answer<paths['/segments']['get']>;
  /** List the names of the journey stages. `GET /journey-stages` */
  listJourneyStages(init?: Init<paths['/journey-stages']['get']>): Answer<paths['/journey-stages']['get']>;
}

export function createRequests({ GET, PATCH, POST, PUT }: Client<paths, 'application/json'>): Requests {
  return {
    pushDeals: (body, init) => POST('/deals', { ...init, body }),
    createDealStages: (body, init) => POST('/deal-stages', { ...init, body }),
    listDealStages: (init) => GET('/deal-stages', init),
    pushAccounts: (body, init) => POST('/accounts', { ...init, body }),
    listAccounts: (query = {}, init) => GET('/accounts', { ...init, params: { query } }),
    updateAccount: (rtpAid, body, init) => PUT('/accounts/{rtp_aid}', { ...init, params: { path: { rtp_aid: rtpAid } }, body }),
    mapExternalIds: (body, init) => PATCH('/accounts/external-ids', { ...init, body }),
    listMissingExternalIds: (query = {}, init) => GET('/accounts/missing-external-ids', { ...init, params: { query } }),
    listCustomFields: (init) => GET('/accounts/custom-fields', init),
    createCustomField: (body, init) => POST('/accounts/custom-field', { ...init, body }),
    pushSalesActivities: (body, init) => POST('/sales-activities', { ...init, body }),
    listSegments: (query = {}, init) => GET('/segments', { ...init, params: { query } }),
    listJourneyStages: (init) => GET('/journey-stages', init),
  };
}
