import { resourceOfArn } from '../../service/arn-resource';
import { KINDS, kinds } from '../../service/kinds';
import { nameOf } from '../../service/kinds/names';
import type { Kind } from '../../service/resources';
import type { Connection } from '../connection/connection';
import { itemOptions, type Params } from './queries';
import { queryClient } from './query-client';

/** A resource that a call names. */
interface Named {
  name: string;
  /** As `key=value`, as far as the resource is loaded. */
  tags: string[];
}

/** The kinds that can have tags are those that a connection's production pattern is about. */
const TAGGED: readonly Kind[] = KINDS.filter((kind) => kinds[kind].arn !== undefined);

/** What a call's input names: by name where it is in the input, and by what is loaded of it. It costs no call. */
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
 * Loads what a call changes and this tab has not seen: the API that it is in, or what its ARN stands for. A screen that
 * was opened by its address may know no more than the ARN.
 * @returns whether all of it is known by now
 */
export async function loadNames(
  connection: Connection,
  input: Readonly<Record<string, unknown>>,
): Promise<boolean> {
  const named = { ApiId: input.ApiId, ...fromArn(input) };
  const wanted = TAGGED.flatMap((kind) => {
    const params = idsOf(kind, named);
    return params ? [itemOptions(connection, kind, params)] : [];
  });
  const found = await Promise.allSettled(
    wanted
      .filter(({ queryKey }) => queryClient.getQueryData(queryKey) === undefined)
      .map((options) => queryClient.fetchQuery(options)),
  );
  return found.every(({ status }) => status === 'fulfilled');
}

const tagsOf = (tags: unknown) =>
  typeof tags === 'object' && tags !== null ? Object.entries(tags).map((pair) => pair.join('=')) : [];

/** The members that identify one of a kind and its parents; undefined where one of them is not there. */
function idsOf(kind: Kind, members: Readonly<Record<string, unknown>>): Params | undefined {
  const names = [...kinds[kind].parents, kinds[kind].id];
  const isComplete = names.every((name) => typeof members[name] === 'string' && members[name] !== '');
  return isComplete ? Object.fromEntries(names.map((name) => [name, String(members[name])])) : undefined;
}

function fromArn({ ResourceArn: arn }: Readonly<Record<string, unknown>>): Params {
  return (typeof arn === 'string' && resourceOfArn(arn)?.params) || {};
}
