import { ApiError, isUnsupportedOperation } from '../client/calls/errors';
import { type Kind, kinds } from '../service/kinds';
import { isRead, type Operation } from '../service/operations';
import { keptMembers } from '../service/rules/update-members';
import type { Reconciliation, Send } from './runner';

type Members = Readonly<Record<string, unknown>>;

/** A write whose answer did not come. */
export interface UnknownOutcome {
  operation: Operation;
  input: Members;
  /** When it was sent, milliseconds since 1970. */
  at: number;
  /** The ids of its kind that were known before it was sent; undefined where the list was not loaded. */
  known?: ReadonlySet<string>;
}

/** Members that no two resources of a parent share: what has it is the one, or was there before. */
const UNIQUE: Partial<Record<Kind, string>> = {
  route: 'RouteKey',
  stage: 'StageName',
  domainName: 'DomainName',
  model: 'Name',
  authorizer: 'Name',
  apiMapping: 'ApiMappingKey',
  routeResponse: 'RouteResponseKey',
  integrationResponse: 'IntegrationResponseKey',
};

/** Members of a create that the resource does not have: quick create's, and a deployment's stage. */
const NOT_KEPT = ['Target', 'RouteKey', 'CredentialsArn', 'StageName', 'Tags'];

/** The clocks of a browser and the service may differ by this much. */
const CLOCK_MS = 5 * 60_000;

/** Whether a failed write may have been applied: there was no response, or the service failed underway. */
export function isOutcomeUnknown(error: ApiError | undefined): boolean {
  if (!error) return false;
  const { status, operation, notSent } = error.details;
  return !notSent && !isRead(operation) && (status === 0 || status >= 500) && !isUnsupportedOperation(error);
}

/**
 * Looks at the service whether a write whose answer was lost was applied after all. It reads, and sends nothing else.
 * @throws ApiError when the service cannot be read either
 */
export async function reconcile(lost: UnknownOutcome, send: Send): Promise<Reconciliation> {
  const { operation, input } = lost;
  const read = async (name: Operation, members: readonly string[]) =>
    (await send(name, pick(input, members))).output as Members;
  const judge = (applied: boolean, output: Members = {}): Reconciliation =>
    applied
      ? { outcome: 'applied', output, text: 'A look at the service says that it was applied.' }
      : { outcome: 'not-applied', text: 'A look at the service says that it was not applied.' };

  if (operation === 'TagResource' || operation === 'UntagResource') {
    const { Tags = {} } = await read('GetTags', ['ResourceArn']);
    const tags = Tags as Record<string, string>;
    const removed = (input.TagKeys ?? []) as string[];
    return judge(contains(tags, input.Tags ?? {}) && removed.every((key) => !Object.hasOwn(tags, key)));
  }
  if (operation === 'DeleteCorsConfiguration')
    return judge((await read('GetApi', ['ApiId'])).CorsConfiguration === undefined);
  if (operation === 'DeleteAccessLogSettings')
    return judge((await read('GetStage', ['ApiId', 'StageName'])).AccessLogSettings === undefined);
  if (operation === 'DeleteRouteSettings') {
    const { RouteSettings } = await read('GetStage', ['ApiId', 'StageName']);
    return judge(!Object.hasOwn(RouteSettings ?? {}, String(input.RouteKey)));
  }
  if (operation === 'DeleteRouteRequestParameter') {
    const { RequestParameters } = await read('GetRoute', ['ApiId', 'RouteId']);
    return judge(!Object.hasOwn(RequestParameters ?? {}, String(input.RequestParameterKey)));
  }
  if (operation === 'ResetAuthorizersCache' || operation === 'ReimportApi')
    return { outcome: 'repeatable', text: 'Sending it again does no more than sending it once.' };
  if (operation === 'ImportApi') return created('api', { ...lost, input: {} }, send);

  const [, verb, name = ''] = /^(Create|Update|Delete)(\w+)$/.exec(operation) ?? [];
  const kind = (Object.keys(kinds) as Kind[]).find((one) => one.toLowerCase() === name.toLowerCase());
  if (!kind) return { outcome: 'unsure', text: 'The console does not know how to look for it.' };
  const { get, id, parents } = kinds[kind];
  const place = [...parents, id];
  if (verb === 'Create') return created(kind, lost, send);
  if (verb === 'Update') {
    const item = await read(get, place);
    return judge(contains(item, keptMembers(kind, without(input, place))), item);
  }
  try {
    const item = await read(get, place);
    return judge(item.VpcLinkStatus === 'DELETING');
  } catch (error) {
    if (!(error instanceof ApiError) || error.details.status !== 404) throw error;
    return judge(true);
  }
}

/** Looks through the list of a kind for what a create asked for. */
async function created(
  kind: Kind,
  { input, at, known }: UnknownOutcome,
  send: Send,
): Promise<Reconciliation> {
  const { parents, id, list } = kinds[kind];
  const unique = UNIQUE[kind];
  const sent = without(input, [...parents, ...NOT_KEPT.filter((member) => member !== unique)]);
  const wanted = keptMembers(kind, sent);
  const items = await listAll(list, pick(input, parents), send);
  const fitting = items.filter(
    (item) => !known?.has(String(item[id])) && contains(item, wanted) && isNew(item, at),
  );
  const [first] = fitting;
  if (!first) {
    return { outcome: 'not-applied', text: 'A look at the service says that it was not applied.' };
  }
  const isSure = known !== undefined || unique !== undefined || first.CreatedDate instanceof Date;
  if (fitting.length === 1 && isSure) {
    return {
      outcome: 'applied',
      output: first,
      text: `A look at the service says that it was applied: ${id} is ${String(first[id])}.`,
    };
  }
  const ids = fitting.map((item) => String(item[id])).join(', ');
  return {
    outcome: 'unsure',
    text: `There is one like it (${id} ${ids}), which may be this one or one from before. Sending it again may make a second one.`,
  };
}

async function listAll(list: Operation, input: Members, send: Send): Promise<Members[]> {
  const items: Members[] = [];
  const seen = new Set<string>();
  for (let token = ''; !seen.has(token); ) {
    seen.add(token);
    const { output } = await send(list, {
      ...input,
      MaxResults: '500',
      ...(token ? { NextToken: token } : {}),
    });
    items.push(...((output.Items ?? []) as Members[]));
    token = typeof output.NextToken === 'string' ? output.NextToken : '';
  }
  return items;
}

function isNew(item: Members, at: number): boolean {
  return !(item.CreatedDate instanceof Date) || item.CreatedDate.getTime() >= at - CLOCK_MS;
}

/** Whether `item` has everything that was asked for; `""` asks for nothing to be there. */
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
