import type { Deployment } from '@aws-sdk/client-apigatewayv2';
import { expect, test } from 'vitest';
import { deploymentSummary, newestFirst } from './deployments';

test('Deployments are sorted by date, the newest first.', () => {
  const at = (day: number): Deployment => ({ CreatedDate: new Date(2026, 0, day), DeploymentId: `d${day}` });
  const sorted = [at(2), { DeploymentId: 'none' }, at(9), at(5)].sort(newestFirst);
  expect(sorted.map(({ DeploymentId }) => DeploymentId)).toEqual(['d9', 'd5', 'd2', 'none']);
});

test.each([
  [{ Description: 'Release 2.3' }, 'Release 2.3 · 3 hours ago'],
  [{ AutoDeployed: true }, 'Automatic deployment · 3 hours ago'],
  [{}, 'No description · 3 hours ago'],
])('The summary of %j is %j.', (deployment, expected) => {
  const CreatedDate = new Date('2026-03-01T09:00:00Z');
  expect(deploymentSummary({ ...deployment, CreatedDate }, new Date('2026-03-01T12:00:00Z'))).toBe(expected);
});
