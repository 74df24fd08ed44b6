import { own } from '../../../lib/own';
import { targetId } from '../../integration-name';
import type { Members, RouteValue } from '../value';
import type { MemberRules, TerraformContext } from './context';
import { attribute, block, Expression, type HclValue, type Item, Template } from './hcl';
import { managed } from './parts';

/** Routes, each with its responses. */
export function routeBlocks(context: TerraformContext): Item[] {
  const { configuration, options } = context;
  return Object.entries(configuration.routes).flatMap(([key, route]) => {
    const original = own(options.origin?.routes ?? {}, key);
    const subject = `Route ${key}`;
    if (context.imports && original?.isManaged) return [managed(context, subject)];
    const address = context.address('route', key);
    context.routeKeys.set(key, new Expression(`${address}.route_key`));
    context.deployed.push(address);
    return [
      ...context.resource(
        address,
        [options.origin?.apiId, original?.id],
        [
          attribute('api_id', context.apiId),
          attribute('route_key', key),
          ...targetItems(context, key, route),
          ...context.members(subject, route.members, routeRules(context, route)),
        ],
      ),
      ...Object.entries(route.responses).flatMap(([responseKey, members]) => {
        const responseAddress = context.address('route_response', key);
        context.deployed.push(responseAddress);
        const ids = [options.origin?.apiId, original?.id, own(original?.responseIds ?? {}, responseKey)];
        return context.resource(responseAddress, ids, [
          attribute('api_id', context.apiId),
          attribute('route_id', new Expression(`${address}.id`)),
          attribute('route_response_key', responseKey),
          ...context.members(`Route response ${responseKey} of ${key}`, members, [
            ['ModelSelectionExpression', 'model_selection_expression'],
            ['ResponseModels', modelRule(context, 'response_models')],
          ]),
        ]);
      }),
    ];
  });
}

function targetItems(context: TerraformContext, key: string, { integration }: RouteValue): Item[] {
  if (integration === undefined) return [];
  const resource = own(context.options.origin?.routes ?? {}, key)?.resource ?? {};
  const id = targetId(resource.Target as string | undefined);
  const imported = context.imports && id !== undefined ? context.integrationsById.get(id) : undefined;
  const target = imported ?? context.integrations.get(integration);
  if (target === undefined) return [];
  return [attribute('target', typeof target === 'string' ? `integrations/${target}` : template(target))];
}

const template = (target: HclValue) => new Template(['integrations/', target as Expression]);

function routeRules(context: TerraformContext, { authorizer }: RouteValue): MemberRules {
  const reference = authorizer === undefined ? undefined : context.authorizers.get(authorizer);
  return [
    [
      'AuthorizationType',
      (type) => [
        ...(type === 'NONE' ? [] : [attribute('authorization_type', String(type))]),
        ...(reference ? [attribute('authorizer_id', reference)] : []),
      ],
    ],
    ['AuthorizationScopes', 'authorization_scopes'],
    ['ApiKeyRequired', 'api_key_required'],
    ['OperationName', 'operation_name'],
    ['ModelSelectionExpression', 'model_selection_expression'],
    ['RequestModels', modelRule(context, 'request_models')],
    ['RouteResponseSelectionExpression', 'route_response_selection_expression'],
    [
      'RequestParameters',
      (parameters) =>
        Object.entries(parameters as Readonly<Record<string, Members>>).map(([name, { Required }]) =>
          block('request_parameter', [
            attribute('request_parameter_key', name),
            attribute('required', Required === true),
          ]),
        ),
    ],
  ];
}

/** Names of models: those of the code are references, so that they are created first. */
const modelRule =
  (context: TerraformContext, name: string) =>
  (models: unknown): Item[] => [
    attribute(
      name,
      Object.fromEntries(
        Object.entries(models as Readonly<Record<string, string>>).map(([key, model]) => [
          key,
          context.models.get(model) ?? model,
        ]),
      ),
    ),
  ];
