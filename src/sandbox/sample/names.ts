import { invariant } from '../../lib/invariant';

/** A Lambda function's ARN. */
export const functionArn = (region: string, account: string, name: string) =>
  `arn:aws:lambda:${region}:${account}:function:${name}`;

/** The ARN by which API Gateway invokes a function. */
export const invocationArn = (region: string, account: string, name: string) =>
  `arn:aws:apigateway:${region}:lambda:path/2015-03-31/functions/${functionArn(region, account, name)}/invocations`;

/** A CloudWatch Logs log group's ARN. */
export const logGroupArn = (region: string, account: string, name: string) =>
  `arn:aws:logs:${region}:${account}:log-group:${name}`;

/** An id that a create call has just returned. */
export function idOf(id: string | undefined): string {
  invariant(id !== undefined, 'A create call returned no id');
  return id;
}
