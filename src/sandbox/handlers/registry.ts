import type { KnownOperation, Operation } from '../../service/sdk';
import type { Context } from '../context';
import { apiHandlers } from './api';
import { apiMappingHandlers } from './api-mapping';
import { authorizerHandlers } from './authorizer';
import { deploymentHandlers } from './deployment';
import { documentHandlers } from './document';
import { domainNameHandlers } from './domain-name';
import { integrationHandlers } from './integration';
import { integrationResponseHandlers } from './integration-response';
import { modelHandlers } from './model';
import { routeHandlers } from './route';
import { routeResponseHandlers } from './route-response';
import { routingRuleHandlers } from './routing-rule';
import { stageHandlers } from './stage';
import { tagHandlers } from './tags';
import { vpcLinkHandlers } from './vpc-link';

const handlers: Readonly<Record<KnownOperation, unknown>> = {
  ...apiHandlers,
  ...authorizerHandlers,
  ...deploymentHandlers,
  ...documentHandlers,
  ...integrationHandlers,
  ...routeHandlers,
  ...stageHandlers,
  ...tagHandlers,
  ...apiMappingHandlers,
  ...domainNameHandlers,
  ...integrationResponseHandlers,
  ...modelHandlers,
  ...routeResponseHandlers,
  ...routingRuleHandlers,
  ...vpcLinkHandlers,
};

type AnyHandler = (ctx: Context, input: Record<string, unknown>) => object | undefined;

/**
 * The handler of an operation, or undefined where there is none. Its input's type is forgotten here, and given back by
 * the decoder, which reads it by the operation's own schema.
 */
export function handlerOf(operation: Operation): AnyHandler | undefined {
  return (handlers as Partial<Record<Operation, unknown>>)[operation] as AnyHandler | undefined;
}
