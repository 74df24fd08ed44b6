const ACCOUNT = '\\d{12}';
const REGION = '[a-z]{2,4}(?:-[a-z]+)+-\\d';
const PARTITION = 'aws(?:-[a-z]+)*';

const FUNCTION = `arn:${PARTITION}:lambda:${REGION}:${ACCOUNT}:function:[A-Za-z0-9_-]+(?::[A-Za-z0-9_$-]+)?`;

const functionArn = new RegExp(`^${FUNCTION}$`);
const invocationArn = new RegExp(
  `^arn:${PARTITION}:apigateway:${REGION}:lambda:path/2015-03-31/functions/${FUNCTION}/invocations$`,
);
const actionArn = new RegExp(`^arn:${PARTITION}:apigateway:${REGION}:[A-Za-z0-9.-]+:(?:path|action)/.*$`);
const listenerArn = new RegExp(
  `^arn:${PARTITION}:elasticloadbalancing:${REGION}:${ACCOUNT}:listener/(?:app|net)/[^/]+/[^/]+/[^/]+$`,
);
const cloudMapArn = new RegExp(
  `^arn:${PARTITION}:servicediscovery:${REGION}:${ACCOUNT}:service/[A-Za-z0-9-]+(?:\\?\\S*)?$`,
);
const certificateArn = new RegExp(`^arn:${PARTITION}:acm:(${REGION}):${ACCOUNT}:certificate/[A-Za-z0-9-]+$`);
const logGroupArn = new RegExp(
  `^arn:${PARTITION}:logs:${REGION}:${ACCOUNT}:log-group:[A-Za-z0-9_/.-]{1,512}(?::\\*)?$`,
);
const roleArn = new RegExp(`^arn:${PARTITION}:iam::(?:${ACCOUNT}:role/[\\w+=,.@/-]+|\\*:user/\\*)$`);

/** Stage variables may stand for parts of a URI; a stand-in keeps the rest checkable (2.6). */
const resolved = (uri: string) => uri.replace(/\$\{stageVariables\.[A-Za-z0-9_]+\}/g, 'x');

/** A Lambda function's ARN, bare, with an optional version or alias. */
export const isFunctionArn = (value: string) => functionArn.test(resolved(value));

/** `arn:aws:apigateway:{region}:lambda:path/2015-03-31/functions/{functionArn}/invocations` (2.5, 2.6). */
export const isInvocationArn = (value: string) => invocationArn.test(resolved(value));

/** Any `arn:aws:apigateway:{region}:{service}:path|action/…`, for WebSocket AWS integrations. */
export const isActionArn = (value: string) => actionArn.test(resolved(value));

/** The listener of an Application or Network Load Balancer (2.6). */
export const isListenerArn = (value: string) => listenerArn.test(resolved(value));

/** A Cloud Map service, with an optional `?attribute=value` query (2.6). */
export const isCloudMapArn = (value: string) => cloudMapArn.test(resolved(value));

/** An IAM role, or `arn:aws:iam::*:user/*` for the caller's own identity. */
export const isRoleArn = (value: string) => roleArn.test(value);

/** The Region of an ACM certificate's ARN, or undefined where it is none (2.11). */
export const certificateRegion = (value: string): string | undefined => certificateArn.exec(value)?.[1];

/** A CloudWatch Logs log group (2.4). */
export const isLogGroupArn = (value: string) => logGroupArn.test(value);

/** A fully qualified http or https URL; stage variables and `{path}` variables may stand in it (2.6). */
export function isHttpUrl(value: string, schemes: readonly string[] = ['http:', 'https:']): boolean {
  const plain = resolved(value).replace(/\{[A-Za-z0-9_.-]+\+?\}/g, 'x');
  if (!/^https?:\/\/[^\s/?#]/i.test(plain) || /\s/.test(plain) || !URL.canParse(plain)) return false;
  return schemes.includes(new URL(plain).protocol);
}
