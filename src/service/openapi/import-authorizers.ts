import { checkAuthorizer } from '../rules/authorizer';
import { refuseIssues } from './issues';
import { type Place, present } from './place';
import type { ImportedAuthorizer } from './types';

const AUTHORIZER = 'x-amazon-apigateway-authorizer';
const AUTH_TYPE = 'x-amazon-apigateway-authtype';

/** Carries an authorizer's name where the name of a scheme, which has fewer characters, cannot. */
export const AUTHORIZER_NAME = 'x-gatehouse-authorizer-name';

/** How many operations a warning names; errors name all of them. */
const WARNED_USERS = 5;

const DISCOVERY = '/.well-known/openid-configuration';

/** What a security scheme means for a route that requires it. */
type Scheme =
  | { kind: 'authorizer'; type: 'JWT' | 'CUSTOM' }
  | { kind: 'iam' }
  /** Described, but by nothing that API Gateway can check. */
  | { kind: 'open' }
  /** Its errors are reported already. */
  | { kind: 'broken' };

export interface Schemes {
  byName: ReadonlyMap<string, Scheme>;
  authorizers: ImportedAuthorizer[];
}

const NAMES = {
  AuthorizerType: 'type',
  AuthorizerUri: 'authorizerUri',
  AuthorizerCredentialsArn: 'authorizerCredentials',
  AuthorizerPayloadFormatVersion: 'authorizerPayloadFormatVersion',
  AuthorizerResultTtlInSeconds: 'authorizerResultTtlInSeconds',
  EnableSimpleResponses: 'enableSimpleResponses',
  IdentitySource: 'identitySource',
  IdentityValidationExpression: 'identityValidationExpression',
  JwtConfiguration: 'jwtConfiguration',
  Issuer: 'issuer',
  Audience: 'audience',
};

const JWT_MEMBERS: ReadonlySet<string> = new Set([
  'type',
  'identitySource',
  'identityValidationExpression',
  'authorizerCredentials',
  'jwtConfiguration',
]);
const REQUEST_MEMBERS: ReadonlySet<string> = new Set(
  Object.values(NAMES).filter((name) => !['jwtConfiguration', 'issuer', 'audience'].includes(name)),
);

/**
 * Reads `components.securitySchemes` (6.1, 6.2).
 * @param users The operations that require a scheme, to be named in its errors.
 */
export function importSchemes(root: Place, users: (scheme: string, most?: number) => string): Schemes {
  const byName = new Map<string, Scheme>();
  const authorizers: ImportedAuthorizer[] = [];
  for (const [name, scheme] of root.at('components').at('securitySchemes').entries()) {
    const before = root.report.errorCount;
    const found = readScheme(name, scheme.as(`${scheme.name}${users(name)}`), authorizers);
    if (found.kind === 'open')
      root.report.warn(
        `${scheme.name}${users(name, WARNED_USERS)} has no ${AUTHORIZER}: no authorizer is made of it, and routes that require it are open to everyone`,
      );
    byName.set(name, root.report.errorCount > before ? { kind: 'broken' } : found);
  }
  return { byName, authorizers };
}

function readScheme(name: string, scheme: Place, authorizers: ImportedAuthorizer[]): Scheme {
  if (!scheme.object()) return { kind: 'broken' };
  const authorizer = scheme.at(AUTHORIZER);
  if (!authorizer.present) {
    if (/^awsSigv4$/i.test(scheme.at(AUTH_TYPE).text() ?? '')) return { kind: 'iam' };
    return { kind: 'open' };
  }
  if (!authorizer.object()) return { kind: 'broken' };
  const type = authorizer.at('type').text()?.toLowerCase();
  const openApiType = scheme.at('type').text();
  if (type === 'jwt' && (openApiType === 'oauth2' || openApiType === 'openIdConnect')) {
    const before = scheme.report.errorCount;
    authorizers.push(checked(jwt(name, scheme, authorizer), authorizer, before));
    return { kind: 'authorizer', type: 'JWT' };
  }
  if (type === 'request' && openApiType === 'apiKey') {
    const before = scheme.report.errorCount;
    authorizers.push(checked(request(name, scheme, authorizer), authorizer, before));
    return { kind: 'authorizer', type: 'CUSTOM' };
  }
  if (type === 'jwt')
    scheme.refuse('holds a jwt authorizer, which takes a scheme of type oauth2 or openIdConnect');
  else if (type === 'request')
    scheme.refuse('holds a request authorizer, which takes a scheme of type apiKey');
  else if (type !== undefined)
    authorizer
      .at('type')
      .refuse(`is ${JSON.stringify(type)}; the authorizers of HTTP APIs are jwt and request`);
  else if (!authorizer.at('type').present) authorizer.at('type').refuse('is missing: jwt or request');
  return { kind: 'broken' };
}

