import { isRead } from '../../service/operations';
import { isClockSkew } from '../connection/clock-skew';

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
  /** There is no response of the service, only of something between, or a damaged one: a write may have been applied. */
  noServiceResponse?: true;
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

/**
 * Whether a write may have been applied although it failed: it got no response of the service, or the service failed
 * underway. Only a parsed error of the service is a refusal.
 */
export function isOutcomeUnknown(error: ApiError | undefined): boolean {
  if (!error) return false;
  const { status, operation, notSent, noServiceResponse } = error.details;
  if (notSent || isRead(operation) || isUnsupportedOperation(error)) return false;
  return noServiceResponse === true || status === 0 || status >= 500;
}

/** What the SDK throws; and what `checkResponse` and `withTimeout` throw in its place. */
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
  // A success that could not be read is thrown as well.
  const isForeign = name === FOREIGN || (status >= 200 && status < 300);
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
      ...(isForeign ? { noServiceResponse: true } : {}),
    },
    { cause: error },
  );
}

/** The name of the error for a response that is not the service's. */
const FOREIGN = 'ForeignResponse';

/** Failures that need a code or a sentence of their own. */
function knownFailure(thrown: Thrown, status: number, operation: string) {
  const { name = '', message = '' } = thrown;
  // For an unknown resource the service returns JSON; a web page means an unknown URL. The outcome of a write
  // stays unknown: it may have been applied before something between answered.
  const isUnknownAddress =
    isRead(operation) && ((name === FOREIGN && (status === 404 || status === 405)) || name === 'Unreadable');
  if (isUnknownAddress || (status === 501 && (name !== FOREIGN || isRead(operation)))) {
    return { code: UNSUPPORTED, message: `This endpoint does not have ${operation}.` };
  }
  if (name === 'CutResponse')
    return { code: 'NetworkError', message: `The response broke off before its end (${message}).` };
  if (isClockSkew(thrown)) {
    return {
      code: 'ClockSkew',
      message: `The signature was refused because this machine’s clock differs from the service’s. Set the clock, then send it again. The service: ${message}`,
    };
  }
  return undefined;
}
