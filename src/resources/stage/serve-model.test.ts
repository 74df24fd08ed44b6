import type { Deployment, Stage } from '@aws-sdk/client-apigatewayv2';
import { expect, test } from 'vitest';
import { deploymentSummary, newestFirst, orphanedSettings, serveReason, toServe } from './serve-model';

const stage: Stage = { StageName: 'prod', DeploymentId: 'd1' };
const older: Deployment = { DeploymentId: 'd2', DeploymentStatus: 'DEPLOYED' };

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

test.each<[string, Partial<Stage>, Partial<Deployment>, string | RegExp | undefined]>([
  ['another deployment', {}, {}, undefined],
  ['the current deployment', { DeploymentId: 'd2' }, {}, 'The stage serves this deployment.'],
  [
    'a stage with automatic deployment',
    { AutoDeploy: true },
    {},
    'Automatic deployment is enabled for this stage.',
  ],
  ['a managed stage', { ApiGatewayManaged: true }, {}, /can't modify/],
  ['a failed deployment', {}, { DeploymentStatus: 'FAILED' }, 'Only a completed deployment can be served.'],
])('Serving is decided for %s.', (_, change, changed, expected) => {
  const reason = serveReason({ ...stage, ...change }, { ...older, ...changed });
  if (expected instanceof RegExp) expect(reason).toMatch(expected);
  else expect(reason).toBe(expected);
});

test('Serving a deployment is one UpdateStage, after the settings of deleted routes are removed.', () => {
  const stale = { ...stage, RouteSettings: { 'GET /a': {}, 'GET /gone': {}, $default: {} } };
  const orphaned = orphanedSettings(stale, ['GET /a']);
  expect(orphaned).toEqual(['GET /gone']);
  const ids = { ApiId: 'a1', StageName: 'prod' };
  expect(
    toServe('a1', stale, older, orphaned).calls.map(({ operation, input }) => [operation, input]),
  ).toEqual([
    ['DeleteRouteSettings', { ...ids, RouteKey: 'GET /gone' }],
    ['UpdateStage', { ...ids, DeploymentId: 'd2' }],
  ]);
});