/** Holds a scheme that could be read to the rules of 2.5; half of one would only raise errors that follow from others. */
function checked(authorizer: ImportedAuthorizer, place: Place, before: number): ImportedAuthorizer {
  if (place.report.errorCount === before) {
    const { key: _key, ...state } = authorizer;
    refuseIssues(place, checkAuthorizer(state, { protocol: 'HTTP' }), NAMES);
  }
  return authorizer;
}

function jwt(name: string, scheme: Place, authorizer: Place): ImportedAuthorizer {
  authorizer.noteOthers(JWT_MEMBERS, 'a JWT authorizer');
  const configuration = authorizer.at('jwtConfiguration');
  const sources = identitySources(authorizer.at('identitySource'));
  if (sources === undefined)
    scheme.report.note(`${authorizer.name} has no identitySource: $request.header.Authorization is taken`);
  return present({
    key: name,
    Name: scheme.at(AUTHORIZER_NAME).prose() ?? name,
    AuthorizerType: 'JWT' as const,
    IdentitySource: sources ?? ['$request.header.Authorization'],
    JwtConfiguration: present({
      Audience: audience(configuration.at('audience')),
      Issuer: configuration.at('issuer').text() ?? discoveredIssuer(scheme.at('openIdConnectUrl')),
    }),
    ...common(authorizer),
  });
}

function request(name: string, scheme: Place, authorizer: Place): ImportedAuthorizer {
  authorizer.noteOthers(REQUEST_MEMBERS, 'a REQUEST authorizer');
  return present({
    key: name,
    Name: scheme.at(AUTHORIZER_NAME).prose() ?? name,
    AuthorizerType: 'REQUEST' as const,
    IdentitySource: identitySources(authorizer.at('identitySource')),
    AuthorizerUri: authorizer.at('authorizerUri').text(),
    AuthorizerPayloadFormatVersion: authorizer.at('authorizerPayloadFormatVersion').version(),
    AuthorizerResultTtlInSeconds: authorizer.at('authorizerResultTtlInSeconds').number(),
    EnableSimpleResponses: authorizer.at('enableSimpleResponses').flag(),
    ...common(authorizer),
  });
}

const common = (authorizer: Place) => ({
  AuthorizerCredentialsArn: authorizer.at('authorizerCredentials').text(),
  IdentityValidationExpression: authorizer.at('identityValidationExpression').text(),
});

/** A list, or texts separated by commas (6.2). */
function identitySources(place: Place): string[] | undefined {
  if (Array.isArray(place.value)) return place.texts();
  return place
    .text()
    ?.split(',')
    .map((source) => source.trim())
    .filter((source) => source !== '');
}

/** One audience may stand without a list. */
function audience(place: Place): string[] | undefined {
  if (typeof place.value !== 'string') return place.texts();
  const one = place.text();
  return one === undefined ? undefined : [one];
}

/** The issuer of an openIdConnect scheme is its discovery URL without the fixed end (6.1). */
function discoveredIssuer(url: Place): string | undefined {
  const text = url.text();
  return text?.endsWith(DISCOVERY) ? text.slice(0, -DISCOVERY.length) : text;
}
