import type { ApiMapping, DomainName, RoutingRule, VpcLink } from '@aws-sdk/client-apigatewayv2';

/** A custom domain name with what it sends to the API. */
export interface DomainOfApi {
  domainName: DomainName;
  /** Those that lead to the API. */
  mappings: readonly ApiMapping[];
  /** Those that lead to the API. */
  rules: readonly RoutingRule[];
}

/** What is not part of an API but belongs to it. */
export interface Surroundings {
  domains: readonly DomainOfApi[];
  /** Those that integrations of the API use. */
  vpcLinks: readonly VpcLink[];
}
