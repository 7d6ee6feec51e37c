import type { ErrorResponse, ValidationError, ValidationErrorResponse } from '../../generated/schema.js';
import { flatten } from './class-validator.js';

/** Part of every response: the time, and the path as it was called, with its query string (observed). */
export interface Call {
  readonly timestamp: string;
  readonly path: string;
}

/** Which of the shapes in the contract responses have. */
export interface Shape {
  /** As on the vendor's pages, or as observed on the live API. */
  readonly shapes: 'documented' | 'observed';
  readonly validationErrors: 'nested' | 'flat';
}

/** Wraps the result of one call. */
export type Envelope = ReturnType<typeof createEnvelope>;

export function createEnvelope(call: Call, { shapes, validationErrors }: Shape) {
  /** An error other than the validator's. `data` is null (documented) or absent (observed); without a `customMessage`, always absent. */
  const failure = (statusCode: number, message: string, customMessage?: string): ErrorResponse => {
    const error = { statusCode, ...call, message };
    if (customMessage === undefined) return error;
    return shapes === 'observed' ? { ...error, customMessage } : { ...error, customMessage, data: null };
  };
  return {
    failure,

    /** `statusCode` repeats the HTTP status. */
    success: <Data>(data: Data) => ({ statusCode: 200, ...call, data }),

    /** The reason is documented; the live API does not tell it (observed). */
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
