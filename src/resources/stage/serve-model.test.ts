import type { Deployment, Stage } from '@aws-sdk/client-apigatewayv2';
import { expect, test } from 'vitest';
import { orphanedSettings } from '../../service/throttling';
import { serveReason, toServe } from './serve-model';

const stage: Stage = { StageName: 'prod', DeploymentId: 'd1' };
const older: Deployment = { DeploymentId: 'd2', DeploymentStatus: 'DEPLOYED' };

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
  const orphaned = orphanedSettings(stale.RouteSettings, ['GET /a']);
  expect(orphaned).toEqual(['GET /gone']);
  const ids = { ApiId: 'a1', StageName: 'prod' };
  expect(
    toServe('a1', stale, older, orphaned).calls.map(({ operation, input }) => [operation, input]),
  ).toEqual([
    ['DeleteRouteSettings', { ...ids, RouteKey: 'GET /gone' }],
    ['UpdateStage', { ...ids, DeploymentId: 'd2' }],
  ]);
});
