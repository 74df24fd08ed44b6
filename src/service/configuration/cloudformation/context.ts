import { aroundId, type CodeNote, type CodeOptions, inComment } from '../code/code';
import { pascalName, uniqueNames } from '../code/names';
import type { Configuration } from '../value';
import { type Section, ShortForm, type YamlValue } from './yaml';

/** A kind of resource, and the start of its logical ids. */
export type ResourceType =
  | 'Api'
  | 'ApiMapping'
  | 'Authorizer'
  | 'Deployment'
  | 'DomainName'
  | 'Integration'
  | 'IntegrationResponse'
  | 'Model'
  | 'Route'
  | 'RouteResponse'
  | 'RoutingRule'
  | 'Stage'
  | 'VpcLink';

/** The logical id of the API: there is one in a template. */
export const API = 'Api';
export const API_ID = new ShortForm('Ref', API);

/** What the template is written from, what it refers to, and what was noted on the way. */
export class TemplateContext {
  readonly notes: CodeNote[] = [];
  readonly resources: Section = {};
  /** Logical ids: of integrations by content, of authorizers, models and routes by name. */
  readonly integrations = new Map<string, string>();
  readonly authorizers = new Map<string, string>();
  readonly models = new Map<string, string>();
  readonly routes = new Map<string, string>();
  readonly stages = new Map<string, string>();
  readonly vpcLinks = new Map<string, string>();
  /** What has to exist before a deployment. */
  readonly deployed: string[] = [];
  private readonly unique = uniqueNames('');

  constructor(
    readonly configuration: Configuration,
    readonly options: CodeOptions,
  ) {}

  /** A logical id. @param text what it is named after */
  name(type: ResourceType, text: string): string {
    return this.unique('', pascalName(type, text));
  }

  /** Notes something, and returns the comment for its place. */
  note(subject: string, text: string): string {
    this.notes.push({ subject, text });
    return inComment(text);
  }

  /** Adds a resource. */
  add(
    type: ResourceType,
    id: string,
    properties: Readonly<Record<string, YamlValue | undefined>>,
    { dependsOn = [], comments = [] }: { dependsOn?: readonly string[]; comments?: readonly string[] } = {},
  ): void {
    const set = Object.entries(properties).filter(
      (entry): entry is [string, YamlValue] => entry[1] !== undefined,
    );
    this.resources[id] = {
      comments,
      value: {
        Type: `AWS::ApiGatewayV2::${type}`,
        ...(dependsOn.length > 0 && { DependsOn: dependsOn }),
        Properties: Object.fromEntries(set),
      },
    };
  }

  /** A value of a member; where it mentions the id of the API, it refers to it. */
  value(value: unknown): YamlValue {
    if (typeof value === 'string') {
      const parts = aroundId(value, this.options.origin?.apiId);
      if (parts.length === 1) return value;
      if (parts.length === 2 && parts.every((part) => part === '')) return API_ID;
      return new ShortForm('Sub', parts.map((part) => part.replaceAll('${', '${!')).join(`\${${API}}`));
    }
    if (Array.isArray(value)) return value.map((one) => this.value(one));
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, this.value(one)]));
    return value as number | boolean;
  }

  /** All members by their own names. */
  values(members: Readonly<Record<string, unknown>>): Record<string, YamlValue> {
    return Object.fromEntries(Object.entries(members).map(([name, value]) => [name, this.value(value)]));
  }
}
