import type { Cors } from '@aws-sdk/client-apigatewayv2';
import { checkAll, type Issue, type Protocol, type Rule } from './rule';
import { booleanValue, type Draft, integer, shapeRule, stringList, structure } from './shape';

export type CorsState = Draft<Cors>;

export interface CorsFacts {
  protocol?: Protocol;
}

/** What `AllowMethods` may hold (2.8). */
const CORS_METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', '*'] as const;

export const corsRules: readonly Rule<CorsState, CorsFacts>[] = [
  {
    id: 'cors.protocol.http',
    mark: 'AWS',
    source: '2.2',
    check: (_cors, facts) =>
      facts.protocol === 'WEBSOCKET'
        ? [{ path: [], message: 'Cors is not supported for WEBSOCKET protocolType' }]
        : [],
  },
  shapeRule(
    'cors',
    structure({
      AllowCredentials: booleanValue,
      AllowHeaders: stringList(1, 256),
      AllowMethods: stringList(1, 64),
      AllowOrigins: stringList(1, 2048),
      ExposeHeaders: stringList(1, 256),
      MaxAge: integer(-1, 86400),
    }),
  ),
  {
    id: 'cors.methods.known',
    mark: 'DOC',
    source: '2.8',
    check: (cors) =>
      (cors.AllowMethods ?? []).flatMap((method, at) =>
        (CORS_METHODS as readonly string[]).includes(method)
          ? []
          : [
              {
                path: ['AllowMethods', at],
                message: `AllowMethods must be one of ${CORS_METHODS.join(', ')}`,
              },
            ],
      ),
  },
  {
    id: 'cors.credentials.origin',
    mark: 'AWS',
    source: '2.8',
    check: (cors) =>
      cors.AllowCredentials === true && cors.AllowOrigins?.includes('*')
        ? [
            {
              path: ['AllowCredentials'],
              message: "allow-credentials is not supported if 'allow-origin' is *",
            },
          ]
        : [],
  },
];

/** What the service has against this CORS configuration (2.8). */
export function checkCors(cors: CorsState, facts: CorsFacts = {}): Issue[] {
  return checkAll(corsRules, cors, facts);
}

const advice: readonly Rule<CorsState, CorsFacts>[] = [
  {
    id: 'cors.credentials.wildcards',
    mark: 'DOC',
    source: '2.8',
    check: (cors) =>
      cors.AllowCredentials !== true
        ? []
        : (['AllowMethods', 'AllowHeaders', 'ExposeHeaders'] as const)
            .filter((member) => cors[member]?.includes('*'))
            .map((member) => ({
              path: [member],
              message: 'With credentials, browsers read * as the plain character, not as "any"',
            })),
  },
  {
    id: 'cors.origins.form',
    mark: 'MEM',
    source: '2.8',
    check: (cors) =>
      (cors.AllowOrigins ?? []).flatMap((origin, at) =>
        /^(?:\*|https?:\/\/\*|[a-z][a-z0-9+.-]*:\/\/[^/*\s]+)$/i.test(origin)
          ? []
          : [
              {
                path: ['AllowOrigins', at],
                message:
                  'An origin is scheme://host[:port] without a path, *, https://* or http://*; other forms are not documented',
              },
            ],
      ),
  },
];

/** What is accepted but probably not meant; never blocks (2.8). */
export function lintCors(cors: CorsState): Issue[] {
  return checkAll(advice, cors, {});
}
