import type { OperationId } from '../../generated/operations.js';
import type { operations as Contract } from '../../generated/schema.js';
import type { Field } from './class-validator.js';

type Json<Content> = Content extends { content: { 'application/json': infer Body } } ? Body : never;

/** What an operation is given: the body, or the query when there is none. The contract says of what type. */
type InputOf<Id extends OperationId> = Id extends OperationId
  ? Contract[Id] extends { requestBody: infer Body }
    ? Json<Body>
    : NonNullable<Contract[Id]['parameters']['query']>
  : never;

type ParametersOf<Id extends OperationId> = Id extends OperationId
  ? NonNullable<Contract[Id]['parameters']['path']>
  : never;

/** What stands under `data` when an operation succeeds. */
type DataOf<Id extends OperationId> = Id extends OperationId
  ? Extract<Json<Contract[Id]['responses'][200]>, { data: unknown }>['data']
  : never;

/** A request that the validator let pass. */
export interface Asked<Id extends OperationId> {
  readonly input: InputOf<Id>;
  /** The parameters in the path. */
  readonly parameters: ParametersOf<Id>;
  /** The reason for which a fault fails an item; undefined when none does. */
  failing(id: string): string | undefined;
}

/** One operation as the emulator carries it out. */
export interface Endpoint<Id extends OperationId> {
  /** What the validator looks at, in the body or, where there is none, in the query. Default: nothing. */
  readonly fields?: readonly Field[];
  /** Whether the validator refuses all other fields. Default: they pass. */
  readonly closed?: boolean;
  /** Whether the live API was seen to answer without the envelope. */
  readonly bare?: boolean;
  /** @throws ApiError */
  respond(asked: Asked<Id>): DataOf<Id>;
}

/** The endpoints of some operations. */
export type Endpoints<Id extends OperationId = OperationId> = { readonly [Each in Id]: Endpoint<Each> };
