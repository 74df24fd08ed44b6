import type { Issue, Protocol } from '../../service/rules/rule';
import type { Context, Handlers } from '../context';
import { refuse } from '../errors';
import { newId } from '../ids';
import { page } from '../paging';
import { patched, without } from '../patch';
import type { Values } from '../state';
import { autoDeploy } from './deployment';
import { protocolOf } from './shared';

type CrudKind = 'model' | 'routeResponse' | 'integrationResponse';

type OperationsOf<K extends CrudKind> =
  | `${'Create' | 'Get' | 'Update' | 'Delete'}${Capitalize<K>}`
  | `Get${Capitalize<K>}s`;

interface CrudResource<K extends CrudKind> {
  kind: K;
  /** The member that identifies one. */
  id: keyof Values[K] & string;
  /** What it belongs to within the API, and the member that names that: `['route', 'RouteId']`. */
  within?: readonly ['route' | 'integration', string];
  /** Members that cannot be cleared. */
  required: readonly (keyof Values[K])[];
  /** What the service fills in. */
  defaults?: Partial<Values[K]>;
  /** What the rules have against it, among the `others` of the same parent. */
  check(state: Values[K], protocol: Protocol, others: readonly Values[K][]): Issue[];
}

type Input = Readonly<Record<string, string>>;

/** The five operations of a part of an API that nothing but its own rules can refuse. */
export function crudHandlers<K extends CrudKind>(part: CrudResource<K>): Handlers<OperationsOf<K>> {
  const { kind, id, within } = part;
  const [owner, ownerId = ''] = within ?? [];

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
  const name = `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;
  const members = (input: Input) => without(input, 'ApiId', ownerId, id);

  return {
    [`Create${name}`](ctx: Context, input: Input) {
      const at = around(ctx, input);
      const state = { ...part.defaults, ...members(input) } as Values[K];
      return put(ctx, at, newId(ctx, kind, at.parent), state);
    },
    [`Get${name}`]: (ctx: Context, input: Input) => one(ctx, input).item,
    [`Get${name}s`]: (ctx: Context, input: Input) => page(ctx, kind, around(ctx, input).parent, input),
    [`Update${name}`](ctx: Context, input: Input) {
      const { item, own, ...at } = one(ctx, input);
      return put(ctx, at, own, patched<Values[K]>(item, members(input), { required: part.required }));
    },
    [`Delete${name}`](ctx: Context, input: Input) {
      const { parent, own, ApiId } = one(ctx, input);
      ctx.tx.remove(kind, parent, own);
      autoDeploy(ctx, ApiId);
      return undefined;
    },
  } as unknown as Handlers<OperationsOf<K>>;
}
