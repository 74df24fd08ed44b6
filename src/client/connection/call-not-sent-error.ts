/**
 * A call that never left this page. It says so in the form of a refusal by the service, so that nobody takes it for a
 * call whose answer was lost.
 */
export class CallNotSentError extends Error {
  readonly $metadata = { httpStatusCode: 401 };
  constructor(
    override readonly name: 'NoKeys' | 'ConnectionSwitched',
    message: string,
  ) {
    super(message);
  }
}
