import type { Protocol } from './rule';

const JSON_MEMBERS = [
  '"requestId":"$context.requestId"',
  ' "ip": "$context.identity.sourceIp"',
  ' "requestTime":"$context.requestTime"',
  ' "httpMethod":"$context.httpMethod"',
  '"routeKey":"$context.routeKey"',
  ' "status":"$context.status"',
  '"protocol":"$context.protocol"',
  ' "responseLength":"$context.responseLength"',
];

/** The access log formats of the developer guide for HTTP APIs, to the letter (Appendix A). */
export const LOG_FORMATS = {
  CLF: '$context.identity.sourceIp - - [$context.requestTime] "$context.httpMethod $context.routeKey $context.protocol" $context.status $context.responseLength $context.requestId',
  JSON: `{ ${JSON_MEMBERS.join(',')} }`,
  XML: '<request id="$context.requestId"> <ip>$context.identity.sourceIp</ip> <requestTime>$context.requestTime</requestTime> <httpMethod>$context.httpMethod</httpMethod> <routeKey>$context.routeKey</routeKey> <status>$context.status</status> <protocol>$context.protocol</protocol> <responseLength>$context.responseLength</responseLength> </request>',
  CSV: '$context.identity.sourceIp,$context.requestTime,$context.httpMethod,$context.routeKey,$context.protocol,$context.status,$context.responseLength,$context.requestId',
} as const;

const HTTP = `accountId apiId authorizer.claims.* authorizer.error authorizer.principalId authorizer.*
awsEndpointRequestId awsEndpointRequestId2 customDomain.basePathMatched dataProcessed domainName domainPrefix
error.message error.messageString error.responseType extendedRequestId httpMethod identity.accountId
identity.caller identity.cognitoAuthenticationProvider identity.cognitoAuthenticationType
identity.cognitoIdentityId identity.cognitoIdentityPoolId identity.principalOrgId
identity.clientCert.clientCertPem identity.clientCert.subjectDN identity.clientCert.issuerDN
identity.clientCert.serialNumber identity.clientCert.validity.notBefore identity.clientCert.validity.notAfter
identity.sourceIp identity.user identity.userAgent identity.userArn integration.error
integration.integrationStatus integration.latency integration.requestId integration.status
integrationErrorMessage integrationLatency integrationStatus path protocol requestId requestTime
requestTimeEpoch responseLatency responseLength routeKey stage status`;

const WEBSOCKET = `apiId authorize.error authorize.latency authorize.status authorizer.error
authorizer.integrationLatency authorizer.integrationStatus authorizer.latency authorizer.requestId
authorizer.status authorizer.principalId authorizer.* authenticate.error authenticate.latency
authenticate.status connectedAt connectionId domainName error.message error.messageString error.responseType
error.validationErrorString eventType extendedRequestId identity.accountId identity.apiKey identity.apiKeyId
identity.caller identity.cognitoAuthenticationProvider identity.cognitoAuthenticationType
identity.cognitoIdentityId identity.cognitoIdentityPoolId identity.principalOrgId identity.sourceIp
identity.user identity.userAgent identity.userArn integration.error integration.integrationStatus
integration.latency integration.requestId integration.status integrationLatency messageId requestId
requestTime requestTimeEpoch routeKey stage status waf.error waf.latency waf.status`;

/** The `$context` variables by protocol, without `$context.`; `*` is any property (Appendix A). */
export const CONTEXT_VARIABLES: Record<Protocol, readonly string[]> = {
  HTTP: HTTP.split(/\s+/),
  WEBSOCKET: WEBSOCKET.split(/\s+/),
};

/** The `$context` variables in a format that are not documented for the protocol, in order. */
export function unknownContextVariables(format: string, protocol: Protocol): string[] {
  const used = [...format.matchAll(/\$context\.([A-Za-z0-9_]+(?:\.[A-Za-z0-9_-]+)*)/g)].map(
    (hit) => hit[1] ?? '',
  );
  const known = CONTEXT_VARIABLES[protocol];
  return used.filter(
    (name) =>
      !known.includes(name) &&
      !known.some((variable) => variable.endsWith('.*') && name.startsWith(variable.slice(0, -1))),
  );
}
