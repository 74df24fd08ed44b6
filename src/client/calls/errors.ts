import { isRead } from '../../service/operations';

/** The code for an operation that the endpoint does not support. */
const UNSUPPORTED = 'OperationMissing';

/** Details of a failed call. */
export interface ApiErrorDetails {
  /** The service's error name (`NotFoundException`), `NetworkError` or `OperationMissing`. */
  code: string;
  /** HTTP status; 0 when there was no response. */
  status: number;
  operation: string;
  /** The input as sent. */
  input?: Readonly<Record<string, unknown>>;
  requestId?: string;
  /** It was not sent, so nothing can have been applied. */
  notSent?: true;
}

/** A failed call, in one shape for every transport and every declared or undeclared error. */
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

/** What the SDK throws. For a response that it could not parse, it throws the JSON.parse error, with the status. */
interface Thrown {
  name?: string;
  message?: string;
  $metadata?: { httpStatusCode?: number; requestId?: string };
}

/**
 * The error of an SDK call as an `ApiError`; only `send` converts. Branches on name and status: the
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

/** Failures of an endpoint that is not the service, or only part of it. */
function knownFailure({ name = '' }: Thrown, status: number, operation: string) {
  // For an unknown resource the service returns JSON; a web page means an unknown URL.
  const isUnknownAddress =
    (status === 404 && name === 'SyntaxError') || (status === 405 && !/^Relay/.test(name));
  // The outcome of a write is unknown: it may have been applied.
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
