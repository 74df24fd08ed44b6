import { isRead } from '../../service/operations';

/** The code of an operation that the endpoint does not have. */
const UNSUPPORTED = 'OperationMissing';

/** A failed call, in the console's own shape: one for every transport and every declared or undeclared error. */
export class ApiError extends Error {
  override name = 'ApiError';
  constructor(
    message: string,
    readonly details: {
      /** The service's error name (`NotFoundException`), `NetworkError` or `OperationMissing`. */
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

/** Whether a call failed because the endpoint does not have the operation: emulators lack some (service-rules 7). */
export function isUnsupportedOperation(error: unknown): boolean {
  return error instanceof ApiError && error.details.code === UNSUPPORTED;
}

/** What the SDK throws. An answer that it could not parse throws what JSON.parse does, with the status all the same. */
interface Thrown {
  name?: string;
  message?: string;
  $metadata?: { httpStatusCode?: number; requestId?: string };
}

/**
 * What an SDK call threw, as an `ApiError`. Branches on name and status: the declared error classes are incomplete
 * (service-rules, appendix B).
 */
export function toApiError(error: unknown, operation: string): ApiError {
  if (error instanceof ApiError) return error;
  const thrown = (error ?? {}) as Thrown;
  const { name, message, $metadata } = thrown;
  const status = $metadata?.httpStatusCode ?? 0;
  const requestId = $metadata?.requestId;
  const known = knownFailure(thrown, status, operation);
  return new ApiError(
    known?.message ??
      (status === 0
        ? `The call got no answer${message ? ` (${message})` : ''}.`
        : message || `The service answered ${status} without a message.`),
    {
      code: known?.code ?? (status === 0 ? 'NetworkError' : (name ?? 'UnknownError')),
      status,
      operation,
      ...(requestId === undefined ? {} : { requestId }),
    },
    { cause: error },
  );
}

/** Failures of an endpoint that is not the service, or not all of it. */
function knownFailure({ name = '' }: Thrown, status: number, operation: string) {
  // The service answers an unknown resource with JSON; a web page says that the address is unknown.
  const isUnknownAddress =
    (status === 404 && name === 'SyntaxError') || (status === 405 && !/^Relay/.test(name));
  // Of a write it cannot be told: it may have been done.
  const isUnreadableRead = name === 'Unreadable' && isRead(operation);
  if (status === 501 || isUnknownAddress || isUnreadableRead) {
    return { code: UNSUPPORTED, message: `This endpoint does not have ${operation}.` };
  }
  if (status !== 0 && name === 'SyntaxError') {
    const message = `The endpoint answered ${status} with something that is not an answer of API Gateway V2.`;
    return { code: 'UnreadableAnswer', message };
  }
  return undefined;
}
