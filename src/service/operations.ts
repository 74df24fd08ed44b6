import { resourceOfArn } from './arn-resource';
import { KINDS, kinds, type OperationsOf } from './kinds';
import type { Kind } from './resources';
import type { KnownOperation } from './sdk';

/** The operations that belong to whatever has an ARN (service-rules 2.12). */
const TAG_OPERATIONS = { GetTags: 'read', TagResource: 'tag', UntagResource: 'untag' } as const;

/** What an operation does: the five of every kind, the others that a kind declares, and those of tags. */
export type Role =
  | 'list'
  | 'get'
  | 'read'
  | 'create'
  | 'import'
  | 'update'
  | 'replace'
  | 'clear'
  | 'reset'
  | 'delete'
  | 'tag'
  | 'untag';

interface OperationFacts {
  /** Undefined for tags: there the ARN says it. */
  kind?: Kind;
  role: Role;
}

type DeclaredOperation = OperationsOf<Kind> | keyof typeof TAG_OPERATIONS;

const declared = Object.fromEntries([
  ...KINDS.flatMap((kind) => [
    ...Object.entries(kinds[kind].operations).map(([role, operation]) => [operation, { kind, role }]),
    ...Object.entries(kinds[kind].others).map(([operation, { role }]) => [operation, { kind, role }]),
  ]),
  ...Object.entries(TAG_OPERATIONS).map(([operation, role]) => [operation, { role }]),
]) as Readonly<Record<DeclaredOperation, OperationFacts>>;

/** Every operation that the console calls. One that no kind declares is a type error here, which names it. */
const OPERATIONS: Readonly<Record<KnownOperation, OperationFacts>> = declared;

const byName: ReadonlyMap<string, OperationFacts> = new Map(Object.entries(OPERATIONS));

/** What an operation does; undefined for one that the console does not call. */
export function roleOf(operation: string): Role | undefined {
  return byName.get(operation)?.role;
}

/** Whether an operation changes nothing. One that the console does not know is taken for a write. */
export function isRead(operation: string): boolean {
  const role = roleOf(operation);
  return role === 'list' || role === 'get' || role === 'read';
}

/** Whether an operation changes tags, which are addressed by ARN. */
export function isTagging(operation: string): boolean {
  const role = roleOf(operation);
  return role === 'tag' || role === 'untag';
}

/** Whether an operation makes a resource that was not there. */
export function isCreate(operation: string): boolean {
  const role = roleOf(operation);
  return role === 'create' || role === 'import';
}

/** The kind that a call is about; for tags, the one that the ARN in its input names. */
export function kindOf(operation: string, input: Readonly<Record<string, unknown>> = {}): Kind | undefined {
  const { ResourceArn: arn } = input;
  return byName.get(operation)?.kind ?? (typeof arn === 'string' ? resourceOfArn(arn)?.kind : undefined);
}
