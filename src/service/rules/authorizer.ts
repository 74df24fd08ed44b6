import type { Authorizer } from '@aws-sdk/client-apigatewayv2';
import { isHttpUrl, isInvocationArn, isRoleArn } from './arn';
import { uniqueRule } from './common';
import { quota } from './quotas';
import { checkAll, type Issue, type Protocol, type Rule } from './rule';
import {
  anyString,
  booleanValue,
  type Draft,
  isPresent,
  numberValue,
  oneOf,
  requiredRule,
  shapeRule,
  stringList,
  stringValue,
  structure,
} from './shape';

export type AuthorizerState = Draft<Authorizer>;

export interface AuthorizerFacts {
  protocol?: Protocol;
  /** Whether the issuer's discovery document could be fetched; the service tries at create. */
  issuerResponds?: boolean;
  /** Authorizers of the same API; one with the state's own `AuthorizerId` is passed over. */
  otherAuthorizers?: readonly { AuthorizerId?: string | undefined; Name?: string | undefined }[];
}

const HTTP_SOURCE = /^\$(?:request\.(?:header|querystring)\.[^ ]+|context\.[^ ]+|stageVariables\.[^ ]+)$/;
const JWT_SOURCE = /^\$request\.(?:header|querystring)\.[^ ]+$/;
const WEBSOCKET_SOURCE =
  /^(?:route\.request\.(?:header|querystring)\.[a-zA-Z0-9._-]+|stageVariables\.[a-zA-Z0-9._-]+|context\.[a-zA-Z0-9._-]+)$/;

const isJwt = (authorizer: AuthorizerState) => authorizer.AuthorizerType === 'JWT';
const isRequest = (authorizer: AuthorizerState) => authorizer.AuthorizerType === 'REQUEST';

/**
 * The members that only one type has. UpdateAuthorizer takes another AuthorizerType, and Terraform's provider sends it in
 * place [SDK]; what becomes of the former type's members then is not verified. The sandbox forgets them [INF].
 */
const OWN_MEMBERS = {
  JWT: ['JwtConfiguration'],
  REQUEST: [
    'AuthorizerUri',
    'AuthorizerCredentialsArn',
    'AuthorizerPayloadFormatVersion',
    'AuthorizerResultTtlInSeconds',
    'EnableSimpleResponses',
  ],
} as const satisfies Record<string, readonly (keyof Authorizer)[]>;

/** An authorizer without what only the other type has. */
export function membersOfType(authorizer: Authorizer): Authorizer {
  const own = { ...authorizer };
  for (const name of OWN_MEMBERS[authorizer.AuthorizerType === 'JWT' ? 'REQUEST' : 'JWT']) delete own[name];
  return own;
}

