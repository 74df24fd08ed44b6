import {
  isActionArn,
  isCloudMapArn,
  isFunctionArn,
  isHttpUrl,
  isInvocationArn,
  isListenerArn,
  isRoleArn,
} from './arn';
import type { IntegrationFacts, IntegrationState } from './integration-facts';
import { subtypeRules } from './integration-subtype';
import { managedReason } from './managed';
import { mappingRules, webSocketMappingRules } from './parameter-mapping';
import { ROUTE_METHODS } from './route-key';
import { checkAll, type Issue, type Protocol, type Rule } from './rule';
import {
  anyString,
  isPresent,
  numberValue,
  oneOf,
  requiredRule,
  shapeRule,
  stringMap,
  stringValue,
  structure,
} from './shape';

/** The longest timeout, and the default, in milliseconds (2.1). */
export const MAX_TIMEOUT: Record<Protocol, number> = { HTTP: 30000, WEBSOCKET: 29000 };

const isProxy = (integration: IntegrationState) => integration.IntegrationType?.endsWith('_PROXY') === true;
const isPrivate = (integration: IntegrationState) => integration.ConnectionType === 'VPC_LINK';
const isHttpKind = (integration: IntegrationState) =>
  integration.IntegrationType === 'HTTP' || integration.IntegrationType === 'HTTP_PROXY';

