import { type CrudOperationsOf, KINDS, kinds } from '../../service/kinds';
import type { Kind } from '../../service/resources';
import type { Issue, Protocol } from '../../service/rules/rule';
import type { Context, Handlers } from '../context';
import { refuse } from '../errors';
import { newId } from '../ids';
import { OPERATIONS } from '../operations';
import { page } from '../paging';
import { patched, without } from '../patch';
import type { Values } from '../state';
import { autoDeploy } from './deployment';
import { protocolOf } from './shared';

interface CrudResource<K extends Kind> {
  kind: K;
  /** What the service fills in. */
  defaults?: Partial<Values[K]>;
  /** What the rules have against it, among the `others` of the same parent. */
  check(state: Values[K], protocol: Protocol, others: readonly Values[K][]): Issue[];
}

type Input = Readonly<Record<string, string>>;

/** The five operations of a part of an API that nothing but its own rules can refuse. */
export function crudHandlers<K extends Kind>(part: CrudResource<K>): Handlers<CrudOperationsOf<K>> {
  const { kind } = part;
  const { id, operations, parents } = kinds[kind];
  // What it belongs to within the API, if not to the API itself.
  const ownerId = parents[1] ?? '';
  const owner = KINDS.find((one) => kinds[one].id === ownerId);
  // What a create must have cannot be cleared.
  const required = (OPERATIONS.find(({ name }) => name === operations.create)?.required ?? []).filter(
    (member) => !parents.includes(member),
  ) as (keyof Values[K])[];

  /** The API, and what the part is kept under. @throws ServiceError 404 where one is unknown. */
  const around = ({ tx }: Context, { ApiId = '', ...input }: Input) => {
    const protocol = protocolOf(tx.need('api', '', ApiId));
    if (owner) tx.need(owner, ApiId, input[ownerId] ?? '');
    return { ApiId, protocol, parent: owner ? `${ApiId}/${input[ownerId]}` : ApiId };
  };
  const one = (ctx: Context, input: Input) => {
    const place = around(ctx, input);
    return { ...place, own: input[id] ?? '', item: ctx.tx.need(kind, place.parent, input[id] ?? '') };
  };
  const put = (ctx: Context, at: ReturnType<typeof around>, own: string, state: Values[K]) => {
    refuse(part.check(state, at.protocol, ctx.tx.all(kind, at.parent)));
    const kept = ctx.tx.put(kind, at.parent, own, { ...state, [id]: own });
    autoDeploy(ctx, at.ApiId);
    return kept;
  };
  const members = (input: Input) => without(input, 'ApiId', ownerId, id);

  return {
    [operations.create](ctx: Context, input: Input) {
      const at = around(ctx, input);
      const state = { ...part.defaults, ...members(input) } as Values[K];
      return put(ctx, at, newId(ctx, kind, at.parent), state);
    },
    [operations.get]: (ctx: Context, input: Input) => one(ctx, input).item,
    [operations.list]: (ctx: Context, input: Input) => page(ctx, kind, around(ctx, input).parent, input),
    [operations.update](ctx: Context, input: Input) {
      const { item, own, ...at } = one(ctx, input);
      return put(ctx, at, own, patched<Values[K]>(item, members(input), { required }));
    },
    [operations.delete](ctx: Context, input: Input) {
      const { parent, own, ApiId } = one(ctx, input);
      ctx.tx.remove(kind, parent, own);
      autoDeploy(ctx, ApiId);
      return undefined;
    },
  } as unknown as Handlers<CrudOperationsOf<K>>;
}
