import type { ErrorResponse, ValidationError, ValidationErrorResponse } from '../../generated/schema.js';

/** What every answer has: the time, and the path as it was called, with its query string (observed). */
export interface Call {
  timestamp: string;
  path: string;
}

/** An answer: what the HTTP status line says, the body says once more as `statusCode`. */
export function success<Data>(call: Call, data: Data) {
  return { statusCode: 200, ...call, data };
}

/** An error that is not the validator's. Without a `customMessage` there is no `data` either, as was seen on the live API. */
export function failure(statusCode: number, call: Call, message: string, customMessage?: string): ErrorResponse {
  const error = { statusCode, ...call, message };
  return customMessage === undefined ? error : { ...error, customMessage, data: null };
}

/** The validator's refusal of a whole request. */
export function refusal(call: Call, errors: ValidationError[]): ValidationErrorResponse {
  return { statusCode: 400, ...call, message: 'Bad Request', data: errors };
}