export const integrationRules: readonly Rule<IntegrationState, IntegrationFacts>[] = [
  {
    id: 'integration.managed.delete',
    mark: 'SEED',
    source: '2.13',
    check: (_integration, facts) =>
      facts.managed && facts.mode === 'delete' ? [{ path: [], message: managedReason('integration') }] : [],
  },
  requiredRule('integration', 'CreateIntegration', ['IntegrationType']),
  shapeRule(
    'integration',
    structure({
      ConnectionId: stringValue(1, 1024),
      ConnectionType: oneOf(['INTERNET', 'VPC_LINK']),
      ContentHandlingStrategy: oneOf(['CONVERT_TO_BINARY', 'CONVERT_TO_TEXT']),
      CredentialsArn: anyString,
      Description: stringValue(0, 1024),
      IntegrationMethod: stringValue(1, 64),
      IntegrationSubtype: stringValue(1, 128),
      IntegrationType: oneOf(['AWS', 'HTTP', 'MOCK', 'HTTP_PROXY', 'AWS_PROXY']),
      IntegrationUri: stringValue(1, 2048),
      PassthroughBehavior: oneOf(['WHEN_NO_MATCH', 'NEVER', 'WHEN_NO_TEMPLATES']),
      PayloadFormatVersion: stringValue(1, 64),
      RequestTemplates: stringMap(0, 32768),
      TemplateSelectionExpression: anyString,
      TimeoutInMillis: numberValue,
      TlsConfig: structure({ ServerNameToVerify: stringValue(1, 512) }).optional(),
    }),
  ),
  {
    id: 'integration.type.protocol',
    mark: 'OBS',
    source: '2.6; aws/aws-cli#6363',
    check: (integration, facts) =>
      facts.protocol === 'HTTP' && integration.IntegrationType !== undefined && !isProxy(integration)
        ? [
            {
              path: ['IntegrationType'],
              message:
                'Currently, an API with a protocol type of HTTP may only be associated with proxy integrations (AWS_PROXY, HTTP_PROXY)',
            },
          ]
        : [],
  },
  ...subtypeRules,
  {
    id: 'integration.payload.http',
    mark: 'AWS',
    source: '2.6',
    check(integration, facts) {
      const version = integration.PayloadFormatVersion;
      if (facts.protocol !== 'HTTP' || version === undefined || isPresent(integration.IntegrationSubtype))
        return [];
      if (version === '2.0' && integration.IntegrationType === 'HTTP_PROXY')
        return [
          {
            path: ['PayloadFormatVersion'],
            message: 'PayloadFormatVersion 2.0 is not supported for integration of type HTTP_PROXY',
          },
        ];
      return version === '1.0' || version === '2.0'
        ? []
        : [{ path: ['PayloadFormatVersion'], message: `Unsupported PayloadFormatVersion: ${version}` }];
    },
  },
  {
    id: 'integration.payload.websocket',
    mark: 'AWS',
    source: '2.6',
    check: (integration, facts) =>
      facts.protocol === 'WEBSOCKET' &&
      integration.PayloadFormatVersion !== undefined &&
      integration.PayloadFormatVersion !== '1.0'
        ? [
            {
              path: ['PayloadFormatVersion'],
              message: `Unsupported PayloadFormatVersion: ${integration.PayloadFormatVersion}`,
            },
          ]
        : [],
  },
  {
    id: 'integration.method.httpProxy',
    mark: 'AWS',
    source: '2.6',
    check: (integration) =>
      isHttpKind(integration) && !isPresent(integration.IntegrationMethod)
        ? [
            {
              path: ['IntegrationMethod'],
              message: 'HttpMethod parameter method must be specified for integrationType HTTPPROXY',
            },
          ]
        : [],
  },
  {
    id: 'integration.method.known',
    mark: 'DOC',
    source: '2.6',
    check: (integration) =>
      !isPresent(integration.IntegrationMethod) ||
      (ROUTE_METHODS as readonly string[]).includes(integration.IntegrationMethod ?? '')
        ? []
        : [
            {
              path: ['IntegrationMethod'],
              message: `IntegrationMethod must be one of ${ROUTE_METHODS.join(', ')}`,
            },
          ],
  },
  {
    id: 'integration.vpcLink.connection',
    mark: 'AWS',
    source: '2.6',
    check: (integration) =>
      isPrivate(integration) && !isPresent(integration.ConnectionId)
        ? [
            {
              path: ['ConnectionId'],
              message: 'ConnectionId must be set to vpcLinkId for ConnectionType VPC_LINK',
            },
          ]
        : [],
  },
  {
    id: 'integration.vpcLink.exists',
    mark: 'MEM',
    source: '2.14',
    check: (integration, facts) =>
      facts.protocol !== 'WEBSOCKET' &&
      isPrivate(integration) &&
      integration.ConnectionId !== undefined &&
      // A stage variable may name the link; then it is known at run time only.
      !integration.ConnectionId.includes('${') &&
      facts.vpcLinkIds?.has(integration.ConnectionId) === false
        ? [
            {
              path: ['ConnectionId'],
              message: `Invalid VpcLink identifier specified ${integration.ConnectionId}`,
              status: 404,
            },
          ]
        : [],
  },
  {
    id: 'integration.vpcLink.uri',
    mark: 'AWS',
    source: '2.6',
    check: (integration, facts) =>
      facts.protocol !== 'WEBSOCKET' &&
      isPrivate(integration) &&
      !isListenerArn(integration.IntegrationUri ?? '') &&
      !isCloudMapArn(integration.IntegrationUri ?? '')
        ? [
            {
              path: ['IntegrationUri'],
              message:
                'For VpcLink VPC_LINK, integration uri should be a valid ELB listener ARN or a valid Cloud Map service ARN.',
            },
          ]
        : [],
  },
  {
    id: 'integration.vpcLink.type',
    mark: 'DOC',
    source: '2.6',
    check: (integration) =>
      isPrivate(integration) && integration.IntegrationType !== undefined && !isHttpKind(integration)
        ? [{ path: ['ConnectionType'], message: 'Private integrations must be of type HTTP_PROXY' }]
        : [],
  },
  {
    // The forms of a URI are documented; the service's sentence is not known.
    id: 'integration.uri',
    mark: 'DOC',
    source: '2.6',
    check(integration, facts) {
      const { IntegrationType: type, IntegrationUri: uri } = integration;
      if (type === undefined || type === 'MOCK') return [];
      // A private integration of a WebSocket API names its backend by URL, one of an HTTP API by ARN.
      if (isPrivate(integration) && facts.protocol !== 'WEBSOCKET') return [];
      if (isPresent(integration.IntegrationSubtype)) return [];
      const fits = isHttpKind(integration)
        ? isHttpUrl(uri ?? '')
        : isFunctionArn(uri ?? '') ||
          isInvocationArn(uri ?? '') ||
          (type === 'AWS' && isActionArn(uri ?? ''));
      if (fits) return [];
      const wanted = isHttpKind(integration) ? 'a fully qualified HTTP URL' : 'a Lambda function ARN';
      return [
        {
          path: ['IntegrationUri'],
          message: `IntegrationUri must be ${wanted} for integration type ${type}`,
        },
      ];
    },
  },
  {
    id: 'integration.timeout',
    mark: 'AWS',
    source: '2.1',
    check(integration, facts) {
      const max = MAX_TIMEOUT[facts.protocol ?? 'HTTP'];
      const timeout = integration.TimeoutInMillis;
      return timeout === undefined || (Number.isInteger(timeout) && timeout >= 50 && timeout <= max)
        ? []
        : [{ path: ['TimeoutInMillis'], message: `Timeout should be between 50 ms and ${max} ms` }];
    },
  },
  {
    id: 'integration.credentials',
    mark: 'SEED',
    source: '2.6',
    check: (integration) =>
      !isPresent(integration.CredentialsArn) || isRoleArn(integration.CredentialsArn ?? '')
        ? []
        : [
            {
              path: ['CredentialsArn'],
              message: 'CredentialsArn must be the ARN of an IAM role, or arn:aws:iam::*:user/*',
            },
          ],
  },
  {
    id: 'integration.members.websocket',
    mark: 'SEED',
    source: '2.6',
    check: (integration, facts) =>
      facts.protocol !== 'HTTP'
        ? []
        : (['ContentHandlingStrategy', 'RequestTemplates', 'TemplateSelectionExpression'] as const)
            .filter((member) => isPresent(integration[member]))
            .map((member) => ({ path: [member], message: `${member} is supported only for WebSocket APIs` })),
  },
  {
    id: 'integration.members.http',
    mark: 'SEED',
    source: '2.6',
    check: (integration, facts) =>
      facts.protocol === 'WEBSOCKET' && Object.keys(integration.ResponseParameters ?? {}).length > 0
        ? [{ path: ['ResponseParameters'], message: 'ResponseParameters is supported only for HTTP APIs' }]
        : [],
  },
];

/** What the service has against this integration, its parameter mappings included (2.1, 2.6, 2.7, 2.13). */
export function checkIntegration(integration: IntegrationState, facts: IntegrationFacts = {}): Issue[] {
  const issues = checkAll(integrationRules, integration, facts);
  if (isPresent(integration.IntegrationSubtype) || facts.protocol === undefined) return issues;
  const mapping = facts.protocol === 'HTTP' ? mappingRules : webSocketMappingRules;
  return [...issues, ...checkAll(mapping, integration, facts)];
}
