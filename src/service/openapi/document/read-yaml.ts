import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  Scalar,
  type YAMLMap,
} from 'yaml';
import type { ReadResult } from './read-result';
import { MAX_YAML_DEPTH, yamlExcess } from './yaml-size';

/** How many values a document may come to with its aliases written out: no honest document comes near. */
const MAX_EXPANDED_VALUES = 2_000_000;

/** A fault of the document, at an offset of its text where one is known. */
class YamlFault extends Error {
  constructor(
    message: string,
    readonly offset: number | undefined,
  ) {
    super(message);
  }
}

/** Reads a YAML 1.2 text (with merge keys, as in 1.1). Lines and columns of faults count from 1. */
export function readYaml(text: string): ReadResult {
  const lines = new LineCounter();
  const fail = (message: string, offset: number | undefined): ReadResult => {
    const { line, col } = offset === undefined ? { line: 0, col: 0 } : lines.linePos(offset);
    return {
      ok: false,
      message: `The document is not YAML: ${message}`,
      ...(line > 0 ? { line, column: col } : {}),
    };
  };
  const excess = yamlExcess(text);
  if (excess !== undefined) return fail(excess, undefined);
  try {
    // The library's own test for double keys takes quadratic time; Conversion has a linear one.
    const document = parseDocument(text, {
      lineCounter: lines,
      prettyErrors: false,
      uniqueKeys: false,
      resolveKnownTags: false,
      // 'silent' would also take a second document without a word.
      logLevel: 'error',
    });
    const [error] = document.errors;
    if (error) return fail(error.message, error.pos[0]);
    const value = new Conversion().convert(document.contents, 0);
    return { ok: true, format: 'YAML', value };
  } catch (error) {
    if (error instanceof YamlFault) return fail(error.message, error.offset);
    // The parser is recursive: how deep it can go depends on the stack that is left.
    if (error instanceof RangeError) return fail('it is nested too deeply', undefined);
    throw error;
  }
}

/** Turns nodes into plain values: linear in time, bounded in what aliases come to, proof against odd keys. */
class Conversion {
  private values = 0;
  private readonly anchors = new Map<string, { value: unknown; values: number }>();

  convert(node: unknown, depth: number): unknown {
    if (depth > MAX_YAML_DEPTH)
      throw new YamlFault(`it is nested deeper than ${MAX_YAML_DEPTH} levels`, startOf(node));
    const before = this.values;
    this.count(1, node);
    if (isAlias(node)) {
      const anchor = this.anchors.get(node.source);
      if (!anchor) throw new YamlFault(`the alias *${node.source} has no anchor before it`, startOf(node));
      this.count(anchor.values, node);
      return anchor.value;
    }
    const value = tagged(node, this.plain(node, depth));
    const anchor = (isScalar(node) || isMap(node) || isSeq(node)) && node.anchor;
    if (anchor) this.anchors.set(anchor, { value, values: this.values - before });
    return value;
  }

  private plain(node: unknown, depth: number): unknown {
    if (isMap(node)) return this.map(node, depth);
    if (isSeq(node)) return node.items.map((item) => this.convert(item, depth + 1));
    if (isScalar(node)) return scalar(node);
    return null;
  }

  private map(node: YAMLMap, depth: number): Record<string, unknown> {
    const entries = new Map<string, unknown>();
    const merged = new Map<string, unknown>();
    for (const { key, value } of node.items) {
      const name = keyText(key);
      const content = this.convert(value, depth + 1);
      if (name === '<<' && isScalar(key) && key.type === Scalar.PLAIN) {
        this.merge(content, merged, key);
      } else if (entries.has(name)) {
        throw new YamlFault(`duplicate key ${JSON.stringify(name)} in one mapping`, startOf(key));
      } else entries.set(name, content);
    }
    // fromEntries defines members: a `__proto__` key becomes an own member like any other.
    return Object.fromEntries([...merged].filter(([name]) => !entries.has(name)).concat([...entries]));
  }

  private merge(source: unknown, into: Map<string, unknown>, key: Node): void {
    for (const part of Array.isArray(source) ? source : [source]) {
      if (typeof part !== 'object' || part === null || Array.isArray(part))
        throw new YamlFault('a merge key (<<) takes a mapping or a list of mappings', startOf(key));
      for (const [name, value] of Object.entries(part)) {
        this.count(1, key);
        if (!into.has(name)) into.set(name, value);
      }
    }
  }

  private count(values: number, node: unknown): void {
    this.values += values;
    if (this.values > MAX_EXPANDED_VALUES)
      throw new YamlFault(`its aliases come to more than ${MAX_EXPANDED_VALUES} values`, startOf(node));
  }
}

/** A number that is not written as JavaScript would (`1.0`, `007`) stays text: a version is not to lose its zero. */
function scalar(node: Scalar): unknown {
  const { value, source } = node;
  if (typeof value === 'bigint') return source ?? String(value);
  return typeof value === 'number' && source !== undefined && source !== String(value) ? source : value;
}

/** `!Ref x`, `!GetAtt a.b`: CloudFormation's functions in short, given their long form so that they can be named. */
function tagged(node: unknown, value: unknown): unknown {
  const tag = isScalar(node) || isMap(node) || isSeq(node) ? node.tag : undefined;
  if (!tag?.startsWith('!') || tag.startsWith('!!')) return value;
  const name = tag.slice(1);
  return { [name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`]: value };
}

function keyText(key: unknown): string {
  if (key === null) return '';
  if (!isScalar(key)) throw new YamlFault('only texts and numbers can be keys', startOf(key));
  return key.value === null
    ? ''
    : String(typeof key.value === 'string' ? key.value : (key.source ?? key.value));
}

const startOf = (node: unknown): number | undefined =>
  isScalar(node) || isMap(node) || isSeq(node) || isAlias(node) ? node.range?.[0] : undefined;
