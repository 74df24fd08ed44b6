import { aroundId, type CodeNote, inComment, type TerraformOptions } from '../code/code';
import { snakeName, uniqueNames } from '../code/names';
import type { Configuration, Members } from '../value';
import { attribute, block, comment, Expression, type HclValue, type Item, Template } from './hcl';

/** The kinds of resources of the provider that the code has, without `aws_apigatewayv2_`. */
export type ResourceType =
  | 'api'
  | 'api_mapping'
  | 'authorizer'
  | 'deployment'
  | 'domain_name'
  | 'integration'
  | 'integration_response'
  | 'model'
  | 'route'
  | 'route_response'
  | 'stage'
  | 'vpc_link';

/** How a member is written; a text is the name of the provider's argument. */
type MemberRule = string | ((value: unknown) => readonly Item[]);

/** The members of a kind that the provider knows, in the order of the code. */
export type MemberRules = readonly (readonly [member: string, rule: MemberRule])[];

/** What the code is written from, what it refers to, and what was noted on the way. */
export class TerraformContext {
  readonly notes: CodeNote[] = [];
  /** The id of the API as an expression. */
  apiId = new Expression('""');
  /** Expressions for the ids of integrations: by content, and by their id in the API of `origin`. */
  readonly integrations = new Map<string, HclValue>();
  readonly integrationsById = new Map<string, HclValue>();
  /** Expressions by name and by route key. */
  readonly authorizers = new Map<string, Expression>();
  readonly models = new Map<string, Expression>();
  readonly routeKeys = new Map<string, Expression>();
  readonly stages = new Map<string, Expression>();
  readonly vpcLinks = new Map<string, Expression>();
  /** The addresses of what a deployment contains. */
  readonly deployed: string[] = [];
  private readonly unique = uniqueNames('_');

  constructor(
    readonly configuration: Configuration,
    readonly options: TerraformOptions,
  ) {}

  get imports(): boolean {
    return this.options.imports === true && this.options.origin !== undefined;
  }

  /** The address of a resource. @param text what it is named after */
  address(type: ResourceType, text: string): string {
    return `aws_apigatewayv2_${type}.${this.unique(type, snakeName(type, text))}`;
  }

  /** A resource with its import. @param id the identifiers that the provider imports it by */
  resource(address: string, id: readonly (string | undefined)[], items: readonly Item[]): Item[] {
    const [type, name] = address.split('.');
    const declared = block(`resource "${type}" "${name}"`, items);
    if (!this.imports) return [declared];
    const to = [attribute('to', new Expression(address)), attribute('id', id.join('/'))];
    return [block('import', to), declared];
  }

  /** Notes something, and returns the comment for its place. */
  note(subject: string, text: string): Item {
    this.notes.push({ subject, text });
    return comment(inComment(text));
  }

  /** The members that the rules know as items; the others as comments. */
  members(subject: string, members: Members, rules: MemberRules): Item[] {
    const known = rules.flatMap(([member, rule]) => {
      const value = members[member];
      if (value === undefined) return [];
      return typeof rule === 'string' ? [attribute(rule, this.value(value))] : rule(value);
    });
    const names = new Set(rules.map(([member]) => member));
    const unknown = Object.entries(members)
      .filter(([member]) => !names.has(member))
      .map(([member, value]) =>
        this.note(subject, `${member} has no argument in Terraform's AWS provider: ${JSON.stringify(value)}`),
      );
    return [...known, ...unknown];
  }

  /** A value of a member; where it mentions the id of the API, it refers to it. */
  value(value: unknown): HclValue {
    if (typeof value === 'string') {
      const [first = '', ...rest] = aroundId(value, this.options.origin?.apiId);
      if (rest.length === 0) return value;
      if (first === '' && rest.length === 1 && rest[0] === '') return this.apiId;
      return new Template([first, ...rest.flatMap((part) => [this.apiId, part])]);
    }
    if (Array.isArray(value)) return value.map((one) => this.value(one));
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, this.value(one)]));
    return value as number | boolean;
  }
}
