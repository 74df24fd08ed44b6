import type { Api, ApiMapping, DomainName } from '@aws-sdk/client-apigatewayv2';

/**
 * The APIs behind a domain name with mutual TLS that also answer at their default endpoint, which asks for no client
 * certificate (traffic-rules 2.4). In the order of `apis`; none without mutual TLS.
 */
export function openDefaultEndpoints(
  domain: DomainName,
  mappings: readonly ApiMapping[],
  apis: readonly Api[],
): Api[] {
  if (!domain.MutualTlsAuthentication?.TruststoreUri) return [];
  const mapped = new Set(mappings.map(({ ApiId }) => ApiId));
  return apis.filter(
    ({ ApiId, DisableExecuteApiEndpoint }) => mapped.has(ApiId) && !DisableExecuteApiEndpoint,
  );
}
