import { lambdaName, partitionOf } from './arn';

/** Where the AWS console of a partition is. */
const CONSOLES: Readonly<Record<string, string>> = {
  aws: 'console.aws.amazon.com',
  'aws-cn': 'console.amazonaws.cn',
  'aws-us-gov': 'console.amazonaws-us-gov.com',
};

/** CloudWatch's address has its names encoded twice, with `$` in place of `%`. */
const logSegment = (name: string) => encodeURIComponent(encodeURIComponent(name)).replaceAll('%', '$');

/**
 * The page of the AWS console, or the discovery document, of what a value names: a Lambda function (its ARN, or the URI by
 * which API Gateway invokes it), a log group, a certificate of ACM, an IAM role, or the issuer of tokens. Undefined for
 * anything else.
 */
export function consoleLink(value: string): { href: string; text: string } | undefined {
  if (/^https:\/\/[^\s?#]+$/.test(value))
    return {
      href: `${value.replace(/\/$/, '')}/.well-known/openid-configuration`,
      text: 'Discovery document',
    };
  const arn = /arn:[\w-]+:(lambda|logs|acm|iam):([\w-]*):\d+:[^\s]+$/.exec(value);
  if (!arn) return undefined;
  const [whole, service, region = ''] = arn;
  const host = CONSOLES[service === 'iam' ? (whole.split(':')[1] ?? 'aws') : partitionOf(region)];
  const page = pageOf(service, whole);
  if (host === undefined || page === undefined) return undefined;
  const origin = service === 'iam' ? `https://${host}` : `https://${region}.${host}`;
  const query = service === 'iam' ? '' : `?region=${region}`;
  return { href: `${origin}/${page.home}/home${query}#${page.hash}`, text: page.text };
}

function pageOf(service: string | undefined, arn: string) {
  if (service === 'lambda') {
    const name = lambdaName(arn)?.split(':')[0];
    return name === undefined
      ? undefined
      : {
          home: 'lambda',
          hash: `/functions/${encodeURIComponent(name)}`,
          text: 'Function in the AWS console',
        };
  }
  if (service === 'logs') {
    const name = /:log-group:([^:]+)/.exec(arn)?.[1];
    return name === undefined
      ? undefined
      : {
          home: 'cloudwatch',
          hash: `logsV2:log-groups/log-group/${logSegment(name)}`,
          text: 'Log group in the AWS console',
        };
  }
  if (service === 'acm') {
    const id = /:certificate\/([\w-]+)$/.exec(arn)?.[1];
    return id === undefined
      ? undefined
      : { home: 'acm', hash: `/certificates/${id}`, text: 'Certificate in the AWS console' };
  }
  const role = /:role\/(?:.*\/)?([^/]+)$/.exec(arn)?.[1];
  return role === undefined
    ? undefined
    : { home: 'iam', hash: `/roles/details/${encodeURIComponent(role)}`, text: 'Role in the AWS console' };
}
