import { lambdaName } from '../../../service/arn';
import type { Members } from '../../../service/configuration/value';
import { withStageVariables } from '../../../service/traffic/backend-request';
import { functionNameOf, partsOf } from '../../../service/traffic/parts';
import type { Trace } from '../../../service/traffic/trace';
import type { World } from '../../../service/traffic/world';

/** A function that a request reaches, by its name, and as what. */
export interface CalledFunction {
  name: string;
  /** Whether an authorizer's result is `isAuthorized`, as opposed to a policy. */
  use: 'integration' | 'websocket-integration' | 'simple-authorizer' | 'policy-authorizer';
}

/**
 * The functions of the route that a request comes to, whether or not something stops it before; in their order. One that is both
 * is the authorizer.
 */
export function calledFunctions(world: World, result: Pick<Trace, 'stage' | 'routeKey'>): CalledFunction[] {
  const parts = partsOf(world, result);
  if (!parts) return [];
  const { authorizer, integration, stageVariables } = parts;
  const called: CalledFunction[] = [];
  if (authorizer?.AuthorizerType === 'REQUEST')
    called.push({
      name: functionNameOf(String(authorizer.AuthorizerUri ?? ''), stageVariables),
      use: authorizer.EnableSimpleResponses === true ? 'simple-authorizer' : 'policy-authorizer',
    });
  if (isFunction(integration, stageVariables))
    called.push({
      name: functionNameOf(String(integration.IntegrationUri ?? ''), stageVariables),
      use: world.configuration.protocol === 'HTTP' ? 'integration' : 'websocket-integration',
    });
  return called.filter(({ name }, at) => called.findIndex((one) => one.name === name) === at);
}

/** Whether an integration invokes a function, as opposed to an action of an AWS service. */
function isFunction(
  integration: Members | undefined,
  stageVariables: Readonly<Record<string, string>>,
): integration is Members {
  const { IntegrationType, IntegrationSubtype, IntegrationUri } = integration ?? {};
  if (IntegrationType === 'AWS_PROXY') return IntegrationSubtype === undefined;
  // Of a WebSocket API, with request templates.
  const uri = withStageVariables(String(IntegrationUri ?? ''), stageVariables);
  return IntegrationType === 'AWS' && lambdaName(uri) !== undefined;
}
