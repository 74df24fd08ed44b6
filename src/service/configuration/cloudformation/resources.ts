import { integrationName } from '../../integration-name';
import { API_KEY_SELECTIONS } from '../../rules/api';
import type { ByKey, Members } from '../value';
import { API, API_ID, type TemplateContext } from './context';
import { ShortForm, type YamlValue } from './yaml';

/** `members` without those that have this value: it is the service's default. */
const withoutDefaults = (members: Members, defaults: Members): Members =>
  Object.fromEntries(Object.entries(members).filter(([name, value]) => value !== defaults[name]));

/** The API with its CORS and tags. */
export function addApi(context: TemplateContext): void {
  const { api, protocol, tags } = context.configuration;
  const { Name, ...members } = withoutDefaults(api, {
    ApiKeySelectionExpression: API_KEY_SELECTIONS[0],
    IpAddressType: 'ipv4',
  });
  context.add('Api', API, {
    Name: String(Name),
    ProtocolType: protocol,
    ...(members as Record<string, YamlValue>),
    Tags: Object.keys(tags).length > 0 ? tags : undefined,
  });
}

/** The models of a WebSocket API. Their schemas are JSON in a template, not text. */
export function addModels(context: TemplateContext): void {
  for (const [name, { Schema, ...members }] of Object.entries(context.configuration.models)) {
    const id = context.name('Model', name);
    context.models.set(name, id);
    context.deployed.push(id);
    const { schema, comment } = schemaOf(context, name, String(Schema));
    context.add(
      'Model',
      id,
      { ApiId: API_ID, Name: name, ...context.values(members), Schema: schema },
      { comments: comment === undefined ? [] : [comment] },
    );
  }
}

function schemaOf(
  context: TemplateContext,
  name: string,
  text: string,
): { schema: YamlValue; comment?: string } {
  try {
    const parsed: unknown = JSON.parse(text);
    if (JSON.stringify(parsed) === text) return { schema: context.value(parsed) };
    const comment = context.note(
      `Model ${name}`,
      'CloudFormation writes the schema as JSON by itself: its spaces and line ends will differ.',
    );
    return { schema: context.value(parsed), comment };
  } catch {
    const comment = context.note(`Model ${name}`, 'The schema is not JSON, which CloudFormation expects.');
    return { schema: context.value(text), comment };
  }
}

/** The authorizers. */
export function addAuthorizers(context: TemplateContext): void {
  for (const [name, members] of Object.entries(context.configuration.authorizers)) {
    const id = context.name('Authorizer', name);
    context.authorizers.set(name, id);
    context.add('Authorizer', id, { ApiId: API_ID, Name: name, ...context.values(members) });
  }
}

/** Integrations, each with its responses. */
export function addIntegrations(context: TemplateContext): void {
  for (const [key, { members, responses }] of Object.entries(context.configuration.integrations)) {
    const name = integrationName(members);
    const id = context.name('Integration', name);
    context.integrations.set(key, id);
    const { ResponseParameters, ConnectionId, ...plain } = withoutDefaults(members, {
      ConnectionType: 'INTERNET',
    });
    const link = context.vpcLinks.get(String(ConnectionId));
    context.add('Integration', id, {
      ApiId: API_ID,
      ...context.values(plain),
      ConnectionId:
        ConnectionId === undefined ? undefined : link ? new ShortForm('Ref', link) : String(ConnectionId),
      ResponseParameters: responseParameters(context, ResponseParameters as ByKey<ByKey<string>> | undefined),
    });
    for (const [responseKey, response] of Object.entries(responses)) {
      const responseId = context.name('IntegrationResponse', `${name} ${responseKey}`);
      context.deployed.push(responseId);
      context.add('IntegrationResponse', responseId, {
        ApiId: API_ID,
        IntegrationId: new ShortForm('Ref', id),
        IntegrationResponseKey: responseKey,
        ...context.values(response),
      });
    }
  }
}

/** The mapping of responses of HTTP APIs, which CloudFormation has as lists. */
function responseParameters(
  context: TemplateContext,
  parameters: ByKey<ByKey<string>> | undefined,
): YamlValue | undefined {
  if (!parameters) return undefined;
  return Object.fromEntries(
    Object.entries(parameters).map(([status, mappings]) => [
      status,
      {
        ResponseParameters: Object.entries(mappings).map(([Destination, source]) => ({
          Destination,
          Source: context.value(source),
        })),
      },
    ]),
  );
}

/** Routes, each with its responses. */
export function addRoutes(context: TemplateContext): void {
  for (const [key, route] of Object.entries(context.configuration.routes)) {
    const id = context.name('Route', key);
    context.routes.set(key, id);
    context.deployed.push(id);
    const integration =
      route.integration === undefined ? undefined : context.integrations.get(route.integration);
    const authorizer = route.authorizer === undefined ? undefined : context.authorizers.get(route.authorizer);
    context.add(
      'Route',
      id,
      {
        ApiId: API_ID,
        RouteKey: key,
        Target:
          integration === undefined ? undefined : new ShortForm('Sub', `integrations/\${${integration}}`),
        ...context.values(withoutDefaults(route.members, { AuthorizationType: 'NONE' })),
        AuthorizerId: authorizer === undefined ? undefined : new ShortForm('Ref', authorizer),
      },
      { dependsOn: modelIds(context, route.members.RequestModels) },
    );
    for (const [responseKey, members] of Object.entries(route.responses)) {
      const responseId = context.name('RouteResponse', key);
      context.deployed.push(responseId);
      context.add(
        'RouteResponse',
        responseId,
        {
          ApiId: API_ID,
          RouteId: new ShortForm('Ref', id),
          RouteResponseKey: responseKey,
          ...context.values(members),
        },
        { dependsOn: modelIds(context, members.ResponseModels) },
      );
    }
  }
}

/** The models that a route names: a name is no reference, so that DependsOn has to say what comes first. */
function modelIds(context: TemplateContext, models: unknown): string[] {
  const names = new Set(Object.values((models ?? {}) as ByKey<string>));
  return [...names].flatMap((name) => context.models.get(name) ?? []);
}