export const authorizerRules: readonly Rule<AuthorizerState, AuthorizerFacts>[] = [
  requiredRule('authorizer', 'CreateAuthorizer', ['Name', 'AuthorizerType']),
  shapeRule(
    'authorizer',
    structure({
      Name: stringValue(1, 128),
      AuthorizerType: oneOf(['REQUEST', 'JWT']),
      AuthorizerUri: stringValue(1, 2048),
      AuthorizerCredentialsArn: anyString,
      AuthorizerPayloadFormatVersion: anyString,
      AuthorizerResultTtlInSeconds: numberValue,
      EnableSimpleResponses: booleanValue,
      IdentitySource: stringList(1, 1024),
      IdentityValidationExpression: stringValue(0, 1024),
      JwtConfiguration: structure({ Audience: stringList(1, 1024), Issuer: stringValue(1, 2048) }).optional(),
    }),
  ),
  {
    id: 'authorizer.type.websocket',
    mark: 'AWS',
    source: '2.5',
    check: (authorizer, facts) =>
      facts.protocol === 'WEBSOCKET' && authorizer.AuthorizerType !== undefined && !isRequest(authorizer)
        ? [
            {
              path: ['AuthorizerType'],
              message:
                'Invalid authorizer type. Only REQUEST authorizer type is supported on WEBSOCKET protocol Apis.',
            },
          ]
        : [],
  },
  {
    id: 'authorizer.uri.required',
    mark: 'AWS',
    source: '2.5',
    check: (authorizer) =>
      isRequest(authorizer) && !isPresent(authorizer.AuthorizerUri)
        ? [{ path: ['AuthorizerUri'], message: 'AuthorizerUri is a required field in an Authorizer' }]
        : [],
  },
  {
    id: 'authorizer.uri.form',
    mark: 'SEED',
    source: '2.5',
    check: (authorizer) =>
      isRequest(authorizer) &&
      isPresent(authorizer.AuthorizerUri) &&
      !isInvocationArn(authorizer.AuthorizerUri ?? '')
        ? [
            {
              path: ['AuthorizerUri'],
              message:
                'AuthorizerUri must be arn:aws:apigateway:{region}:lambda:path/2015-03-31/functions/{function ARN}/invocations',
            },
          ]
        : [],
  },
  {
    id: 'authorizer.payload.required',
    mark: 'AWS',
    source: '2.5',
    check: (authorizer, facts) =>
      facts.protocol === 'HTTP' &&
      isRequest(authorizer) &&
      !isPresent(authorizer.AuthorizerPayloadFormatVersion)
        ? [
            {
              path: ['AuthorizerPayloadFormatVersion'],
              message: 'AuthorizerPayloadFormatVersion is a required parameter for REQUEST authorizer',
            },
          ]
        : [],
  },
  {
    id: 'authorizer.payload.known',
    mark: 'SEED',
    source: '2.5',
    check: (authorizer, facts) =>
      facts.protocol === 'HTTP' &&
      isPresent(authorizer.AuthorizerPayloadFormatVersion) &&
      !['1.0', '2.0'].includes(authorizer.AuthorizerPayloadFormatVersion ?? '')
        ? [
            {
              path: ['AuthorizerPayloadFormatVersion'],
              message: 'AuthorizerPayloadFormatVersion must be one of 1.0, 2.0',
            },
          ]
        : [],
  },
  {
    id: 'authorizer.payload.websocket',
    mark: 'SEED',
    source: '2.5',
    check: (authorizer, facts) =>
      facts.protocol === 'WEBSOCKET' && isPresent(authorizer.AuthorizerPayloadFormatVersion)
        ? [
            {
              path: ['AuthorizerPayloadFormatVersion'],
              message: 'AuthorizerPayloadFormatVersion is supported only for HTTP APIs',
            },
          ]
        : [],
  },
  {
    id: 'authorizer.simpleResponses',
    mark: 'AWS',
    source: '2.5',
    check: (authorizer) =>
      authorizer.EnableSimpleResponses === true && authorizer.AuthorizerPayloadFormatVersion !== '2.0'
        ? [
            {
              path: ['EnableSimpleResponses'],
              message: 'EnableSimpleResponses can only be set for AuthorizerPayloadFormatVersion "2.0".',
            },
          ]
        : [],
  },
  {
    id: 'authorizer.ttl.range',
    mark: 'AWS',
    source: '2.1',
    check(authorizer) {
      const ttl = authorizer.AuthorizerResultTtlInSeconds;
      return ttl === undefined || (Number.isInteger(ttl) && ttl >= 0 && ttl <= 3600)
        ? []
        : [
            {
              path: ['AuthorizerResultTtlInSeconds'],
              message:
                'Authorizer result TTL outside allowable range. TTL must be between 0 and 3600 seconds.',
            },
          ];
    },
  },
  {
    id: 'authorizer.ttl.websocket',
    mark: 'OBS',
    source: '2.5; hashicorp/terraform-provider-aws#15232',
    check: (authorizer, facts) =>
      facts.protocol === 'WEBSOCKET' && authorizer.AuthorizerResultTtlInSeconds !== undefined
        ? [
            {
              path: ['AuthorizerResultTtlInSeconds'],
              message: 'AuthorizerResultTtlInSeconds cannot be set for WEBSOCKET protocol Apis.',
            },
          ]
        : [],
  },
  {
    id: 'authorizer.ttl.identitySource',
    mark: 'AWS',
    source: '2.5',
    check: (authorizer) =>
      isRequest(authorizer) &&
      (authorizer.AuthorizerResultTtlInSeconds ?? 0) > 0 &&
      !isPresent(authorizer.IdentitySource)
        ? [
            {
              path: ['IdentitySource'],
              message: 'Identity source must be set if authorizer caching is enabled (TTL is greater than 0)',
            },
          ]
        : [],
  },
  {
    id: 'authorizer.identitySource.http',
    mark: 'AWS',
    source: '2.5',
    check: (authorizer, facts) =>
      facts.protocol !== 'HTTP'
        ? []
        : sourcesNot(HTTP_SOURCE, authorizer).map(({ source, at }) => ({
            path: ['IdentitySource', at],
            message: `Invalid identity source expression: ${source}. The source must be a request header, request querystring, stage variable or context parameter`,
          })),
  },
  {
    // The service's sentence is known up to "or a stage v"; its end is ours.
    id: 'authorizer.identitySource.websocket',
    mark: 'AWS',
    source: '2.5; cdk-preflight pf-apigwv2-websocket-identity-source-expression',
    check: (authorizer, facts) =>
      facts.protocol !== 'WEBSOCKET'
        ? []
        : sourcesNot(WEBSOCKET_SOURCE, authorizer).map(({ source, at }) => ({
            path: ['IdentitySource', at],
            message: `Invalid request identity source expression: ${source}. The sources must be separated by comma, and each source must be either a request parameter, matching 'route.request.querystring|header.[a-zA-Z0-9._-]+', or a stage variable or context parameter`,
          })),
  },
  {
    id: 'authorizer.identitySource.jwt',
    mark: 'SEED',
    source: '2.5',
    check: (authorizer) =>
      isJwt(authorizer) &&
      (authorizer.IdentitySource?.length !== 1 || !JWT_SOURCE.test(authorizer.IdentitySource[0] ?? ''))
        ? [
            {
              path: ['IdentitySource'],
              message:
                'A JWT authorizer takes exactly one identity source, a request header or querystring such as $request.header.Authorization',
            },
          ]
        : [],
  },
  {
    id: 'authorizer.jwt.configuration',
    mark: 'AWS',
    source: '2.5',
    check: (authorizer) =>
      isJwt(authorizer) && !authorizer.JwtConfiguration
        ? [{ path: ['JwtConfiguration'], message: 'JwtConfiguration must not be null for JWT Authorizer' }]
        : [],
  },
  {
    id: 'authorizer.jwt.audience',
    mark: 'AWS',
    source: '2.5',
    check: (authorizer) =>
      isJwt(authorizer) && authorizer.JwtConfiguration && !isPresent(authorizer.JwtConfiguration.Audience)
        ? [
            {
              path: ['JwtConfiguration', 'Audience'],
              message: 'Audience list must have at least 1 item for JWT Authorizer',
            },
          ]
        : [],
  },
  {
    id: 'authorizer.jwt.audienceCount',
    mark: 'DOC',
    source: '2.5',
    check: (authorizer) =>
      (authorizer.JwtConfiguration?.Audience?.length ?? 0) > quota('audiencesPerAuthorizer')
        ? [
            {
              path: ['JwtConfiguration', 'Audience'],
              message: 'A JWT authorizer can have at most 50 audiences',
            },
          ]
        : [],
  },
  {
    id: 'authorizer.jwt.issuer',
    mark: 'AWS',
    source: '2.5',
    check: (authorizer) =>
      isJwt(authorizer) &&
      authorizer.JwtConfiguration &&
      !isHttpUrl(authorizer.JwtConfiguration.Issuer ?? '', ['https:'])
        ? [
            {
              path: ['JwtConfiguration', 'Issuer'],
              message: 'Invalid issuer: Issuer is not a valid URL for JWT Authorizer',
            },
          ]
        : [],
  },
  {
    id: 'authorizer.jwt.discovery',
    mark: 'OBS',
    source: '2.5',
    check: (authorizer, facts) =>
      isJwt(authorizer) && facts.issuerResponds === false
        ? [
            {
              path: ['JwtConfiguration', 'Issuer'],
              message:
                "Issuer must have a valid discovery endpoint ended with '/.well-known/openid-configuration'",
            },
          ]
        : [],
  },
  {
    id: 'authorizer.credentials.request',
    mark: 'SEED',
    source: '2.5',
    check: (authorizer) =>
      isPresent(authorizer.AuthorizerCredentialsArn) && isJwt(authorizer)
        ? [
            {
              path: ['AuthorizerCredentialsArn'],
              message: 'AuthorizerCredentialsArn is supported only for REQUEST authorizers',
            },
          ]
        : [],
  },
  {
    id: 'authorizer.credentials.form',
    mark: 'SEED',
    source: '2.5',
    check: (authorizer) =>
      !isPresent(authorizer.AuthorizerCredentialsArn) || isRoleArn(authorizer.AuthorizerCredentialsArn ?? '')
        ? []
        : [
            {
              path: ['AuthorizerCredentialsArn'],
              message: 'AuthorizerCredentialsArn must be the ARN of an IAM role',
            },
          ],
  },
  uniqueRule({
    id: 'authorizer.name.duplicate',
    facts: 'otherAuthorizers',
    own: 'AuthorizerId',
    member: 'Name',
    message: (name) => `Authorizer with name ${name} already exists for this API`,
  }),
];

function sourcesNot(form: RegExp, authorizer: AuthorizerState) {
  return (authorizer.IdentitySource ?? [])
    .map((source, at) => ({ source, at }))
    .filter(({ source }) => !form.test(source));
}

/** What the service has against this authorizer (2.1, 2.5). */
export function checkAuthorizer(authorizer: AuthorizerState, facts: AuthorizerFacts = {}): Issue[] {
  return checkAll(authorizerRules, authorizer, facts);
}
