import type { ErrorResponse, ValidationError, ValidationErrorResponse } from '../../generated/schema.js';
import { flatten } from './class-validator.js';

/** What every answer has: the time, and the path as it was called, with its query string (observed). */
export interface Call {
  readonly timestamp: string;
  readonly path: string;
}

/** Which of the shapes that the contract admits an answer has. */
export interface Shape {
  /** As the vendor's pages have it, or as it was seen on the live API. */
  readonly shapes: 'documented' | 'observed';
  readonly validationErrors: 'nested' | 'flat';
}

/** The envelopes around what one call comes to. */
export type Envelope = ReturnType<typeof createEnvelope>;

export function createEnvelope(call: Call, { shapes, validationErrors }: Shape) {
  /** An error that is not the validator's. Its `data` is null (documented) or left out (observed), as it is without a `customMessage`. */
  const failure = (statusCode: number, message: string, customMessage?: string): ErrorResponse => {
    const error = { statusCode, ...call, message };
    if (customMessage === undefined) return error;
    return shapes === 'observed' ? { ...error, customMessage } : { ...error, customMessage, data: null };
  };
  return {
    failure,

    /** What the HTTP status line says, the body says once more as `statusCode`. */
    success: <Data>(data: Data) => ({ statusCode: 200, ...call, data }),

    /** The reason is documented; the live API was seen to keep it to itself. */
    unauthorized: (reason: string): ErrorResponse =>
      shapes === 'observed' ? failure(401, 'Unauthorized access') : failure(401, 'Unauthorized', reason),

    /** The validator's refusal of a whole request. */
    refusal: (errors: ValidationError[], form = validationErrors): ValidationErrorResponse => ({
      statusCode: 400,
      ...call,
      message: 'Bad Request',
      data: form === 'flat' ? flatten(errors) : errors,
    }),
  };
}
