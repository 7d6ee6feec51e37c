import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** A refusal by the API, other than by the validator. An endpoint throws it, and its message becomes the `customMessage`. */
export class ApiError extends Error {
  readonly status: ContentfulStatusCode;

  constructor(status: ContentfulStatusCode, customMessage: string) {
    super(customMessage);
    this.name = 'ApiError';
    this.status = status;
  }
}
