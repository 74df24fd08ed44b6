import { Document, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';

/** A short form of CloudFormation: `!Ref Api`, `!Sub "…"`, `!GetAtt Api.ApiEndpoint`. */
export class ShortForm {
  constructor(
    readonly name: 'Ref' | 'Sub' | 'GetAtt',
    readonly text: string,
  ) {}
}

/** A value of a template. */
export type YamlValue =
  | string
  | number
  | boolean
  | ShortForm
  | readonly YamlValue[]
  | { readonly [key: string]: YamlValue };

/** A map with a comment above each key that has one. */
export interface Section {
  [key: string]: { comments?: readonly string[]; value: YamlValue };
}

const MERGE = 'tag:yaml.org,2002:merge';

/** Characters that are invisible or change the direction of the text around them; a line end is neither. */
const INVISIBLE =
  /[\p{Cc}\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]/gu;
const hasInvisible = (text: string) => text.replaceAll('\n', '').search(INVISIBLE) !== -1;

/**
 * A template as YAML: text that YAML 1.1, which CloudFormation reads, would take for something else is in quotes.
 * @param sections the top level: a value, or entries with comments
 */
export function printYaml(
  head: string,
  sections: readonly (readonly [name: string, content: YamlValue | { entries: Section }])[],
): string {
  const document = new Document(undefined, {
    version: '1.1',
    merge: false,
    // It would print a key `<<` without the quotes that make it text.
    customTags: (tags) => tags.filter((tag) => typeof tag === 'string' || tag.tag !== MERGE),
  });
  document.commentBefore = ` ${head}`;
  const top = new YAMLMap(document.schema);
  for (const [name, content] of sections) {
    const isSection = typeof content === 'object' && 'entries' in content;
    const pair = new Pair(scalar(name), isSection ? sectionNode(content.entries as Section) : node(content));
    if (top.items.length > 0) pair.key.spaceBefore = true;
    top.items.push(pair);
  }
  document.contents = top as never;
  const text = document.toString({ lineWidth: 0, directives: false });
  // They are in double quotes, where the escapes are read back.
  return text.replaceAll(INVISIBLE, (character) =>
    character === '\n' ? character : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function sectionNode(entries: Section): YAMLMap {
  const map = new YAMLMap();
  for (const [key, { comments = [], value }] of Object.entries(entries)) {
    const name = scalar(key);
    if (map.items.length > 0) name.spaceBefore = true;
    if (comments.length > 0) name.commentBefore = comments.map((line) => ` ${line}`).join('\n');
    map.items.push(new Pair(name, node(value)));
  }
  return map;
}

function node(value: YamlValue): Scalar | YAMLMap | YAMLSeq {
  if (value instanceof ShortForm) {
    const short = scalar(value.text);
    short.tag = `!${value.name}`;
    return short;
  }
  if (typeof value !== 'object') return scalar(value);
  if (Array.isArray(value)) {
    const list = new YAMLSeq();
    list.items = (value as readonly YamlValue[]).map(node);
    return list;
  }
  const map = new YAMLMap();
  map.items = Object.entries(value).map(([key, one]) => new Pair(scalar(key), node(one)));
  return map;
}

function scalar(value: string | number | boolean): Scalar {
  const result = new Scalar(value);
  // Readers differ in what they take for a number, a date or a time; `<<` and `=` have a meaning as keys. Text that begins with a blank
  // line is not read back from a block.
  const isAmbiguous = typeof value === 'string' && (/^[\s\d+.<=~-]/.test(value) || hasInvisible(value));
  if (isAmbiguous) result.type = Scalar.QUOTE_DOUBLE;
  return result;
}
