import MiniSearch, { type SearchResult } from 'minisearch';
import { KINDS, kinds } from '../../service/kinds';
import type { Kind } from '../../service/resources';
import { documentsOf, type SearchDocument, type SearchSource } from '../../service/search/document';
import { keeps } from '../../service/search/filters';
import type { Member } from '../../service/search/members';
import { parseQuery } from '../../service/search/query';
import { type Suggestion, suggest, type Vocabulary, vocabularyOf } from '../../service/search/suggest';

/** A resource that was found. */
export interface Hit {
  id: string;
  kind: Kind;
  ids: readonly string[];
  name: string;
  /** The name of its API or domain name. */
  owner: string | undefined;
  /** Where a word was found that is not in its name; undefined where its name has them all. */
  found: Member | undefined;
}

/** What a search asks for: its text, and which of the results are shown. */
export interface Question {
  text: string;
  offset: number;
  limit: number;
}

export interface Answer {
  text: string;
  hits: readonly Hit[];
  total: number;
  /** How many of each kind there are without filters by kind, in the order of the navigation. */
  facets: readonly { kind: Kind; count: number }[];
  /** Whether the words were found as they begin, as parts of others, or only what is spelled similarly. */
  match: 'words' | 'parts' | 'similar';
  suggestions: readonly Suggestion[];
  /** Resources that can be found. */
  resources: number;
}

interface Entry {
  document: SearchDocument;
  /** Everything that it is found by, in lower case. */
  text: string;
}

/** Between the words of a name in camel case. */
const HUMP = /(?<=[\p{Ll}\p{N}])(?=\p{Lu})/u;

/** At the signs between words; a word in camel case is found as a whole and by its parts. */
function tokenize(text: string): string[] {
  return text.split(/[^\p{L}\p{N}]+/u).flatMap((word) => {
    if (word === '') return [];
    return HUMP.test(word) ? [word, ...word.split(HUMP)] : [word];
  });
}

/** Typed words are looked for as they are. */
const typedWords = (text: string) => text.split(/[^\p{L}\p{N}]+/u).filter(Boolean);

/** Of short words nearly all are similar. */
const similarity = (word: string) => (word.length > 4 ? 0.2 : false);

const FIELDS = ['name', 'ids', 'text', 'owner', 'kind'] as const;

