import { lambdaName } from '../arn';
import type { Members } from '../configuration/value';
import { functionOf } from '../lambda-permission';
import type { Protocol } from '../rules/rule';
import type { DiagramNode } from './diagram';

type Target = Pick<DiagramNode, 'id' | 'title' | 'text' | 'resource' | 'facts'>;

/**
 * What an integration calls: a VPC link, a function, an AWS service or a host. Undefined for a mock, and for an
 * integration without a URI (service-rules 2.6).
 */
export function targetOf(members: Members): Target | undefined {
  const uri = text(members.IntegrationUri);
  if (members.ConnectionType === 'VPC_LINK') {
    const id = text(members.ConnectionId) ?? '';
    return {
      id: `target:vpc-link ${id}`,
      title: id,
      text: 'VPC link',
      resource: { kind: 'vpcLink', key: id },
      facts: [],
    };
  }
  const subtype = text(members.IntegrationSubtype);
  if (subtype !== undefined) return service(subtype.split('-')[0] ?? subtype);
  if (uri === undefined) return undefined;
  const name = lambdaName(uri);
  if (name !== undefined) {
    const known = functionOf(uri);
    const arn = known ? known.functionArn + (known.qualifier ? `:${known.qualifier}` : '') : uri;
    return {
      id: `target:function ${arn}`,
      title: name,
      text: 'Lambda function',
      facts: known
        ? [
            ['ARN', arn],
            ['Account', known.account],
            ['Region', known.region],
          ]
        : [['URI', uri]],
    };
  }
  const action = /^arn:[\w-]+:apigateway:[\w-]+:([\w.-]+):/.exec(uri)?.[1];
  if (action !== undefined) return service(action);
  // A stage variable may be any part of a URL, which is then none that a parser accepts.
  const host = /^(https?):\/\/([^/?#]+)/i.exec(uri);
  return {
    id: `target:host ${host?.[2]?.toLowerCase() ?? uri}`,
    title: host?.[2] ?? uri,
    text: host ? 'Host' : 'URI',
    facts: [],
  };
}

const service = (name: string): Target => ({
  id: `target:service ${name.toLowerCase()}`,
  title: name,
  text: 'AWS service',
  facts: [],
});

/** The second line of an integration: how it calls its target. Payload versions are a matter of HTTP APIs (2.6). */
export function integrationText(members: Members, protocol: Protocol): string {
  if (members.IntegrationType === 'MOCK') return 'No backend';
  const type = text(members.IntegrationType) ?? '';
  const isHttp = type.startsWith('HTTP');
  const method = isHttp ? text(members.IntegrationMethod) : undefined;
  const version =
    type === 'AWS_PROXY' && protocol === 'HTTP' ? text(members.PayloadFormatVersion) : undefined;
  return [type, method, members.IntegrationSubtype === undefined && version && `payload ${version}`]
    .filter(Boolean)
    .join(' · ');
}

/** A member that is a text with something in it. */
export function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
