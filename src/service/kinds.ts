import { accountKinds } from './kinds/account-kinds';
import { apiKinds } from './kinds/api-kinds';
import type { Declarations } from './kinds/declaration';
import { routeKinds } from './kinds/route-kinds';
import { webSocketKinds } from './kinds/websocket-kinds';
import type { Kind } from './resources';

const { api, stage, deployment } = apiKinds;
const { model, ...responses } = webSocketKinds;

/** In the order of the navigation. */
const declared = {
  api,
  ...routeKinds,
  stage,
  deployment,
  model,
  ...responses,
  ...accountKinds,
} satisfies Declarations;

/**
 * What each kind is, declared once: whoever has to know a kind reads it here. Operations are named throughout, because
 * `PutRoutingRule` is an update and names of classes are mangled in production builds.
 */
export const kinds: Declarations = declared;

/** All kinds, in the order of the navigation. */
export const KINDS = Object.keys(kinds) as readonly Kind[];

/** The five operations that a kind has like every other, as types. */
export type CrudOperationsOf<K extends Kind> = K extends Kind
  ? (typeof declared)[K]['operations'][keyof (typeof declared)[K]['operations']]
  : never;

/** All operations of a kind, as types. */
export type OperationsOf<K extends Kind> = K extends Kind
  ? CrudOperationsOf<K> | keyof (typeof declared)[K]['others']
  : never;

type OthersOf<K extends Kind> = (typeof declared)[K]['others'];

/** The further operations of all kinds that do this, as types. */
export type OperationsWithRole<Role extends string> = {
  [K in Kind]: {
    [O in keyof OthersOf<K>]: OthersOf<K>[O] extends { role: Role } ? O : never;
  }[keyof OthersOf<K>];
}[Kind];
