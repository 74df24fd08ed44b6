/** A failed call, in the console's own shape: one for every transport and every declared or undeclared error. */
export class ApiError extends Error {
  override name = 'ApiError';
  constructor(
    message: string,
    readonly details: {
      /** The service's error name (`NotFoundException`), or `NetworkError`. */
      code: string;
      /** HTTP status; 0 when there was no answer. */
      status: number;
      operation: string;
      requestId?: string;
    },
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/**
 * What an SDK call threw, as an `ApiError`. Branches on name and status: the declared error classes are incomplete
 * (service-rules, appendix B).
 */
export function toApiError(error: unknown, operation: string): ApiError {
  if (error instanceof ApiError) return error;
  const { name, message, $metadata } = (error ?? {}) as {
    name?: string;
    message?: string;
    $metadata?: { httpStatusCode?: number; requestId?: string };
  };
  const status = $metadata?.httpStatusCode ?? 0;
  const requestId = $metadata?.requestId;
  return new ApiError(
    status === 0
      ? `The call got no answer${message ? ` (${message})` : ''}.`
      : message || `The service answered ${status} without a message.`,
    {
      code: status === 0 ? 'NetworkError' : (name ?? 'UnknownError'),
      status,
      operation,
      ...(requestId === undefined ? {} : { requestId }),
    },
    { cause: error },
  );
}
