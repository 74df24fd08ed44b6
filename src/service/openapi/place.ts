import type { Report } from './report';
import type { DocumentVariables } from './types';
import { cloudFormationFunction, fillVariables } from './variables';

interface Reading {
  report: Report;
  variables: DocumentVariables;
}

/**
 * A value of the document and its location. What is read through it arrives checked: a value of the wrong kind, a
 * placeholder or a CloudFormation function becomes an error that names the place, and reads as absent.
 */
export class Place {
  /**
   * @param owner The operation or part that people know it by: `GET /pets`; empty at the document's root.
   * @param path The members below `owner`.
   */
  constructor(
    private readonly reading: Reading,
    readonly value: unknown,
    private readonly owner = '',
    private readonly path = '',
  ) {}

  get report(): Report {
    return this.reading.report;
  }

  /** `GET /pets: x-amazon-apigateway-integration.uri`. */
  get name(): string {
    return [this.owner, this.path].filter((part) => part !== '').join(': ') || 'The document';
  }

  /** Whether there is anything. YAML's empty value counts as absent. */
  get present(): boolean {
    return this.value !== undefined && this.value !== null;
  }

  /** The own member `key` of an object; absent in anything else. */
  at(key: string): Place {
    return this.with(member(this.value, key), this.owner, this.path === '' ? key : `${this.path}.${key}`);
  }

  /** The same value under the name of an operation or part. */
  as(owner: string): Place {
    return this.with(this.value, owner, '');
  }

  /** The same value, as if it stood at the member `key` of `owner`: what an operation inherits. */
  inheritedBy(owner: string, key: string): Place {
    return this.with(this.value, owner, key);
  }

  /** This place, holding `value`: what a reference here points at. */
  holding(value: unknown): Place {
    return this.with(value, this.owner, this.path);
  }

  /** `message` follows the place's name: `… is a Terraform placeholder`. */
  refuse(message: string): undefined {
    this.report.error(`${this.name} ${message}`);
    return undefined;
  }

  /** The members of an object in their order; none when absent. */
  entries(): [string, Place][] {
    if (!this.object()) return [];
    return Object.keys(this.value as object).map((key) => [key, this.at(key)]);
  }

  /** Names the members that are not `known` as left out. */
  noteOthers(known: ReadonlySet<string>, of: string): void {
    for (const [key] of this.entries())
      if (!known.has(key)) this.report.ignored(`${key} of ${of}`, this.name);
  }

  /** Whether it is an object; any other value than none is an error. */
  object(): boolean {
    if (!this.present || this.isFunction()) return false;
    if (typeof this.value === 'object' && !Array.isArray(this.value)) return true;
    this.refuse(`must be an object, not ${kindOf(this.value)}`);
    return false;
  }

  /** The items of a list; none when absent. */
  items(): Place[] {
    if (!this.present || this.isFunction()) return [];
    if (!Array.isArray(this.value)) {
      this.refuse(`must be a list, not ${kindOf(this.value)}`);
      return [];
    }
    return this.value.map((_item, at) => this.item(at));
  }

  /** The item of a list at `index`; absent in anything else. */
  item(index: number): Place {
    const value: unknown = Array.isArray(this.value) ? this.value[index] : undefined;
    return this.with(value, this.owner, `${this.path}[${index}]`);
  }

  /** Text, with AWS's variables filled in. Numbers and booleans, which YAML makes of bare words, count as text. */
  text(): string | undefined {
    if (!this.present || this.isFunction()) return undefined;
    const { value } = this;
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    if (typeof value !== 'string') return this.refuse(`must be a string, not ${kindOf(value)}`);
    const filled = fillVariables(value, this.reading.variables);
    return filled.fault === undefined ? filled.text : this.refuse(filled.fault);
  }

  /** Text for people: other braces than AWS's variables are just braces. */
  prose(): string | undefined {
    return typeof this.value === 'string'
      ? fillVariables(this.value, this.reading.variables).text
      : this.text();
  }

  /** A list of texts; undefined when absent. */
  texts(): string[] | undefined {
    if (!this.present) return undefined;
    return this.items()
      .map((item) => item.text())
      .filter((item) => item !== undefined);
  }

  /** A version such as "1.0": the number 1 is how JSON.parse reads `1.0` (6.2). */
  version(): string | undefined {
    return typeof this.value === 'number' && Number.isInteger(this.value)
      ? this.value.toFixed(1)
      : this.text();
  }

  number(): number | undefined {
    if (!this.present || this.isFunction()) return undefined;
    if (typeof this.value === 'number') return this.value;
    const text = this.text();
    if (text === undefined) return undefined;
    const number = text.trim() === '' ? Number.NaN : Number(text);
    return Number.isFinite(number) ? number : this.refuse(`must be a number, not ${JSON.stringify(text)}`);
  }

  flag(): boolean | undefined {
    if (!this.present || this.isFunction()) return undefined;
    if (typeof this.value === 'boolean') return this.value;
    if (this.value === 'true' || this.value === 'false') return this.value === 'true';
    const text = this.text();
    return text === undefined ? undefined : this.refuse(`must be true or false, not ${JSON.stringify(text)}`);
  }

  private isFunction(): boolean {
    const name = cloudFormationFunction(this.value);
    if (name !== undefined) this.refuse(`is a CloudFormation function (${name})`);
    return name !== undefined;
  }

  private with(value: unknown, owner: string, path: string): Place {
    return new Place(this.reading, value, owner, path);
  }
}

/** The own member `key` of an object, or undefined: names that every object inherits are not members. */
export function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;
}

/** The object without its absent members: what the document does not say is not to be sent. */
export function present<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, content]) => content !== undefined)) as T;
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (value === null) return 'nothing';
  return typeof value === 'object' ? 'an object' : typeof value === 'string' ? 'text' : `a ${typeof value}`;
}
