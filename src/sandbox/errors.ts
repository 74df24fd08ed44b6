import type { Issue } from '../service/rules/rule';

type ErrorName =
  | 'BadRequestException'
  | 'NotFoundException'
  | 'ConflictException'
  | 'TooManyRequestsException'
  | 'SerializationException'
  | 'RequestEntityTooLargeException'
  | 'UnknownOperationException'
  | 'NotImplementedException'
  | 'InvalidSignatureException'
  | 'InternalServerErrorException';

const STATUS: Record<ErrorName, number> = {
  BadRequestException: 400,
  SerializationException: 400,
  InvalidSignatureException: 403,
  NotFoundException: 404,
  UnknownOperationException: 404,
  ConflictException: 409,
  RequestEntityTooLargeException: 413,
  TooManyRequestsException: 429,
  InternalServerErrorException: 500,
  NotImplementedException: 501,
};

/** A refusal as the service words it: status, name and message, with the members that some errors carry. */
export class ServiceError extends Error {
  readonly status: number;

  constructor(
    override readonly name: ErrorName,
    message: string,
    readonly members: { resourceType?: string; limitType?: string } = {},
    readonly headers: Record<string, string> = {},
  ) {
    super(message);
    this.status = STATUS[name];
  }
}

export const badRequest = (message: string) => new ServiceError('BadRequestException', message);

const conflict = (message: string) => new ServiceError('ConflictException', message);

/** @param resourceType what was not found, as the error's member of that name says it: `Api`, `Route`. */
export const notFound = (resourceType: string, message: string) =>
  new ServiceError('NotFoundException', message, { resourceType });

/** The sentence for an API that is not there (2.14). @param account twelve digits */
export const apiNotFound = (account: string, apiId: string) =>
  `Invalid API identifier specified ${account}:${apiId}`;

/** Refuses with the first issue, as the service does. */
export function refuse(issues: readonly Issue[], resourceType = 'Resource'): void {
  const [first] = issues;
  if (first === undefined) return;
  if (first.status === 404) throw notFound(resourceType, first.message);
  if (first.status === 409) throw conflict(first.message);
  throw badRequest(first.message);
}
