import { ApiError, isUnsupportedOperation } from '../client/calls/errors';
import { memberNames, outputNames } from '../client/calls/input-shape';
import { kinds } from '../service/kinds';
import { pageInput, pageOf } from '../service/list-page';
import { isTagging, kindOf, roleOf } from '../service/operations';
import type { Kind } from '../service/resources';
import { keptMembers } from '../service/rules/update-members';
import type { KnownOperation, Operation } from '../service/sdk';
import { containsValue, containsValueLoosely } from './contains-value';
import type { Reconciliation, Send } from './runner';

type Members = Readonly<Record<string, unknown>>;

/** A write whose outcome is unknown. */
export interface UnknownOutcome {
  operation: Operation;
  input: Members;
  /** When it was sent, on the service's clock, milliseconds since 1970; undefined when that clock is unknown. */
  at?: number | undefined;
  /** The ids of its kind that were cached before it was sent; undefined when the list was not loaded. */
  known?: ReadonlySet<string> | undefined;
}

/** Dates of the service are whole seconds, in its resources as in its `Date` header. */
const DATE_MS = 2000;

const NOT_APPLIED = 'The service shows that it was not applied.';

/**
 * Checks at the service whether a write with unknown outcome was applied. It only reads, and may remain unsure: then the
 * user decides.
 * @throws ApiError when the reads fail too
 */
export async function reconcile(call: UnknownOutcome, send: Send): Promise<Reconciliation> {
  try {
    return await lookUp(call, send);
  } catch (error) {
    if (!isUnsupportedOperation(error)) throw error;
    return {
      outcome: 'unsure',
      text: `The console cannot check it: ${(error as ApiError).message}`,
      candidates: [],
    };
  }
}

async function lookUp(call: UnknownOutcome, send: Send): Promise<Reconciliation> {
  const { operation, input } = call;
  const read = async (name: Operation, members: readonly string[]) =>
    (await send(name, pick(input, members))).output as Members;

  const role = roleOf(operation);
  if (isTagging(operation)) {
    const { Tags = {} } = await read('GetTags', ['ResourceArn']);
    const tags = Tags as Record<string, string>;
    const removed = (input.TagKeys ?? []) as string[];
    return judge(containsValue(tags, input.Tags ?? {}) && removed.every((key) => !Object.hasOwn(tags, key)));
  }
  const kind = kindOf(operation);
  if (!kind) return { outcome: 'unsure', text: 'The console cannot check it.', candidates: [] };
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
    const wanted = keptMembers(kind, without(input, place));
    // What differs only in ways in which the service normalises may be either: an update can be sent again.
    if (!containsValue(item, wanted) && containsValueLoosely(item, wanted))
      return {
        outcome: 'repeatable',
        text: 'The service shows these values in another form. The call is idempotent.',
      };
    return judge(containsValue(item, wanted), item);
  }
  try {
    const item = await read(operations.get, place);
    return judge(item.VpcLinkStatus === 'DELETING');
  } catch (error) {
    if (!(error instanceof ApiError) || error.details.status !== 404) throw error;
    return judge(true);
  }
}

function judge(applied: boolean, output: Members = {}): Reconciliation {
  return applied
    ? { outcome: 'applied', output, text: 'The service shows that it was applied.' }
    : { outcome: 'not-applied', text: NOT_APPLIED };
}

/**
 * Searches the list of a kind for the resource that a create call requested. It is taken for the one only when that is
 * certain: it alone is new since the list was loaded, or no two can share its key.
 */
async function created(kind: Kind, call: UnknownOutcome, send: Send): Promise<Reconciliation> {
  const { id, unique } = kinds[kind];
  const candidates = await candidatesFor(kind, call, send);
  const [first] = candidates;
  if (!first) return { outcome: 'not-applied', text: NOT_APPLIED };
  if (candidates.length === 1 && (call.known !== undefined || unique !== undefined)) {
    return {
      outcome: 'applied',
      output: first,
      text: `The service shows that it was applied: ${id} is ${String(first[id])}.`,
    };
  }
  const those =
    candidates.length === 1
      ? 'A similar one exists, which may be this one or an earlier one.'
      : `${candidates.length} similar ones exist; one of them may be this one.`;
  return { outcome: 'unsure', text: `${those} Sending it again may create a duplicate.`, candidates };
}

/**
 * The resources of a kind that a create call may have made: new since the list was loaded, not older than the call,
 * and with the requested values, in whatever form the service stores them.
 */
export async function candidatesFor(
  kind: Kind,
  { input, at, known }: Omit<UnknownOutcome, 'operation'>,
  send: Send,
): Promise<Members[]> {
  const { id, operations } = kinds[kind];
  const wanted = keptMembers(kind, pick(input, createdMembers(operations.create)));
  const items = await listAll(kind, input, send);
  return items.filter(
    (item) => !known?.has(String(item[id])) && containsValueLoosely(item, wanted) && isNew(item, at),
  );
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

function isNew(item: Members, at: number | undefined): boolean {
  if (at === undefined || !(item.CreatedDate instanceof Date)) return true;
  return item.CreatedDate.getTime() >= at - DATE_MS;
}

function pick(input: Members, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, input[name]]));
}

function without(input: Members, names: readonly string[]): Members {
  return Object.fromEntries(Object.entries(input).filter(([name]) => !names.includes(name)));
}
