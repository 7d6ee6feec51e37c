import {
  listAccountsParameters,
  listMissingExternalIdsParameters,
  listSegmentsParameters,
} from '../../../generated/fields.js';
import { type OperationId, operations } from '../../../generated/operations.js';
import { validateCreateCustomFieldRequest } from '../../../generated/validate/CreateCustomFieldRequest.js';
import { validateCreateDealStagesRequest } from '../../../generated/validate/CreateDealStagesRequest.js';
import { validateMapExternalIdsRequest } from '../../../generated/validate/MapExternalIdsRequest.js';
import { validatePushAccountsRequest } from '../../../generated/validate/PushAccountsRequest.js';
import { validatePushDealsRequest } from '../../../generated/validate/PushDealsRequest.js';
import { validatePushSalesActivitiesRequest } from '../../../generated/validate/PushSalesActivitiesRequest.js';
import { validateUpdateAccountRequest } from '../../../generated/validate/UpdateAccountRequest.js';
import type { ContractValidator } from '../../../generated/validate.js';
import { inspectWith } from '../../base/contract/inspect.js';
import { createWalk, type Deviation } from '../../base/contract/walk.js';
import { toIssues } from '../../base/issues.js';
import { excerpt } from '../../base/text.js';
import { parseJson } from '../json.js';
import type { CheckContract, ContractDeviation, EmulatorRequest } from './model.js';

type Found = Pick<ContractDeviation, 'path' | 'message'>;

/** The most that are told of each side. */
const most = 20;
const longestPath = 200;
const longestMessage = 500;

const bodies: { readonly [Id in OperationId]?: ContractValidator<unknown> } = {
  pushDeals: validatePushDealsRequest,
  createDealStages: validateCreateDealStagesRequest,
  pushAccounts: validatePushAccountsRequest,
  updateAccount: validateUpdateAccountRequest,
  mapExternalIds: validateMapExternalIdsRequest,
  createCustomField: validateCreateCustomFieldRequest,
  pushSalesActivities: validatePushSalesActivitiesRequest,
};

const parameters: { readonly [Id in OperationId]?: readonly { readonly name: string }[] } = {
  listAccounts: listAccountsParameters,
  listMissingExternalIds: listMissingExternalIdsParameters,
  listSegments: listSegmentsParameters,
};

/** Creates the comparison of requests and answers with the contract. It never throws. */
export function createContractCheck(): CheckContract {
  const walk = createWalk();
  return (request, response) => {
    const { operation, method, path } = request;
    if (operation === null) {
      const message = `The contract has no ${method} ${excerpt(path.replace(/\?.*/s, ''), longestPath)}`;
      return [{ side: 'request', path: '', message, operation }];
    }
    const toSide = (side: ContractDeviation['side'], found: readonly Found[]) =>
      bounded(found).map((each) => ({ side, ...each, operation }));
    const asked = toSide('request', [...queryDeviations(operation, path), ...bodyDeviations(operation, request)]);
    if (response === undefined || request.status === undefined) return asked;
    const { contentType, text } = response;
    const call = `${operations[operation].method} ${operations[operation].path}`;
    const inspected = { status: request.status, contentType, json: parseJson(text) };
    const found = inspectWith(walk, call, inspected)?.deviations ?? [];
    return [...asked, ...toSide('response', found.map(inWords))];
  };
}

function queryDeviations(operation: OperationId, path: string): Found[] {
  const known = parameters[operation] ?? [];
  const query = path.includes('?') ? [...new URLSearchParams(path.slice(path.indexOf('?'))).keys()] : [];
  return [...new Set(query)]
    .filter((name) => !known.some((parameter) => parameter.name === name))
    .map((name) => ({ path: `query.${name}`, message: 'is not a parameter that the contract knows' }));
}

function bodyDeviations(operation: OperationId, { body, bytes, status }: EmulatorRequest): Found[] {
  const keepsToContract = bodies[operation];
  if (keepsToContract === undefined) return [];
  if (body === undefined && status === 413) return [{ path: '', message: `is larger than this emulator takes` }];
  if (body === undefined) return [{ path: '', message: bytes === 0 ? 'is required' : 'is not JSON' }];
  if (keepsToContract(body)) return [];
  const errors = keepsToContract.errors ?? [];
  const left = errors.length - most;
  const issues = toIssues(errors.slice(0, most), body);
  return left > 0 ? [...issues, { path: '', message: `has ${left} more mistakes` }] : issues;
}

function inWords({ kind, path, statement, found }: Deviation): Found {
  switch (kind) {
    case 'unknown status':
      return { path, message: `has the status ${found}, which the contract does not list` };
    case 'unknown field':
      return { path, message: 'is not a field that the contract knows' };
    case 'unknown value':
      return { path, message: `is ${found === '*' ? 'a value' : found}, which the contract does not list` };
    case 'missing field':
      return { path, message: 'is required' };
    case 'wrong type':
      return { path, message: `is of the wrong type: ${found} (${statement})` };
    case 'content type':
      return { path, message: `has the content type ${found} instead of application/json` };
    case 'not JSON':
      return { path, message: 'is not JSON' };
  }
}

function bounded(found: readonly Found[]): Found[] {
  const told = found.slice(0, most + 1).map(({ path, message }) => ({
    path: excerpt(path, longestPath),
    message: excerpt(message, longestMessage),
  }));
  const left = found.length - told.length;
  return left > 0 ? [...told, { path: '', message: `has ${left} more deviations` }] : told;
}
