import type { Integration } from '@aws-sdk/client-apigatewayv2';
import type { Protocol } from './rule';
import type { Draft } from './shape';

export type IntegrationState = Draft<Integration>;

export interface IntegrationFacts {
  protocol?: Protocol;
  mode?: 'create' | 'update' | 'delete';
  /** Ids of all VPC links of the Region; integrations of WebSocket APIs use links of REST APIs, which are none of these. */
  vpcLinkIds?: Pick<ReadonlySet<string>, 'has'>;
  /** The integration is `ApiGatewayManaged`. */
  managed?: boolean;
  /** For an update: the members that the request itself has. */
  sent?: IntegrationState;
  /** The subtype before the update. */
  formerSubtype?: string | undefined;
}
