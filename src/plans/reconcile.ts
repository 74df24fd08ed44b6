import { ApiError, isUnsupportedOperation } from '../client/calls/errors';
import { memberNames, outputNames } from '../client/calls/input-shape';
import { kinds } from '../service/kinds';
import { pageInput, pageOf } from '../service/list-page';
import { isRead, isTagging, kindOf, roleOf } from '../service/operations';
import type { Kind } from '../service/resources';
import { keptMembers } from '../service/rules/update-members';
import type { KnownOperation, Operation } from '../service/sdk';
import type { Reconciliation, Send } from './runner';

type Members = Readonly<Record<string, unknown>>;

/** A write without a response. */
export interface UnknownOutcome {
  operation: Operation;
  input: Members;
  /** When it was sent, milliseconds since 1970. */
  at: number;
  /** The ids of its kind that were cached before it was sent; undefined when the list was not loaded. */
  known?: ReadonlySet<string>;
}

/** The clocks of a browser and the service may differ this much. */
const CLOCK_MS = 5 * 60_000;

/** Whether a failed write may have been applied: there was no response, or the service failed underway. */
export function isOutcomeUnknown(error: ApiError | undefined): boolean {
  if (!error) return false;
  const { status, operation, notSent } = error.details;
  return !notSent && !isRead(operation) && (status === 0 || status >= 500) && !isUnsupportedOperation(error);
}

/**
 * Checks at the service whether a write with unknown outcome was applied. It only reads.
 * @throws ApiError when the reads fail too
 */
export async function reconcile(call: UnknownOutcome, send: Send): Promise<Reconciliation> {
  const { operation, input } = call;
  const read = async (name: Operation, members: readonly string[]) =>
    (await send(name, pick(input, members))).output as Members;
  const judge = (applied: boolean, output: Members = {}): Reconciliation =>
    applied
      ? { outcome: 'applied', output, text: 'The service shows that it was applied.' }
      : { outcome: 'not-applied', text: 'The service shows that it was not applied.' };

  const role = roleOf(operation);
  if (isTagging(operation)) {
    const { Tags = {} } = await read('GetTags', ['ResourceArn']);
    const tags = Tags as Record<string, string>;
    const removed = (input.TagKeys ?? []) as string[];
    return judge(contains(tags, input.Tags ?? {}) && removed.every((key) => !Object.hasOwn(tags, key)));
  }
  const kind = kindOf(operation);
  if (!kind) return { outcome: 'unsure', text: 'The console cannot check it.' };
  const { operations, others, id, parents } = kinds[kind];
  const place = [...parents, id];
  const other = others[operation as KnownOperation];
  if (other?.role === 'clear') {
    const { [other.member]: value } = await read(operations.get, place);
    if (other.key === undefined) return judge(value === undefined);
    return judge(!Object.hasOwn(value ?? {}, String(input[other.key])));
  }
  if (role === 'reset' || role === 'replace')
    return { outcome: 'repeatable', text: 'The call is idempotent.' };
  // The members of an import call do not show what it creates.
  if (role === 'import') return created(kind, { ...call, input: {} }, send);
  if (role === 'create') return created(kind, call, send);
  if (role === 'update') {
    const item = await read(operations.get, place);
    return judge(contains(item, keptMembers(kind, without(input, place))), item);
  }
  try {
    const item = await read(operations.get, place);
    return judge(item.VpcLinkStatus === 'DELETING');
  } catch (error) {
    if (!(error instanceof ApiError) || error.details.status !== 404) throw error;
    return judge(true);
  }
}

/** Searches the list of a kind for the resource that a create call requested. */
async function created(
  kind: Kind,
  { input, at, known }: UnknownOutcome,
  send: Send,
): Promise<Reconciliation> {
  const { id, operations, unique } = kinds[kind];
  const wanted = keptMembers(kind, pick(input, createdMembers(operations.create)));
  const items = await listAll(kind, input, send);
  const fitting = items.filter(
    (item) => !known?.has(String(item[id])) && contains(item, wanted) && isNew(item, at),
  );
  const [first] = fitting;
  if (!first) {
    return { outcome: 'not-applied', text: 'The service shows that it was not applied.' };
  }
  const isSure = known !== undefined || unique !== undefined || first.CreatedDate instanceof Date;
  if (fitting.length === 1 && isSure) {
    return {
      outcome: 'applied',
      output: first,
      text: `The service shows that it was applied: ${id} is ${String(first[id])}.`,
    };
  }
  const ids = fitting.map((item) => String(item[id])).join(', ');
  return {
    outcome: 'unsure',
    text: `A similar one exists (${id} ${ids}), which may be this one or an earlier one. Sending it again may create a duplicate.`,
  };
}

/**
 * The members of a create that the resource returns: not those of quick create or a deployment's stage. Tags are not
 * compared either, because an empty value is one there.
 */
function createdMembers(create: KnownOperation): string[] {
  const answered = outputNames(create);
  return memberNames(create).filter((name) => name !== 'Tags' && answered.includes(name));
}

async function listAll(kind: Kind, input: Members, send: Send): Promise<Members[]> {
  const items: Members[] = [];
  const seen = new Set<string>();
  for (let token = ''; !seen.has(token); ) {
    seen.add(token);
    const { output } = await send(kinds[kind].operations.list, pageInput(kind, input, token));
    const { Items, NextToken = '' } = pageOf(kind, output);
    items.push(...(Items as unknown as Members[]));
    if (NextToken === '') break;
    token = NextToken;
  }
  return items;
}

function isNew(item: Members, at: number): boolean {
  return !(item.CreatedDate instanceof Date) || item.CreatedDate.getTime() >= at - CLOCK_MS;
}

/** Whether `item` has all requested values; `""` requests an absent one. */
function contains(item: unknown, wanted: unknown): boolean {
  if (wanted === undefined) return true;
  if (wanted === '') return item === undefined || item === '';
  if (Array.isArray(wanted)) {
    const items = Array.isArray(item) ? item : [];
    return wanted.length === items.length && wanted.every((one, index) => contains(items[index], one));
  }
  if (typeof wanted === 'object' && wanted !== null) {
    return Object.entries(wanted).every(([key, value]) =>
      contains((item as Members | undefined)?.[key], value),
    );
  }
  return item === wanted;
}

function pick(input: Members, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, input[name]]));
}

function without(input: Members, names: readonly string[]): Members {
  return Object.fromEntries(Object.entries(input).filter(([name]) => !names.includes(name)));
}
