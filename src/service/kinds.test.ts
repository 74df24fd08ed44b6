import { describe, expect, test } from 'vitest';
import { labelOf, OPERATIONS, type OperationSpec } from '../sandbox/operations';
import { resourceOfArn } from './arn-resource';
import { KINDS, kinds } from './kinds';
import { isCreate, isRead, isTagging, kindOf, roleOf } from './operations';
import type { KnownOperation } from './sdk';

// What the declarations say is held against the schemas of the installed SDK.

const specOf = (operation: KnownOperation): OperationSpec => {
  const spec = OPERATIONS.find(({ name }) => name === operation);
  if (!spec) throw new Error(`The SDK has no ${operation}.`);
  return spec;
};
const labels = (operation: KnownOperation) =>
  specOf(operation).segments.flatMap((segment) => labelOf(segment) ?? []);
const members = (schema: OperationSpec['input']) => [...schema.structIterator()].map(([name]) => name);

describe.each(KINDS)('The declaration of the kind %s', (kind) => {
  const { operations, others, parents, id, names, unique, items, pageSize, children, arn } = kinds[kind];

  test('has the identifiers that the addresses of its operations have.', () => {
    const place = [...parents, id];
    expect(labels(operations.list)).toEqual(parents);
    expect(labels(operations.create)).toEqual(parents);
    for (const one of [operations.get, operations.update, operations.delete])
      expect(labels(one), one).toEqual(place);
  });

  test('names members that the resource has.', () => {
    const own = members(specOf(operations.get).output);
    expect(own).toEqual(expect.arrayContaining([id, ...names, ...(unique ? [unique] : [])]));
    for (const other of Object.values(others)) {
      if (other.role === 'clear') expect(own).toContain(other.member);
    }
  });

  test('knows where a list has its items, and asks for pages in the right type.', () => {
    const { input, output } = specOf(operations.list);
    expect(members(output)).toContain(items);
    const size = new Map(input.structIterator()).get('MaxResults');
    expect(size?.isNumericSchema()).toBe(typeof pageSize === 'number');
  });

  test('has children that are in it, and a name for the entry that an operation clears.', () => {
    for (const child of children) expect(kinds[child].parents).toContain(id);
    for (const [operation, other] of Object.entries(others)) {
      if (other.role !== 'clear' || !other.key) continue;
      expect(members(specOf(operation as KnownOperation).input)).toContain(other.key);
    }
  });

  test('is found by its ARN.', () => {
    if (arn === undefined) return;
    const path = arn.replace(/\{(\w+)\}/g, 'x-$1');
    expect(resourceOfArn(`arn:aws:apigateway:eu-west-1::${path}`)).toEqual({
      kind,
      params: Object.fromEntries([...parents, id].map((member) => [member, `x-${member}`])),
    });
  });
});

test('Every operation but those of portals belongs to one kind or to tags.', () => {
  const named = KINDS.flatMap((kind) => [
    ...Object.values(kinds[kind].operations),
    ...Object.keys(kinds[kind].others),
  ]);
  const all = OPERATIONS.map(({ name }) => name).filter((name) => !/Portal|Product/.test(name));
  expect([...named, 'GetTags', 'TagResource', 'UntagResource'].sort()).toEqual(all.sort());
});

test('Reads are the operations that the SDK sends with GET.', () => {
  for (const { name, method } of OPERATIONS.filter(({ name }) => roleOf(name)))
    expect(isRead(name), name).toBe(method === 'GET');
});

test.each([
  ['ImportApi', 'api', true],
  ['CreateApiMapping', 'apiMapping', true],
  ['DeleteCorsConfiguration', 'api', false],
  ['DeleteRouteRequestParameter', 'route', false],
  ['ResetAuthorizersCache', 'stage', false],
  ['GetModelTemplate', 'model', false],
] as const)('%s is about the kind %s.', (operation, kind, creates) => {
  expect(kindOf(operation)).toBe(kind);
  expect(isCreate(operation)).toBe(creates);
});

test('What the console does not call is taken for a write of no kind.', () => {
  for (const name of ['ListPortals', 'toString', '', 'getApis']) {
    expect([isRead(name), kindOf(name), roleOf(name)]).toEqual([false, undefined, undefined]);
  }
});

test.each([
  ['/apis/a1/stages/%24default', 'stage', { ApiId: 'a1', StageName: '$default' }],
  ['/apis/a1/stages/$default', 'stage', { ApiId: 'a1', StageName: '$default' }],
  ['/domainnames/*.example.com', 'domainName', { DomainName: '*.example.com' }],
])('A call on the tags of %s is about its kind.', (path, kind, params) => {
  const arn = `arn:aws-cn:apigateway:cn-north-1::${path}`;
  expect(resourceOfArn(arn)).toEqual({ kind, params });
  expect(kindOf('TagResource', { ResourceArn: arn })).toBe(kind);
  expect(isTagging('TagResource')).toBe(true);
});

test.each(['arn:aws:lambda:eu-west-1::/apis/a1', 'arn:aws:apigateway:eu-west-1::/apis/', 'x', '/apis/a1'])(
  '%s is the ARN of no kind.',
  (arn) => {
    expect(resourceOfArn(arn)).toBeUndefined();
  },
);
