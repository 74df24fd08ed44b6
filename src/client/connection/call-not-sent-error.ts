/**
 * A call that never left this page. It has the form of a refusal by the service, so that its outcome does not count as
 * unknown.
 */
export class CallNotSentError extends Error {
  readonly $metadata = { httpStatusCode: 401 };
  constructor(
    override readonly name: 'NoCredentials',
    message: string,
  ) {
    super(message);
  }
}
