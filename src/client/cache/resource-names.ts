import type { Kind } from '../../service/kinds';
import type { Connection } from '../connection/connection';
import { itemOptions, type Params } from './queries';
import { queryClient } from './query-client';

/** A resource that a call names. */
interface Named {
  name: string;
  /** As `key=value`, as far as the resource is loaded. */
  tags: string[];
}

/** The parts of an ARN that name a resource (service-rules 2.12), and the input members that do. */
const IN_ARN: readonly (readonly [member: string, part: RegExp])[] = [
  ['ApiId', /\/apis\/([^/]+)/],
  ['StageName', /\/stages\/([^/]+)/],
  ['DomainName', /\/domainnames\/([^/]+)/],
  ['VpcLinkId', /\/vpclinks\/([^/]+)/],
];

const KINDS: readonly (readonly [kind: Kind, members: string[]])[] = [
  ['api', ['ApiId']],
  ['stage', ['ApiId', 'StageName']],
  ['domainName', ['DomainName']],
  ['vpcLink', ['VpcLinkId']],
];

/** What a call's input names: by name where it is in the input, and by what is loaded of it. It costs no call. */
export function cachedNames(connection: Connection, input: Readonly<Record<string, unknown>>): Named[] {
  const members = { ...fromArn(input.ResourceArn), ...input };
  const text = (member: string): string | undefined => {
    const value = (members as Record<string, unknown>)[member];
    return typeof value === 'string' ? value : undefined;
  };
  const loaded = KINDS.flatMap(([kind, parts]): Named[] => {
    const params = Object.fromEntries(parts.map((part) => [part, text(part) ?? '']));
    if (Object.values(params).includes('')) return [];
    const item = queryClient.getQueryData(itemOptions(connection, kind, params).queryKey) as
      | Record<string, unknown>
      | undefined;
    const name = [item?.Name, item?.StageName, item?.DomainName].find((one) => typeof one === 'string');
    const tags = Object.entries((item?.Tags as Record<string, string> | undefined) ?? {});
    return typeof name === 'string' ? [{ name, tags: tags.map((pair) => pair.join('=')) }] : [];
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
  const named = { ApiId: input.ApiId, ...fromArn(input.ResourceArn) } as Record<string, unknown>;
  const wanted = KINDS.flatMap(([kind, parts]) => {
    const params = Object.fromEntries(parts.map((part) => [part, named[part]]));
    const isComplete = Object.values(params).every((value) => typeof value === 'string' && value !== '');
    return isComplete ? [itemOptions(connection, kind, params as Params)] : [];
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

function fromArn(arn: unknown): Record<string, string> {
  return Object.fromEntries(
    IN_ARN.flatMap(([member, part]) => {
      const value = typeof arn === 'string' ? part.exec(arn)?.[1] : undefined;
      return value === undefined ? [] : [[member, decodeURIComponent(value)]];
    }),
  );
}
