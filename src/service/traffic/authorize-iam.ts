import { uncapitalized } from '../../lib/format';
import type { AuthorizerAnswer } from './authorizer-answer';
import type { Exchange } from './context';
import { stopWith } from './gateway-response';
import type { GivenAuthorization } from './given';
import { headerValue } from './request';
import { type Fact, step } from './step';

const SIGNATURE =
  /^AWS4-HMAC-SHA256\s+Credential=([^/,\s]+)\/(\d{8})\/([a-z0-9-]+)\/([a-z0-9-]+)\/aws4_request,\s*SignedHeaders=[^,\s]+,\s*Signature=[0-9a-f]{64}$/;

/**
 * Whether the request is signed, as far as that shows without the secret key (traffic-rules 5.5).
 * @param arn what the identity must be allowed to invoke
 */
export function authorizeIam(
  { world, request, arn }: Pick<Exchange, 'world' | 'request'> & { arn: string },
  given: Pick<GivenAuthorization, 'iam'>,
): AuthorizerAnswer {
  const header = headerValue(request.headers, 'authorization');
  const [, accessKey, , region, service] = SIGNATURE.exec(header ?? '') ?? [];
  const isQuerySigned = request.query.some(([name]) => name === 'X-Amz-Signature');
  const needed: Fact[] = [
    { label: 'Needed', value: `execute-api:Invoke on ${arn}` },
    { label: 'Signature', value: 'Signature Version 4 for the service execute-api' },
  ];
  const refuse = (title: string, fact: Fact): AuthorizerAnswer => ({
    step: step({
      id: 'authorizer',
      title,
      verdict: 'stopped',
      facts: [...needed, fact],
      rules: ['iam.signature', 'iam.forbidden'],
    }),
    stop: stopWith(403, uncapitalized(title)),
    authorized: { error: title },
  });
  if (accessKey === undefined && !isQuerySigned)
    return refuse('The request is not signed', {
      label: 'Authorization',
      value: header === undefined ? 'None' : 'Of another form',
      holds: false,
    });
  if (service !== undefined && service !== 'execute-api')
    return refuse(`The request is signed for ${service}`, { label: 'Service', value: service, holds: false });
  if (region !== undefined && region !== world.region)
    return refuse(`The request is signed for ${region}`, { label: 'Region', value: region, holds: false });
  if (given.iam === 'denied')
    return refuse('The identity may not invoke the route', { label: 'Given', value: 'Denied', holds: false });
  return {
    step: step({
      id: 'authorizer',
      title:
        given.iam === 'allowed'
          ? 'The identity may invoke the route'
          : 'The request is signed; the signature and its permissions are not verified here',
      verdict: given.iam === 'allowed' ? 'passed' : 'unknown',
      facts: [...needed, ...(accessKey === undefined ? [] : [{ label: 'Access key', value: accessKey }])],
      rules: ['iam.signature'],
    }),
    authorized: accessKey === undefined ? {} : { iam: { accessKey } },
  };
}
