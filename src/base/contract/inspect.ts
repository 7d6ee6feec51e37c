import { answers } from '../../../generated/shapes.js';
import { createWalk, type Deviation, type DeviationKind, type Walk } from './walk.js';

/** A response, as far as it is compared with the contract. */
export interface InspectedResponse {
  /** The HTTP status. */
  status: number;
  /** The header `Content-Type`; null if there is none. */
  contentType: string | null;
  /** The parsed body; undefined if it is not JSON. */
  json: unknown;
}

/** How a response compares with the contract. */
export interface Inspection {
  /** The operation, such as `pushDeals`. */
  operation: string;
  /** The differences, each kind once per path. */
  deviations: readonly Deviation[];
  /** The statements of the contract that the response confirms, such as `DealResult.status`. */
  statements: readonly string[];
}

/**
 * Compares a response with the contract: status, content type, fields, types and enum values. If the contract admits several forms, each is
 * right. To check bounds and patterns too, use a validator such as {@link validateDealResultsResponse}.
 *
 * @param operation the method and path in the contract, such as `POST /deals` or `PUT /accounts/{rtp_aid}`
 * @returns undefined if the contract does not have the operation
 * @example
 * const found = inspectResponse('GET /segments', { status: 200, contentType: 'application/json', json: { data: [] } });
 * for (const { kind, path } of found?.deviations ?? []) console.log(kind, path); // missing field statusCode …
 */
export function inspectResponse(operation: string, response: InspectedResponse): Inspection | undefined {
  return inspectWith(createWalk(), operation, response);
}

/** The same, for many answers: the walk reads each shape once. */
export function inspectWith(
  walk: Walk,
  call: string,
  { status, contentType, json }: InspectedResponse,
): Inspection | undefined {
  const known = Object.hasOwn(answers, call) ? answers[call] : undefined;
  if (known === undefined) return undefined;
  const { operation, bodies } = known;
  const text = String(status);
  const entry = [text, `${text[0]}XX`, 'default'].find((each) => Object.hasOwn(bodies, each));
  // A success of another status has the same body. An error may come from any machine on the way.
  const like = entry ?? (text.startsWith('2') ? Object.keys(bodies).find((each) => each.startsWith('2')) : undefined);
  const statement = entry === undefined ? operation : `${operation} ${entry}`;
  const deviations: Deviation[] = [];
  const deviates = (kind: DeviationKind, found: string) => deviations.push({ kind, path: '', statement, found });
  if (entry === undefined) deviates('unknown status', text);
  if (like === undefined) return { operation, deviations, statements: [] };
  const type = /^[\w.+-]+\/[\w.+-]+/.exec(contentType ?? '')?.[0] ?? 'none';
  if (!/[/+]json$/i.test(type)) deviates('content type', type);
  if (json === undefined) deviates('not JSON', '');
  const statements = deviations.length === 0 ? [statement] : [];
  const body = json === undefined ? undefined : walk(bodies[like] as string, json);
  return {
    operation,
    deviations: [...deviations, ...(body?.deviations.values() ?? [])],
    statements: [...statements, ...(body?.statements ?? [])],
  };
}
