import type { ApiGatewayV2 } from '@aws-sdk/client-apigatewayv2';
import type { FieldValues } from 'react-hook-form';
import { describe, expect, test } from 'vitest';
import { idOf, type Params } from '../../client/cache/queries';
import { ruleSchema } from '../../forms/rule-schema';
import { resolveMembers } from '../../plans/refs';
import { startSandbox } from '../../sandbox/client.test-support';
import { kinds } from '../../service/kinds';
import type { Plan } from '../../service/plan';
import type { Kind, Resources } from '../../service/resources';
import { formInput, type ResourceForm } from './resource-form';

type Members = Record<string, unknown>;

interface SentCall {
  operation: string;
  input: Members;
}

/** What a test seeds: parents, and the resource to edit. */
interface Seeded<C> {
  context: C;
  /** The id of the resource to edit; empty for a table of creates alone. */
  id: string;
}

/** A value, or how the seeded world determines it. */
type From<W, T> = T | ((world: W) => T);

/**
 * A form filled in and what it sends: the members of its one call without the ids, or complete calls.
 * `shown`: fields that have another value after the save, because the service normalizes or lacks a way to clear them.
 */
type FormCase<V, W> = readonly [
  what: string,
  change: From<W, Partial<V>>,
  sent: From<W, Members | readonly SentCall[]>,
  shown?: { readonly [Field in keyof V]?: unknown },
];

/** Input that is rejected before it is sent: what differs from the first create, the field, and the message. */
type RefusedCase<V, W> = readonly [
  what: string,
  change: From<W, Partial<V>>,
  field: keyof V & string,
  message: string,
];

interface Cases<K extends Kind, V extends FieldValues, C, M, W extends Seeded<C>> {
  form: ResourceForm<K, V, C, M>;
  /** Distinguishes two tables of one kind: "of a WebSocket API". */
  variant?: string;
  /** Seeds the sandbox; its ids are the same in each test. */
  seed: (client: ApiGatewayV2) => Promise<W>;
  /** With the required fields alone, and with all. */
  creates?: readonly FormCase<V, W>[];
  /** Input of a create that the form rejects; needs `creates`. */
  refused?: readonly RefusedCase<V, W>[];
  /** Each field changed, and each that can be cleared. */
  edits?: readonly FormCase<V, W>[];
  /** Fields that no edit changes, and why. */
  fixed?: { readonly [Field in keyof V]?: string };
}

/** Sends the calls of a plan in order. */
export async function sendPlan(client: ApiGatewayV2, { calls }: Plan): Promise<Map<string, Members>> {
  const outputs = new Map<string, Members>();
  for (const { id, operation, input } of calls) {
    const method = `${operation.charAt(0).toLowerCase()}${operation.slice(1)}` as keyof ApiGatewayV2;
    const send = client[method] as unknown as (input: unknown) => Promise<Members>;
    outputs.set(id, await send.call(client, resolveMembers(input, outputs)));
  }
  return outputs;
}

/** The resource as the service returns it. */
async function read<K extends Kind>(client: ApiGatewayV2, kind: K, ids: Params): Promise<Resources[K]> {
  const { get } = kinds[kind].operations;
  const call = { id: 'read', operation: get, label: get, input: ids };
  const outputs = await sendPlan(client, { title: get, calls: [call as never] });
  const { $metadata: _response, ...resource } = outputs.get('read') ?? {};
  return resource as unknown as Resources[K];
}

const take = <W, T>(from: From<W, T>, world: W): T =>
  typeof from === 'function' ? (from as (world: W) => T)(world) : from;

const sentCalls = ({ calls }: Plan): SentCall[] =>
  calls.map(({ operation, input }) => ({ operation, input: input as Members }));

/**
 * What a kind's forms send, field by field: exactly the changed members, in calls that the service accepts, and the form
 * then shows the values that were entered. Every field is changed by some case.
 */
