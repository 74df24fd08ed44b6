import type { Authorizer } from '@aws-sdk/client-apigatewayv2';
import { AUTHORIZER_NAME } from './import-authorizers';
import { present } from './place';

/** The security schemes of an API's authorizers, and which of them each authorizer became. */
export interface ExportedSchemes {
  schemes: Record<string, unknown>;
  /** Scheme by authorizer id. */
  nameOf: ReadonlyMap<string, string>;
}

/**
 * Each authorizer as a security scheme of its name, also one that no route uses (6.1). Names are ordered, so that the
 * same authorizers give the same text whatever their ids.
 */
export function exportSchemes(
  authorizers: readonly Authorizer[],
  includeExtensions: boolean,
): ExportedSchemes {
  const nameOf = new Map<string, string>();
  const schemes = new Map<string, unknown>();
  for (const authorizer of [...authorizers].sort(byName)) {
    const name = authorizer.Name ?? '';
    const key = freeKey(name, schemes);
    if (authorizer.AuthorizerId !== undefined) nameOf.set(authorizer.AuthorizerId, key);
    const scheme = authorizer.AuthorizerType === 'JWT' ? jwtScheme(authorizer) : requestScheme(authorizer);
    const { extension, ...plain } = scheme;
    schemes.set(
      key,
      includeExtensions
        ? {
            ...plain,
            ...(key === name ? {} : { [AUTHORIZER_NAME]: name }),
            'x-amazon-apigateway-authorizer': extension,
          }
        : plain,
    );
  }
  return { schemes: Object.fromEntries(schemes), nameOf };
}

const byName = (one: Authorizer, other: Authorizer): number => {
  const [a, b] = [one.Name ?? '', other.Name ?? ''];
  return a < b ? -1 : a > b ? 1 : 0;
};

/** OpenAPI's names of components have fewer characters than authorizers' names; two may then become one. */
function freeKey(name: string, taken: ReadonlyMap<string, unknown>): string {
  const plain = name.replace(/[^A-Za-z0-9._-]/g, '_');
  if (!taken.has(plain)) return plain;
  for (let count = 2; ; count += 1) if (!taken.has(`${plain}_${count}`)) return `${plain}_${count}`;
}

function jwtScheme(authorizer: Authorizer) {
  const { Audience, Issuer } = authorizer.JwtConfiguration ?? {};
  return {
    type: 'oauth2',
    flows: {},
    extension: present({
      identitySource: identitySource(authorizer.IdentitySource),
      identityValidationExpression: authorizer.IdentityValidationExpression,
      jwtConfiguration: present({ audience: Audience, issuer: Issuer }),
      type: 'jwt',
    }),
  };
}

function requestScheme(authorizer: Authorizer) {
  return {
    type: 'apiKey',
    ...keyPlace(authorizer.IdentitySource),
    extension: present({
      identitySource: identitySource(authorizer.IdentitySource),
      identityValidationExpression: authorizer.IdentityValidationExpression,
      authorizerUri: authorizer.AuthorizerUri,
      authorizerPayloadFormatVersion: authorizer.AuthorizerPayloadFormatVersion,
      authorizerResultTtlInSeconds: authorizer.AuthorizerResultTtlInSeconds,
      enableSimpleResponses: authorizer.EnableSimpleResponses,
      authorizerCredentials: authorizer.AuthorizerCredentialsArn,
      type: 'request',
    }),
  };
}

/** Comma-separated as the service writes it (6.1); a source that holds a comma needs the list. */
function identitySource(sources: string[] | undefined): string | string[] | undefined {
  if (!sources || sources.length === 0) return undefined;
  return sources.some((source) => source.includes(',')) ? sources : sources.join(', ');
}

/** OpenAPI wants one place for an apiKey: the first header or query parameter, or a name that says that there is none. */
function keyPlace(sources: string[] | undefined): { name: string; in: 'header' | 'query' } {
  for (const source of sources ?? []) {
    const [, where, name] = /^\$request\.(header|querystring)\.(.+)$/.exec(source) ?? [];
    if (name !== undefined) return { name, in: where === 'header' ? 'header' : 'query' };
  }
  return { name: 'Unused', in: 'header' };
}
