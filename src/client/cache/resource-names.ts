import { resourceOfArn } from '../../service/arn-resource';
import { KINDS, kinds } from '../../service/kinds';
import { nameOf } from '../../service/kinds/names';
import type { Kind } from '../../service/resources';
import type { Connection } from '../connection/connection';
import { itemOptions, loadItem, type Params } from './queries';
import { queryClient } from './query-client';

/** A resource that a call names. */
interface Named {
  name: string;
  /** As `key=value`; only when the resource is loaded. */
  tags: string[];
}

/** A connection's production pattern applies to the kinds that can have tags. */
const TAGGED: readonly Kind[] = KINDS.filter((kind) => kinds[kind].arn !== undefined);

/** The resources that a call's input refers to, with names from the input or the cache. Makes no call. */
export function cachedNames(connection: Connection, input: Readonly<Record<string, unknown>>): Named[] {
  const members = { ...fromArn(input), ...input };
  const text = (member: string): string | undefined => {
    const value = (members as Record<string, unknown>)[member];
    return typeof value === 'string' ? value : undefined;
  };
  const loaded = TAGGED.flatMap((kind): Named[] => {
    const params = idsOf(kind, members);
    const item = params && queryClient.getQueryData(itemOptions(connection, kind, params).queryKey);
    if (!item) return [];
    const { Tags } = item as { Tags?: Record<string, string> };
    return [{ name: nameOf(kind, item), tags: tagsOf(Tags) }];
  });
  const given = ['Name', 'StageName', 'Stage', 'DomainName'].flatMap((member) => {
    const name = text(member);
    return name === undefined ? [] : [{ name, tags: tagsOf(input.Tags) }];
  });
  return [...loaded, ...given];
}

/**
 * Loads the resources that a call changes and the cache lacks: its API, or the resource of its ARN. A screen that
 * was opened by its URL may have only the ARN.
 * @returns whether all of them are loaded
 */
export async function loadNames(
  connection: Connection,
  input: Readonly<Record<string, unknown>>,
): Promise<boolean> {
  const named = { ApiId: input.ApiId, ...fromArn(input) };
  const found = await Promise.allSettled(
    TAGGED.flatMap((kind): Promise<unknown>[] => {
      const params = idsOf(kind, named);
      if (!params) return [];
      const known = queryClient.getQueryData(itemOptions(connection, kind, params).queryKey);
      return known === undefined ? [loadItem(connection, kind, params)] : [];
    }),
  );
  return found.every(({ status }) => status === 'fulfilled');
}

const tagsOf = (tags: unknown) =>
  typeof tags === 'object' && tags !== null ? Object.entries(tags).map((pair) => pair.join('=')) : [];

/** The members that identify a resource and its parents; undefined when one of them is missing. */
function idsOf(kind: Kind, members: Readonly<Record<string, unknown>>): Params | undefined {
  const names = [...kinds[kind].parents, kinds[kind].id];
  const isComplete = names.every((name) => typeof members[name] === 'string' && members[name] !== '');
  return isComplete ? Object.fromEntries(names.map((name) => [name, String(members[name])])) : undefined;
}

function fromArn({ ResourceArn: arn }: Readonly<Record<string, unknown>>): Params {
  return (typeof arn === 'string' && resourceOfArn(arn)?.params) || {};
}