export function testFormCalls<K extends Kind, V extends FieldValues, C, M, W extends Seeded<C>>(
  cases: Cases<K, V, C, M, W>,
): void {
  const { form, creates = [], refused = [], edits = [], fixed = {} } = cases;
  const { noun, operations, id: idMember } = kinds[form.kind];

  async function begin() {
    const { client } = startSandbox();
    const world = await cases.seed(client);
    return { client, world, context: world.context };
  }

  async function beginEdit() {
    const { client, world, context } = await begin();
    const ids = { ...form.parents(context), [idMember]: world.id };
    return { client, world, context, ids, original: await read(client, form.kind, ids) };
  }

  const expected = (sent: Members | readonly SentCall[], operation: string, ids: Members) =>
    Array.isArray(sent) ? sent : [{ operation, input: { ...ids, ...sent } }];

  describe(`The forms of the kind ${noun}${cases.variant ? ` ${cases.variant}` : ''}`, () => {
    test.each(titled(creates))('create with %s', async (_what, [, change, sent, shown]) => {
      const { client, world, context } = await begin();
      const values = { ...form.toValues(undefined, context), ...take(change, world) };
      expect(form.issues(formInput(form, values, context), context)).toEqual([]);
      const plan = form.toCreate(formInput(form, values, context), context);
      expect(sentCalls(plan)).toEqual(expected(take(sent, world), operations.create, form.parents(context)));
      const created = (await sendPlan(client, plan)).get(form.kind) as unknown as Resources[K];
      const ids = { ...form.parents(context), [idMember]: idOf(form.kind, created) };
      const now = form.toValues(await read(client, form.kind, ids), context);
      const entered = Object.keys(take(change, world));
      expect(pick(now, entered)).toEqual(pick({ ...values, ...shown }, entered));
    });

    test.each(titled(refused))('reject %s', async (_what, [, change, field, message]) => {
      const { world, context } = await begin();
      const [first] = creates;
      const accepted = { ...form.toValues(undefined, context), ...(first && take(first[1], world)) };
      const values = { ...accepted, ...take(change, world) };
      const found =
        ruleSchema<V>((now) => form.issues(formInput(form, now, context), context)).safeParse(values).error
          ?.issues ?? [];
      expect([...new Set(found.map(({ path }) => path[0]))]).toEqual([field]);
      // A field shows the first of its issues.
      expect(found[0]?.message).toBe(message);
    });

    test.each(titled(edits))('send %s, and nothing else', async (_what, [, change, sent, shown]) => {
      const { client, world, ids, original, context } = await beginEdit();
      const before = form.toValues(original, context);
      const values = { ...before, ...take(change, world) };
      expect(form.issues(formInput(form, values, context), context, original)).toEqual([]);
      const plan = form.toUpdate(original, formInput(form, values, context), context);
      expect(sentCalls(plan)).toEqual(expected(take(sent, world), operations.update, ids));
      await sendPlan(client, plan);
      const after = await read(client, form.kind, ids);
      expect(form.toValues(after, context)).toEqual({ ...values, ...shown });
      expect(
        sentCalls(form.toUpdate(after, formInput(form, form.toValues(after, context), context), context)),
      ).toEqual([]);
    });

    if (edits.length === 0) return;

    test('send nothing without a change', async () => {
      const { original, context } = await beginEdit();
      expect(
        sentCalls(
          form.toUpdate(original, formInput(form, form.toValues(original, context), context), context),
        ),
      ).toEqual([]);
    });

    test('have a case for every field', async () => {
      const { world, original, context } = await beginEdit();
      const changed = new Set(edits.flatMap(([, change]) => Object.keys(take(change, world))));
      const names = Object.keys(form.toValues(original, context));
      expect(names.filter((name) => !changed.has(name)).sort()).toEqual(Object.keys(fixed).sort());
    });
  });
}

const titled = <Case extends readonly [what: string, ...rest: unknown[]]>(all: readonly Case[]) =>
  all.map((one) => [one[0], one] as const);

const pick = (values: Members, names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, values[name]]));
