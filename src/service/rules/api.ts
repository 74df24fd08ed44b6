import type { CreateApiRequest } from '@aws-sdk/client-apigatewayv2';
import { isFunctionArn, isHttpUrl, isInvocationArn, isRoleArn } from './arn';
import { checkCors } from './cors';
import { managedReason } from './managed';
import { checkRoute } from './route';
import { checkAll, type Issue, type Protocol, type Rule } from './rule';
import {
  anyString,
  booleanValue,
  type Draft,
  isPresent,
  missingMember,
  oneOf,
  prefixPath,
  requiredRule,
  shapeRule,
  stringValue,
  structure,
} from './shape';
import { checkTags } from './tags';

/** An API with the quick-create members that only requests have. */
export type ApiState = Draft<CreateApiRequest>;

export interface ApiFacts {
  mode?: 'create' | 'update';
  /** The API is `ApiGatewayManaged`. */
  managed?: boolean;
}

/** The only route selection expression of an HTTP API, in the spelling that the service gives back. */
export const HTTP_ROUTE_SELECTION = '$request.method $request.path';

/** The API key selection expressions of 2.2; the first is the default. */
export const API_KEY_SELECTIONS = [
  '$request.header.x-api-key',
  '$context.authorizer.usageIdentifierKey',
] as const;

const protocolOf = (api: ApiState): Protocol | undefined =>
  api.ProtocolType === 'HTTP' || api.ProtocolType === 'WEBSOCKET' ? api.ProtocolType : undefined;

export const apiRules: readonly Rule<ApiState, ApiFacts>[] = [
  {
    id: 'api.managed',
    mark: 'SEED',
    source: '2.13',
    check: (_api, facts) =>
      facts.managed && facts.mode === 'update' ? [{ path: [], message: managedReason('api') }] : [],
  },
  {
    id: 'api.name.required',
    mark: 'AWS',
    source: '2.1; cdk-preflight pf-apigwv2-api-name-required',
    check: (api) =>
      isPresent(api.Name) ? [] : [{ path: ['Name'], message: missingMember('CreateApi', 'Name') }],
  },
  requiredRule('api', 'CreateApi', ['ProtocolType']),
  shapeRule(
    'api',
    structure({
      // The empty name has its own sentence above.
      Name: stringValue(0, 128),
      Description: stringValue(0, 1024),
      Version: stringValue(1, 64),
      ProtocolType: oneOf(['HTTP', 'WEBSOCKET']),
      IpAddressType: oneOf(['ipv4', 'dualstack']),
      RouteSelectionExpression: anyString,
      ApiKeySelectionExpression: anyString,
      DisableExecuteApiEndpoint: booleanValue,
      DisableSchemaValidation: booleanValue,
      Target: stringValue(1, 2048),
      RouteKey: anyString,
      CredentialsArn: anyString,
    }),
  ),
  {
    id: 'api.routeSelection.http',
    mark: 'AWS',
    source: '2.2',
    check: (api) =>
      api.ProtocolType !== 'HTTP' ||
      api.RouteSelectionExpression === undefined ||
      [HTTP_ROUTE_SELECTION, `\${request.method} \${request.path}`].includes(api.RouteSelectionExpression)
        ? []
        : [
            {
              path: ['RouteSelectionExpression'],
              message: `Route selection expression is currently limited to "\${request.method} \${request.path}"`,
            },
          ],
  },
  {
    id: 'api.routeSelection.websocket',
    mark: 'AWS',
    source: '2.2',
    check: (api) =>
      api.ProtocolType === 'WEBSOCKET' && !isPresent(api.RouteSelectionExpression)
        ? [{ path: ['RouteSelectionExpression'], message: 'Invalid routeSelectionExpression' }]
        : [],
  },
  {
    id: 'api.apiKeySelection',
    mark: 'DOC',
    source: '2.2',
    check: (api) => {
      const value = api.ApiKeySelectionExpression;
      // The spelling with braces is another emulator's inference; it is let through.
      const plain = value?.replace(/^\$\{(.*)\}$/, '$$$1');
      return plain === undefined || (API_KEY_SELECTIONS as readonly string[]).includes(plain)
        ? []
        : [
            {
              path: ['ApiKeySelectionExpression'],
              message: `ApiKeySelectionExpression must be one of ${API_KEY_SELECTIONS.join(', ')}`,
            },
          ];
    },
  },
  {
    id: 'api.schemaValidation.websocket',
    mark: 'SEED',
    source: '2.2',
    check: (api) =>
      api.ProtocolType === 'HTTP' && api.DisableSchemaValidation === true
        ? [
            {
              path: ['DisableSchemaValidation'],
              message: 'DisableSchemaValidation is supported only for WebSocket APIs',
            },
          ]
        : [],
  },
  {
    id: 'api.quickCreate.protocol',
    mark: 'SDK',
    source: '2.2',
    check: (api) =>
      api.ProtocolType !== 'WEBSOCKET'
        ? []
        : (['Target', 'RouteKey', 'CredentialsArn'] as const)
            .filter((member) => isPresent(api[member]))
            .map((member) => ({ path: [member], message: `${member} is supported only for HTTP APIs` })),
  },
  {
    id: 'api.quickCreate.target',
    mark: 'SDK',
    source: '2.2',
    check: (api) =>
      !isPresent(api.Target) || isHttpUrl(api.Target ?? '') || isLambda(api.Target ?? '')
        ? []
        : [{ path: ['Target'], message: 'Target must be a fully qualified URL or a Lambda function ARN' }],
  },
  {
    id: 'api.quickCreate.routeKey',
    mark: 'AWS',
    source: '2.3',
    check: (api) => {
      if (!isPresent(api.RouteKey)) return [];
      const issue = checkRoute({ RouteKey: api.RouteKey }, { protocol: 'HTTP' })[0];
      return issue === undefined ? [] : [{ path: ['RouteKey'], message: issue.message }];
    },
  },
  {
    id: 'api.quickCreate.credentials',
    mark: 'SEED',
    source: '2.2',
    check: (api) =>
      !isPresent(api.CredentialsArn) || isRoleArn(api.CredentialsArn ?? '')
        ? []
        : [{ path: ['CredentialsArn'], message: 'CredentialsArn must be the ARN of an IAM role' }],
  },
];

const isLambda = (target: string) => isFunctionArn(target) || isInvocationArn(target);

/** What the service has against this API, its CORS configuration and tags included (2.1, 2.2, 2.8, 2.12, 2.13). */
export function checkApi(api: ApiState, facts: ApiFacts = {}): Issue[] {
  return [
    ...checkAll(apiRules, api, facts),
    ...(api.CorsConfiguration
      ? prefixPath('CorsConfiguration', checkCors(api.CorsConfiguration, { protocol: protocolOf(api) }))
      : []),
    ...(api.Tags ? prefixPath('Tags', checkTags(api.Tags)) : []),
  ];
}