/** An index over resources: by words, and by filters. Knows nothing of the cache and can be in a worker. */
export class SearchIndex {
  readonly #words = new MiniSearch<SearchDocument>({
    fields: [...FIELDS],
    extractField: (document, field) => fieldOf(document, field),
    tokenize,
    searchOptions: {
      tokenize: typedWords,
      combineWith: 'AND',
      prefix: true,
      boost: { name: 4, ids: 6, owner: 0.2, kind: 0.5 },
      // An API comes before its routes of the same name.
      boostDocument: (id) => (String(id).startsWith('api/') ? 4 : 1),
    },
  });
  readonly #entries = new Map<string, Entry>();
  readonly #sources = new Map<string, readonly string[]>();
  #vocabulary: Vocabulary | undefined;

  /** Sets what a source has; replaces what it had. */
  put(key: string, source: SearchSource): void {
    this.drop(key);
    const documents = documentsOf(source).filter(({ id }) => !this.#entries.has(id));
    this.#sources.set(
      key,
      documents.map(({ id }) => id),
    );
    for (const document of documents) {
      this.#entries.set(document.id, { document, text: haystack(document) });
      this.#words.add(document);
    }
  }

  /** Forgets a source. */
  drop(key: string): void {
    this.#vocabulary = undefined;
    for (const id of this.#sources.get(key) ?? []) {
      this.#entries.delete(id);
      this.#words.discard(id);
    }
    this.#sources.delete(key);
  }

  ask({ text, offset, limit }: Question): Answer {
    this.#vocabulary ??= vocabularyOf(Array.from(this.#entries.values(), ({ document }) => document));
    const { words, filters } = parseQuery(text);
    const others = keeps(filters.filter(({ name }) => name !== 'kind'));
    const ofKind = keeps(filters.filter(({ name }) => name === 'kind'));
    const isEmpty = words.length === 0 && filters.length === 0;
    const { documents, match } = isEmpty
      ? { documents: [], match: 'words' as const }
      : this.#find(words, others);
    const kept = documents.filter(ofKind);
    return {
      text,
      hits: kept.slice(offset, offset + limit).map((document) => hitOf(document, words)),
      total: kept.length,
      facets: facetsOf(documents),
      match,
      suggestions: suggest(text, this.#vocabulary),
      resources: this.#entries.size,
    };
  }

  /** The best first; what is only a part of a word, or similar to it, where nothing else is found. */
  #find(
    words: readonly string[],
    isKept: (document: SearchDocument) => boolean,
  ): { documents: SearchDocument[]; match: Answer['match'] } {
    const all = Array.from(this.#entries.values());
    const ofEntries = (entries: readonly Entry[]) =>
      entries.map(({ document }) => document).filter((document) => isKept(document));
    const typed = words.join(' ');
    if (typedWords(typed).length === 0) {
      const signs = words.map((word) => word.toLowerCase());
      return {
        documents: ofEntries(all.filter(({ text }) => signs.every((sign) => text.includes(sign)))),
        match: 'words',
      };
    }
    const ofResults = (results: readonly SearchResult[]) =>
      ofEntries(results.flatMap(({ id }) => this.#entries.get(String(id)) ?? []));
    const begun = ofResults(this.#words.search(typed));
    if (begun.length > 0) return { documents: begun, match: 'words' };
    const parts = words.map((word) => word.toLowerCase());
    const within = ofEntries(all.filter(({ text }) => parts.every((part) => text.includes(part))));
    if (within.length > 0) return { documents: within, match: 'parts' };
    return { documents: ofResults(this.#words.search(typed, { fuzzy: similarity })), match: 'similar' };
  }
}

function fieldOf(document: SearchDocument, field: string): string {
  if (field === 'name') return document.name;
  if (field === 'ids') return document.ids.at(-1) ?? '';
  if (field === 'owner') return document.owner?.name ?? '';
  if (field === 'kind') return kinds[document.kind].noun;
  if (field === 'text') {
    const own = document.ids.at(-1);
    return document.members
      .flatMap(({ text }) => (text === document.name || text === own ? [] : [text]))
      .join('\n');
  }
  return document.id;
}

const haystack = (document: SearchDocument) =>
  FIELDS.map((field) => fieldOf(document, field))
    .join('\n')
    .toLowerCase();

function facetsOf(documents: readonly SearchDocument[]): Answer['facets'] {
  const counts = new Map<Kind, number>();
  for (const { kind } of documents) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return KINDS.flatMap((kind) => {
    const count = counts.get(kind);
    return count === undefined ? [] : [{ kind, count }];
  });
}

function hitOf(document: SearchDocument, words: readonly string[]): Hit {
  const { id, kind, ids, name, owner } = document;
  return { id, kind, ids, name, owner: owner?.name, found: foundIn(document, words) };
}

/** Where the first word is that the name does not have: the name itself says nothing new. */
function foundIn(
  { kind, name, owner, members }: SearchDocument,
  words: readonly string[],
): Member | undefined {
  const shown = name.toLowerCase();
  const hidden = words.map((word) => word.toLowerCase()).filter((word) => !shown.includes(word));
  const others: Member[] = [
    ...members.filter(({ text }) => text !== name),
    ...(owner ? [{ path: owner.kind === 'api' ? 'API' : 'Domain name', text: owner.name }] : []),
    { path: 'Kind', text: kinds[kind].noun },
  ];
  return others.find(({ text }) => hidden.some((word) => text.toLowerCase().includes(word)));
}
