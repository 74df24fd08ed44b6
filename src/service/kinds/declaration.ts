import type { Kind, Resources } from '../resources';
import type { KnownOperation } from '../sdk';

/** A member of the resource. */
type Member<K extends Kind> = keyof Resources[K] & string;

/** What an operation does to its kind besides the five that every kind has. */
export type OtherOperation<Member extends string = string> =
  /** Reads something other than the resource. */
  | { role: 'read' }
  /** Creates one from a document. */
  | { role: 'import' }
  /** Replaces all that is in it. */
  | { role: 'replace' }
  /** Removes a member; with `key`, the one entry of that map which this input member names. */
  | { role: 'clear'; member: Member; key?: string }
  /** Changes nothing that a read returns. */
  | { role: 'reset' };

/** Everything that code outside of a kind's own folder has to know of it. */
interface KindDeclaration<K extends Kind = Kind> {
  /** "route response", within a sentence. */
  noun: string;
  plural: string;
  /** The heading of its list, and its link in the navigation. */
  title: string;
  /** Which part of the side navigation links to its list; `parent`: the screen of its parent does. */
  navigation: 'account' | 'api' | 'parent';
  /** The one protocol whose APIs have it; undefined where both do, and outside of APIs. */
  protocol: 'WEBSOCKET' | undefined;

  /** Input members that name its parents, outermost first: `['ApiId', 'RouteId']`. */
  parents: readonly string[];
  /** The member that identifies one among those of its parents. */
  id: Member<K>;
  /** Members that people know one by, the most telling first; its id is the last resort and not among them. */
  names: readonly Member<K>[];
  /** A member that no two of the same parents share. */
  unique: Member<K> | undefined;
  /** The resource part of its ARN, for kinds that have tags (service-rules 2.12): `/apis/{ApiId}`. */
  arn: string | undefined;

  operations: {
    list: KnownOperation;
    get: KnownOperation;
    create: KnownOperation;
    update: KnownOperation;
    delete: KnownOperation;
  };
  others: { readonly [O in KnownOperation]?: OtherOperation<Member<K>> };
  /** The member of a list's response that holds the resources. */
  items: 'Items' | 'RoutingRules';
  /** The largest page that the list may ask for: fewest calls, and calls are what is scarce. */
  pageSize: string | number;

  /** Kinds of which all that are below one are deleted with it. */
  children: readonly Kind[];
  /** Further kinds of the same parents that a write to this kind may change. */
  affects: readonly Kind[];
}

export type Declarations = { readonly [K in Kind]: KindDeclaration<K> };

/** The list of every kind but those that say otherwise. */
export const LIST_DEFAULTS = { items: 'Items', pageSize: '500' } as const;

/** A change to an API's content makes an auto-deploy stage deploy: stages and deployments change with it. */
export const DEPLOYED = ['stage', 'deployment'] as const;
