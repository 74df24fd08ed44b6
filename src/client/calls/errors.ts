import { isRead } from '../../service/operations';

/** The code of an operation that the endpoint does not have. */
const UNSUPPORTED = 'OperationMissing';

/** What is known of a failed call. */
export interface ApiErrorDetails {
  /** The service's error name (`NotFoundException`), `NetworkError` or `OperationMissing`. */
  code: string;
  /** HTTP status; 0 when there was no response. */
  status: number;
  operation: string;
  /** What was sent. */
  input?: Readonly<Record<string, unknown>>;
  requestId?: string;
  /** It never left this page: nothing can have been applied. */
  notSent?: true;
}

/** A failed call, in the console's own shape: one for every transport and every declared or undeclared error. */
export class ApiError extends Error {
  override name = 'ApiError';
  constructor(
    message: string,
    readonly details: ApiErrorDetails,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Whether a call failed because the endpoint does not have the operation: emulators lack some (service-rules 7). */
export function isUnsupportedOperation(error: unknown): boolean {
  return error instanceof ApiError && error.details.code === UNSUPPORTED;
}

/** What the SDK throws. A response that it could not parse throws what JSON.parse does, with the status all the same. */
interface Thrown {
  name?: string;
  message?: string;
  $metadata?: { httpStatusCode?: number; requestId?: string };
}

/**
 * What an SDK call threw, as an `ApiError`: `send` converts once, nobody else does. Branches on name and status: the
 * declared error classes are incomplete (service-rules, appendix B).
 */
export function toApiError(
  error: unknown,
  operation: string,
  input?: Readonly<Record<string, unknown>>,
): ApiError {
  if (error instanceof ApiError) return error;
  const thrown = (error ?? {}) as Thrown;
  const { name, message, $metadata } = thrown;
  const status = $metadata?.httpStatusCode ?? 0;
  const requestId = $metadata?.requestId;
  const known = knownFailure(thrown, status, operation);
  return new ApiError(
    known?.message ??
      (status === 0
        ? `The call got no response${message ? ` (${message})` : ''}.`
        : message || `The service responded with ${status} and no message.`),
    {
      code: known?.code ?? (status === 0 ? 'NetworkError' : (name ?? 'UnknownError')),
      status,
      operation,
      ...(input === undefined ? {} : { input }),
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
  // Of a write it cannot be known: it may have been applied.
  const isUnreadableRead = name === 'Unreadable' && isRead(operation);
  if (status === 501 || isUnknownAddress || isUnreadableRead) {
    return { code: UNSUPPORTED, message: `This endpoint does not have ${operation}.` };
  }
  if (status !== 0 && name === 'SyntaxError') {
    const message = `The endpoint responded with ${status} and something that is not a response of API Gateway V2.`;
    return { code: 'UnreadableAnswer', message };
  }
  return undefined;
}
