import { parse, type ScalarTag } from 'yaml';
import type { startSandbox } from '../../../sandbox/client.test-support';
import { type Property, type PropertyType, SPECIFICATION } from './specification.test-support';
import { ShortForm } from './yaml';

/** A resource of a template. */
interface Resource {
  Type: string;
  DependsOn?: readonly string[];
  Properties: Readonly<Record<string, unknown>>;
}

/** A template as CloudFormation reads it. */
export interface Template {
  Resources: Readonly<Record<string, Resource>>;
  Outputs: Readonly<Record<string, { Value: unknown }>>;
}

const shortForm = (name: 'Ref' | 'Sub' | 'GetAtt'): ScalarTag => ({
  tag: `!${name}`,
  resolve: (text) => new ShortForm(name, text),
});

/** Reads a template: YAML 1.1 with the short forms. @throws Error on what is not YAML */
export function readTemplate(text: string): Template {
  return parse(text, {
    version: '1.1',
    merge: false,
    customTags: (tags) => [...tags, shortForm('Ref'), shortForm('Sub'), shortForm('GetAtt')],
  });
}

const VARIABLE = /\$\{(!?)([^}]*)\}/g;

/** What a value refers to: logical ids, and `id.Attribute`. */
function referencesIn(value: unknown): string[] {
  if (value instanceof ShortForm)
    return value.name === 'Sub'
      ? [...value.text.matchAll(VARIABLE)].flatMap(([, mark, name = '']) => (mark === '!' ? [] : [name]))
      : [value.text];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(referencesIn) : [];
}

/** What the specification has against a template, as sentences. */
export function problemsOf({ Resources, Outputs }: Template): string[] {
  const references = [Outputs, ...Object.values(Resources)].flatMap(referencesIn).flatMap((reference) => {
    const [id = '', attribute] = reference.split('.');
    const type = Resources[id]?.Type.replace('AWS::ApiGatewayV2::', '') ?? '';
    if (!Resources[id]) return [`${reference} refers to nothing.`];
    const isKnown = attribute === undefined || SPECIFICATION[type]?.attributes.includes(attribute);
    return isKnown ? [] : [`${type} has no attribute ${attribute}.`];
  });
  const resources = Object.entries(Resources).flatMap(([id, { Type, DependsOn = [], Properties }]) => {
    const type = SPECIFICATION[Type.replace(/^AWS::ApiGatewayV2::/, '')];
    if (!type) return [`${Type} is no type.`];
    return [
      ...(/^[A-Za-z0-9]{1,255}$/.test(id) ? [] : [`${id} is no logical id.`]),
      ...DependsOn.filter((other) => !Resources[other]).map((other) => `${id} depends on ${other}.`),
      ...membersProblems(Properties, type.properties, id),
    ];
  });
  return [...references, ...resources];
}

function membersProblems(
  value: Readonly<Record<string, unknown>>,
  members: Readonly<Record<string, Property>>,
  path: string,
): string[] {
  const missing = Object.entries(members)
    .filter(([name, type]) => typeof type === 'object' && 'required' in type && value[name] === undefined)
    .map(([name]) => `${path}.${name} is missing.`);
  const present = Object.entries(value).flatMap(([name, one]) => {
    const property = members[name];
    if (property === undefined) return [`${path}.${name} is unknown.`];
    const type = typeof property === 'object' && 'required' in property ? property.required : property;
    return problems(one, type, `${path}.${name}`);
  });
  return [...missing, ...present];
}

function problems(value: unknown, type: PropertyType, path: string): string[] {
  if (value instanceof ShortForm) return type === 'string' || type === 'json' ? [] : [`${path} is text.`];
  if (typeof type === 'string') {
    const fits = {
      string: typeof value === 'string',
      boolean: typeof value === 'boolean',
      integer: Number.isInteger(value),
      number: typeof value === 'number',
      json: value !== undefined,
    }[type];
    return fits ? [] : [`${path} is not of type ${type}.`];
  }
  if (typeof value !== 'object' || value === null) return [`${path} is no structure.`];
  if ('list' in type)
    return Array.isArray(value)
      ? value.flatMap((one, index) => problems(one, type.list, `${path}[${index}]`))
      : [`${path} is no list.`];
  if (Array.isArray(value)) return [`${path} is a list.`];
  if ('map' in type)
    return Object.entries(value).flatMap(([key, one]) => problems(one, type.map, `${path}.${key}`));
  return membersProblems(value as Readonly<Record<string, unknown>>, type.members, path);
}

/** The member of a create call's response that `!Ref` returns. */
const IDS: Readonly<Record<string, string>> = {
  Api: 'ApiId',
  Authorizer: 'AuthorizerId',
  Deployment: 'DeploymentId',
  Integration: 'IntegrationId',
  Route: 'RouteId',
};

/** Creates the resources of a template as CloudFormation does: each after those that it refers to. @returns the ApiId */
export async function createStack(
  { Resources }: Template,
  client: ReturnType<typeof startSandbox>['client'],
): Promise<string> {
  const created = new Map<string, Promise<string>>();
  const resolve = async (value: unknown): Promise<unknown> => {
    if (value instanceof ShortForm) {
      const ids = new Map<string, string>();
      for (const id of referencesIn(value)) ids.set(id, await create(id));
      if (value.name === 'Ref') return ids.get(value.text);
      return value.text.replaceAll(VARIABLE, (_, mark, name) =>
        mark ? `\${${name}}` : String(ids.get(name)),
      );
    }
    if (Array.isArray(value)) return Promise.all(value.map(resolve));
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).map(async ([key, one]) => [key, await resolve(one)] as const);
    return Object.fromEntries(await Promise.all(entries));
  };
  const create = (id: string): Promise<string> => {
    const begun = created.get(id) ?? createResource(id);
    created.set(id, begun);
    return begun;
  };
  const createResource = async (id: string): Promise<string> => {
    const resource = Resources[id];
    if (!resource) throw new Error(`${id} is not in the template`);
    for (const other of resource.DependsOn ?? []) await create(other);
    const kind = resource.Type.replace('AWS::ApiGatewayV2::', '');
    const { Schema, ResponseParameters, ...input } = (await resolve(resource.Properties)) as Record<
      string,
      unknown
    >;
    const method = `create${kind}` as 'createApi';
    const output = await client[method]({
      ...input,
      ...(Schema !== undefined && { Schema: JSON.stringify(Schema) }),
      ...(ResponseParameters !== undefined && {
        ResponseParameters: kind === 'Integration' ? mapped(ResponseParameters) : ResponseParameters,
      }),
    } as never);
    return String((output as unknown as Record<string, unknown>)[IDS[kind] ?? '']);
  };
  for (const id of Object.keys(Resources)) await create(id);
  return create('Api');
}

/** From lists of destination and source to the maps of the service. */
function mapped(parameters: unknown): unknown {
  type Lists = Readonly<Record<string, { ResponseParameters: { Destination: string; Source: string }[] }>>;
  return Object.fromEntries(
    Object.entries(parameters as Lists).map(([status, { ResponseParameters }]) => [
      status,
      Object.fromEntries(ResponseParameters.map(({ Destination, Source }) => [Destination, Source])),
    ]),
  );
}
