import type { Cors } from '@aws-sdk/client-apigatewayv2';
import { checkAll, type Issue, type Protocol, type Rule } from './rule';
import { booleanValue, type Draft, integer, shapeRule, stringList, structure } from './shape';

export type CorsState = Draft<Cors>;

export interface CorsFacts {
  protocol?: Protocol;
}

/** What `AllowMethods` may hold, in any case (2.8). */
const CORS_METHODS: ReadonlySet<string> = new Set([
  'GET',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'HEAD',
  'OPTIONS',
  '*',
]);

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
    // Quoted for ANY; that other words get the same sentence is inferred.
    id: 'cors.methods.known',
    mark: 'OBS',
    source: '2.8; aws/aws-cdk#13643',
    check: (cors) =>
      (cors.AllowMethods ?? []).flatMap((method, at) =>
        CORS_METHODS.has(method.toUpperCase())
          ? []
          : [{ path: ['AllowMethods', at], message: `Method ${method} is not supported` }],
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

/** A CORS configuration as the service keeps it: header names in lower case (2.8). */
export function normalizeCors(cors: Cors): Cors {
  const { AllowHeaders, ExposeHeaders } = cors;
  const lower = (names: readonly string[]) => names.map((name) => name.toLowerCase());
  return {
    ...cors,
    ...(AllowHeaders && { AllowHeaders: lower(AllowHeaders) }),
    ...(ExposeHeaders && { ExposeHeaders: lower(ExposeHeaders) }),
  };
}

/** What the service has against this CORS configuration (2.8). */
export function checkCors(cors: CorsState, facts: CorsFacts = {}): Issue[] {
  return checkAll(corsRules, cors, facts);
}

export const corsAdvice: readonly Rule<CorsState, CorsFacts>[] = [
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
  return checkAll(corsAdvice, cors, {});
}
