import { type RawResponse, responseProblem } from '../../service/response-problem';

/** The endpoint responded with something that is not a response of the service; the outcome of a write is unknown. */
class ForeignResponseError extends Error {
  override readonly name = 'ForeignResponse';
  constructor(
    message: string,
    /** As the SDK has it on its errors. */
    readonly $metadata: { httpStatusCode: number; requestId?: string },
  ) {
    super(message);
  }
}

interface Answer {
  response?: { statusCode: number; headers: Record<string, string>; body?: unknown };
}

/**
 * Middleware of the SDK between transport and parser: only a response of the service is parsed, see `responseProblem`.
 * @param onResponse called with each response, of the service or not
 */
export const checkResponse =
  (onResponse: (headers: Readonly<Record<string, string>>) => void) =>
  (next: (args: unknown) => Promise<Answer>, { commandName = '' }: { commandName?: string }) =>
  async (args: unknown): Promise<Answer> => {
    const answer = await next(args);
    if (!answer.response) return answer;
    const { statusCode, headers, body } = answer.response;
    const raw: RawResponse = { status: statusCode, headers: lowerCase(headers), body: textOf(body) };
    onResponse(raw.headers);
    const operation = commandName.replace(/Command$/, '');
    const problem = responseProblem(operation, raw);
    if (problem === undefined) return answer;
    const requestId = raw.headers['x-amzn-requestid'];
    throw new ForeignResponseError(
      `The endpoint responded to ${operation} with ${statusCode} and something that is not a response of API Gateway V2: ${problem}.`,
      { httpStatusCode: statusCode, ...(requestId === undefined ? {} : { requestId }) },
    );
  };

function lowerCase(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

function textOf(body: unknown): string {
  return body instanceof Uint8Array ? new TextDecoder().decode(body) : String(body ?? '');
}
