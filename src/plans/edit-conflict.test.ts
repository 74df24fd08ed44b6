import { expect, test } from 'vitest';
import type { Call, Plan } from '../service/plan';
import { findConflicts } from './edit-conflict';

const call = (operation: string, input: object) =>
  ({ id: operation, operation, input, label: operation }) as unknown as Call;
const plan: Plan = { title: 'Edit', calls: [call('UpdateStage', { ApiId: 'a', Description: 'mine' })] };

test('What others changed is a conflict, with the value of this edit.', () => {
  const found = findConflicts(
    { Description: 'old', AutoDeploy: false },
    { Description: 'theirs', AutoDeploy: true },
    plan,
  );
  expect(found).toEqual([
    { member: 'Description', base: 'old', theirs: 'theirs', mine: 'mine' },
    { member: 'AutoDeploy', base: false, theirs: true, mine: undefined },
  ]);
});

test('What the service changes by itself is none.', () => {
  expect(
    findConflicts(
      { LastUpdatedDate: 1, ApiGatewayStatus: 'a' },
      { LastUpdatedDate: 2, ApiGatewayStatus: 'b' },
      plan,
    ),
  ).toEqual([]);
});

test.each([
  ['an update', call('UpdateStage', { Description: 'mine' }), { Description: 'mine' }],
  [
    'a part that was cleared',
    call('DeleteCorsConfiguration', { ApiId: 'a' }),
    { CorsConfiguration: undefined },
  ],
  [
    'tags',
    call('TagResource', { ResourceArn: 'arn:aws:apigateway:eu-west-1::/apis/a', Tags: {} }),
    { Tags: { b: 'c' } },
  ],
])('What this edit has already sent is none: %s.', (_what, done, now) => {
  const before = { Description: 'old', CorsConfiguration: {}, Tags: {} };
  expect(findConflicts(before, { ...before, ...now }, plan, [done])).toEqual([]);
  expect(findConflicts(before, { ...before, ...now }, plan)).toHaveLength(1);
});
