import type { OperationId } from '../../generated/operations.js';
import type { operations as Contract } from '../../generated/schema.js';
import type { Field } from './class-validator.js';
import type { Origin } from './store/versions.js';

type Json<Content> = Content extends { content: { 'application/json': infer Body } } ? Body : never;

/** The type of an operation's body or, if it takes none, of its query. */
type InputOf<Id extends OperationId> = Id extends OperationId
  ? Contract[Id] extends { requestBody: infer Body }
    ? Json<Body>
    : NonNullable<Contract[Id]['parameters']['query']>
  : never;

type ParametersOf<Id extends OperationId> = Id extends OperationId
  ? NonNullable<Contract[Id]['parameters']['path']>
  : never;

/** The type of `data` when an operation succeeds. */
type DataOf<Id extends OperationId> = Id extends OperationId
  ? Extract<Json<Contract[Id]['responses'][200]>, { data: unknown }>['data']
  : never;

/** A request that passed the validator. */
export interface Asked<Id extends OperationId> {
  readonly input: InputOf<Id>;
  /** The parameters in the path. */
  readonly parameters: ParametersOf<Id>;
  /** The reason why a fault lets an item fail; undefined when none does. */
  failing(id: string): string | undefined;
  readonly origin: Origin;
  /** The length of the body. */
  readonly bytes: number;
}

/** How the emulator carries out an operation. */
export interface Endpoint<Id extends OperationId> {
  /** The fields that the validator checks, of the body or, if there is none, of the query. Default: none. */
  readonly fields?: readonly Field[];
  /** Whether the validator refuses all other fields. Default: no. */
  readonly closed?: boolean;
  /** Whether the live API answers without the envelope (observed). Default: no. */
  readonly bare?: boolean;
  /** @throws ApiError */
  respond(asked: Asked<Id>): DataOf<Id>;
}

/** The endpoints of some operations. */
export type Endpoints<Id extends OperationId = OperationId> = { readonly [Each in Id]: Endpoint<Each> };
