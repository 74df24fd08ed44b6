/** What a search can be narrowed by, as it is typed, and what each keeps. */
export const FILTERS = {
  kind: 'Resources of a kind, such as route or stage',
  path: 'Routes whose path contains it',
  method: 'Routes of a method',
  auth: 'Routes by authorization: none, iam, jwt, lambda or the name of an authorizer',
  fn: 'What invokes a Lambda function, and routes that lead to it',
  api: 'What belongs to an API, by its name or ID',
  tag: 'What has a tag, or whose API has it: team or team=shop',
} as const;

export type FilterName = keyof typeof FILTERS;

export const FILTER_NAMES = Object.keys(FILTERS) as readonly FilterName[];

/** `tag:team=shop`; its value is not empty. */
export interface Filter {
  name: FilterName;
  value: string;
}

/** A search as it is meant: each word is found, and each filter keeps it. */
export interface SearchQuery {
  words: readonly string[];
  filters: readonly Filter[];
}

/** A word or a filter in the text of a search. */
export interface Token {
  /** From `start` to before `end` of the text. */
  start: number;
  end: number;
  /** The filter that it begins with; its value may be empty while it is typed. */
  filter: FilterName | undefined;
  /** The word, or the filter's value, without quotes. */
  value: string;
}

const NAME = new RegExp(`^(${FILTER_NAMES.join('|')}):`, 'i');

/**
 * The words and filters of a text, in their order. Quotes keep spaces together, and a backslash in them keeps a quote or a
 * backslash; what begins with a quote is a word, also when it looks like a filter. A quote that is not closed ends with the text.
 */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    if (/\s/.test(text.charAt(at))) at++;
    else {
      const token = tokenAt(text, at);
      tokens.push(token);
      at = token.end;
    }
  }
  return tokens;
}

function tokenAt(text: string, start: number): Token {
  const [prefix = '', name] = NAME.exec(text.slice(start)) ?? [];
  let value = '';
  let isQuoted = false;
  let at = start + prefix.length;
  for (; at < text.length && (isQuoted || !/\s/.test(text.charAt(at))); at++) {
    const sign = text.charAt(at);
    const next = text.charAt(at + 1);
    if (sign === '"') isQuoted = !isQuoted;
    else if (isQuoted && sign === '\\' && (next === '"' || next === '\\')) {
      value += next;
      at++;
    } else value += sign;
  }
  return { start, end: at, filter: name?.toLowerCase() as FilterName | undefined, value };
}

/** The search that a text is; a filter without a value is still being typed and keeps everything. */
export function parseQuery(text: string): SearchQuery {
  const tokens = tokensOf(text).filter(({ value }) => value !== '');
  return {
    words: tokens.flatMap(({ filter, value }) => (filter ? [] : [value])),
    filters: tokens.flatMap(({ filter, value }) => (filter ? [{ name: filter, value }] : [])),
  };
}

const quoted = (value: string) => `"${value.replace(/["\\]/g, '\\$&')}"`;

/** A filter as it is typed. */
export const filterText = ({ name, value }: Filter) =>
  `${name}:${/[\s"]/.test(value) ? quoted(value) : value}`;

const wordText = (word: string) => (/[\s"]/.test(word) || NAME.test(word) ? quoted(word) : word);

/** A search as it is typed: `parseQuery` gives it back. */
export const formatQuery = ({ words, filters }: SearchQuery) =>
  [...words.map(wordText), ...filters.map(filterText)].join(' ');

/** A text with this filter in place of all of its name, behind the rest; without a value there is none of that name. */
export function replaceFilter(text: string, name: FilterName, value: string | undefined): string {
  const kept = tokensOf(text).flatMap(({ start, end, filter }) =>
    filter === name ? [] : [text.slice(start, end)],
  );
  return [...kept, ...(value === undefined ? [] : [filterText({ name, value })])].join(' ');
}
