import { detailPath, paths, testPath, whereUsedPath } from '../../app/paths';
import { cutMiddle } from '../../lib/format';
import { kinds } from '../../service/kinds';
import type { Kind } from '../../service/resources';
import { type Pasted, parsePasted } from '../../service/search/pasted';
import type { Hit } from './search-index';

/** A line that leads somewhere. */
export interface Entry {
  text: string;
  /** Its kind and parent: "Route of orders-api". */
  hint: string;
  /** Undefined: it cannot be opened, and the hint says why. */
  href: string | undefined;
  /** Where it was found, where its name does not show it. */
  found?: string | undefined;
}

const MAX_FOUND = 100;

/** A kind at the beginning of a sentence: "API mapping". */
export const kindName = (kind: Kind) => kinds[kind].noun.replace(/^./, (first) => first.toUpperCase());

/** A resource that was found. */
export function hitEntry({ kind, ids, name, owner, found }: Hit): Entry {
  const id = ids.at(-1) ?? '';
  const what = owner === undefined ? kindName(kind) : `${kindName(kind)} of ${owner}`;
  return {
    text: name,
    hint: id === name ? what : `${what} · ${id}`,
    href: detailPath(kind, ...ids),
    // Its ID, its API and its kind are in the hint.
    found:
      found && ![id, owner, kinds[kind].noun].includes(found.text)
        ? `${found.path}: ${cutMiddle(found.text, MAX_FOUND)}`
        : undefined,
  };
}

/** Where a pasted ARN, address or link leads to; undefined for what is none. @param region of the connection */
export function pastedEntry(text: string, region: string): Entry | undefined {
  const pasted = parsePasted(text);
  if (!pasted) return undefined;
  const entry = entryOf(pasted);
  if (pasted.type !== 'resource' && pasted.type !== 'request') return entry;
  if (pasted.region === undefined || pasted.region === region) return entry;
  return {
    ...entry,
    hint: `It is in the Region ${pasted.region}, and the connection in ${region}. Switch the Region in the header.`,
    href: undefined,
  };
}

/** As the service makes them: one of 26 has no digit. A resource below an API cannot be recognized by its ID alone. */
const API_ID = /^[a-z0-9]{10}$/;

/** The API of an ID that is in no list of the cache; undefined for what is no such ID. */
export function unreadApiEntry(text: string): Entry | undefined {
  const id = text.trim();
  return API_ID.test(id)
    ? { text: `API ${id}`, hint: 'Open; it is in no list that was read', href: paths.api(id) }
    : undefined;
}

function entryOf(pasted: Pasted): Entry {
  switch (pasted.type) {
    case 'resource': {
      const { kind, ids } = pasted;
      return {
        text: `${kindName(kind)} ${ids.at(-1)}`,
        hint: 'Open',
        href: detailPath(kind, ...ids),
      };
    }
    case 'request': {
      const { apiId, method, path, stage } = pasted;
      return {
        text: `Test ${method} ${path}`,
        hint: `API ${apiId}, stage ${stage}`,
        href: testPath(apiId, { method, path, stage: `stage:${stage}` }),
      };
    }
    case 'reference':
      return {
        text: `Where used: ${pasted.kind} ${pasted.value}`,
        hint: 'Inventory',
        href: whereUsedPath(pasted.kind, pasted.value),
      };
    case 'url': {
      const { url } = pasted;
      return {
        text: `Test ${url}`,
        hint: 'Screen',
        href: `${paths.testUrl}?${new URLSearchParams({ url })}`,
      };
    }
  }
}
