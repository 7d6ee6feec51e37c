import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** A refusal by the API that is not the validator's. Thrown by an endpoint, it becomes the answer; its message is the `customMessage`. */
export class ApiError extends Error {
  readonly status: ContentfulStatusCode;

  constructor(status: ContentfulStatusCode, customMessage: string) {
    super(customMessage);
    this.name = 'ApiError';
    this.status = status;
  }
}
