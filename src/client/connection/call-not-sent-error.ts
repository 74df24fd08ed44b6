/**
 * A call that was not sent. It has the shape of a service error, so that its outcome does not count as
 * unknown.
 */
export class CallNotSentError extends Error {
  readonly $metadata = { httpStatusCode: 401 };
  constructor(
    override readonly name: 'NoCredentials' | 'BlockedByPolicy',
    message: string,
  ) {
    super(message);
  }
}
