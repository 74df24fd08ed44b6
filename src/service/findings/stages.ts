import type { Stage } from '@aws-sdk/client-apigatewayv2';
import type { Call } from '../plan';
import { lintStage } from '../rules/stage';
import { orphanedSettings, rejectingRoutes, rejectsAll } from '../throttling';
import { apiFacts, deployment, integration, route, stage } from './examples';
import type { ApiFacts } from './facts';
import { apiRule, type FindingRule, oneCall, type Remedy } from './rule';
import { apiSubject, isHttp, listed, stageSubject } from './subjects';

/** Whether the name says that customers use the stage. */
export const isNamedProduction = ({ StageName = '' }: Stage) =>
  /(?:^|[-_])(?:prod|production|live|prd)(?:$|[-_\d])/i.test(StageName);

const ids = ({ api }: ApiFacts, { StageName = '' }: Stage) => ({ ApiId: api.ApiId ?? '', StageName });

/** Removes settings of routes from a stage. */
function removeSettings(facts: ApiFacts, subject: Stage, keys: readonly string[]): Remedy {
  const calls = keys.map(
    (RouteKey, index): Call => ({
      id: `routeSettings${index + 1}`,
      operation: 'DeleteRouteSettings',
      label: `Delete the settings of ${RouteKey}`,
      input: { ...ids(facts, subject), RouteKey },
    }),
  );
  return { plan: { title: `Delete settings of routes from stage ${subject.StageName}`, calls } };
}

/** Whether the lines of the format are JSON, whatever the values of the variables are. */
function isJson(format: string): boolean {
  try {
    JSON.parse(format.replace(/\$context\.[\w.-]+/g, '0'));
    return true;
  } catch {
    return false;
  }
}

const parts = { integrations: [integration()], routes: [route('GET /orders')] };
const staged = (more: Partial<Stage> = {}) => apiFacts({ ...parts, stages: [stage(more)] });

/** Rules of what a stage limits and serves. */
export const stageRules: readonly FindingRule<ApiFacts>[] = [
  apiRule({
    id: 'stage.throttle-zero',
    severity: 'error',
    title: 'Limit of 0',
    why: 'A rate or burst of 0 rejects every request with 429.',
    source: 'service-rules 2.9',
    needs: ['stages'],
    check: (facts) =>
      facts.stages.flatMap((one) => {
        const keys = rejectingRoutes(one.RouteSettings);
        return [
          ...(rejectsAll(one.DefaultRouteSettings)
            ? [
                {
                  subject: stageSubject(facts, one),
                  evidence: 'The default limit is 0: all requests are rejected.',
                  remedy: { none: 'Which limit is meant is not known.' },
                },
              ]
            : []),
          ...(keys.length > 0
            ? [
                {
                  subject: stageSubject(facts, one),
                  evidence: `Limits of 0 reject all requests to ${listed(keys)}.`,
                  remedy: removeSettings(facts, one, keys),
                },
              ]
            : []),
        ];
      }),
    passing: staged(),
    failing: staged({ RouteSettings: { 'GET /orders': { ThrottlingRateLimit: 0 } } }),
  }),
  apiRule({
    id: 'stage.no-throttle',
    severity: 'info',
    title: 'Stage without a limit of its own',
    why: 'Only the limit of the account holds, which all APIs of the Region share.',
    source: 'service-rules 2.9',
    needs: ['stages'],
    check: (facts) =>
      facts.stages
        .filter(
          ({ DefaultRouteSettings: { ThrottlingRateLimit, ThrottlingBurstLimit } = {} }) =>
            ThrottlingRateLimit === undefined && ThrottlingBurstLimit === undefined,
        )
        .map((one) => ({
          subject: stageSubject(facts, one),
          evidence: 'Its default settings have no rate and no burst.',
          remedy: { none: 'Which limit is meant is not known.' },
        })),
    passing: staged(),
    failing: staged({ DefaultRouteSettings: { DetailedMetricsEnabled: false } }),
  }),
  apiRule({
    id: 'stage.orphaned-settings',
    severity: 'warning',
    title: 'Settings of routes that do not exist',
    why: 'They have no effect, and the service rejects every update of the stage until they are removed.',
    source: 'service-rules 2.14',
    needs: ['routes', 'stages'],
    check: (facts) =>
      facts.stages.flatMap((one) => {
        const keys = orphanedSettings(
          one.RouteSettings,
          facts.routes.flatMap(({ RouteKey }) => RouteKey ?? []),
        );
        if (keys.length === 0) return [];
        return [
          {
            subject: stageSubject(facts, one),
            evidence: `No route has the key ${listed(keys)}.`,
            remedy: removeSettings(facts, one, keys),
          },
        ];
      }),
    passing: staged({ RouteSettings: { 'GET /orders': { ThrottlingRateLimit: 5 } } }),
    failing: staged({ RouteSettings: { 'GET /deleted': { ThrottlingRateLimit: 5 } } }),
  }),
  apiRule({
    id: 'stage.no-deployment',
    severity: 'warning',
    title: 'Stage without a deployment',
    why: 'It has no routes, so clients get an error for every request.',
    source: 'traffic-rules 3.2',
    needs: ['stages', 'routes'],
    check: (facts) =>
      facts.stages
        .filter(({ DeploymentId }) => !DeploymentId)
        .map((one) => ({
          subject: stageSubject(facts, one),
          evidence: 'It serves no deployment.',
          remedy:
            facts.routes.length === 0
              ? { none: 'The API has no routes to deploy.' }
              : oneCall(
                  'CreateDeployment',
                  `Deploy the latest configuration to stage ${one.StageName}`,
                  ids(facts, one),
                ),
        })),
    passing: staged(),
    failing: staged({ DeploymentId: undefined }),
  }),
  apiRule({
    id: 'stage.old-deployment',
    severity: 'info',
    title: 'Stage that serves an older deployment',
    why: 'What was deployed since is not what its clients get.',
    source: 'AWS developer guide, Stages for HTTP APIs',
    needs: ['stages', 'deployments'],
    check: (facts) => {
      const time = ({ CreatedDate }: { CreatedDate?: Date | undefined }) => CreatedDate?.getTime() ?? 0;
      const deployed = facts.deployments.filter(
        ({ DeploymentStatus = 'DEPLOYED' }) => DeploymentStatus === 'DEPLOYED',
      );
      return facts.stages.flatMap((one) => {
        const own = deployed.find(({ DeploymentId }) => DeploymentId === one.DeploymentId);
        const later = own ? deployed.filter((other) => time(other) > time(own)).length : 0;
        if (!own || later === 0) return [];
        return [
          {
            subject: stageSubject(facts, one),
            evidence: `It serves deployment ${own.DeploymentId}; ${later} of the API's ${deployed.length} deployments ${later === 1 ? 'is' : 'are'} later.`,
            remedy: { none: 'Which deployment it should serve is a decision: see its Deployments tab.' },
          },
        ];
      });
    },
    passing: apiFacts({ ...parts, stages: [stage()], deployments: [deployment('dep1', 1)] }),
    failing: apiFacts({
      ...parts,
      stages: [stage()],
      deployments: [deployment('dep1', 1), deployment('dep2', 9)],
    }),
  }),
  apiRule({
    id: 'stage.auto-deploy',
    severity: 'warning',
    title: 'Automatic deployment on a stage named like production',
    why: 'Every change of a route or integration reaches its clients at once, half-done ones too.',
    source: 'AWS developer guide, Stages for HTTP APIs',
    needs: ['stages'],
    check: (facts) =>
      facts.stages
        .filter((one) => one.AutoDeploy && isNamedProduction(one))
        .map((one) => ({
          subject: stageSubject(facts, one),
          evidence: `Stage ${one.StageName} deploys automatically.`,
          remedy: oneCall('UpdateStage', `Disable automatic deployment of stage ${one.StageName}`, {
            ...ids(facts, one),
            AutoDeploy: false,
          }),
        })),
    passing: staged(),
    failing: staged({ AutoDeploy: true }),
  }),
  apiRule({
    id: 'stage.none',
    severity: 'info',
    title: 'API without a stage',
    why: 'Clients cannot call it.',
    source: 'traffic-rules 3.2',
    needs: ['stages'],
    check: (facts) =>
      facts.stages.length > 0
        ? []
        : [
            {
              subject: apiSubject(facts.api),
              evidence: 'It has no stage.',
              remedy: { none: 'How the stage should be named is a decision.' },
            },
          ],
    passing: staged(),
    failing: apiFacts({ ...parts, stages: [] }),
  }),
];

/** Rules of the logs of a stage. */
export const logRules: readonly FindingRule<ApiFacts>[] = [
  apiRule({
    id: 'stage.no-access-log',
    severity: 'warning',
    title: 'Stage without an access log',
    why: 'Who called what, and with which result, cannot be found out afterwards.',
    source: 'AWS developer guide, Logging for HTTP APIs',
    needs: ['stages'],
    check: (facts) =>
      facts.stages
        .filter(({ AccessLogSettings }) => !AccessLogSettings?.DestinationArn)
        .map((one) => ({
          subject: stageSubject(facts, one),
          evidence: 'It has no access log destination.',
          remedy: { none: 'Which log group should receive the log is not known.' },
        })),
    passing: staged(),
    failing: staged({ AccessLogSettings: undefined }),
  }),
  apiRule({
    id: 'stage.log-format',
    severity: 'info',
    title: 'Access log that is not JSON',
    why: 'CloudWatch Logs Insights finds the fields of JSON lines by itself; others need a pattern in each query.',
    source: 'Amazon CloudWatch Logs user guide, Supported logs and discovered fields',
    needs: ['stages'],
    check: (facts) =>
      facts.stages
        .filter(({ AccessLogSettings: log }) => log?.Format && !isJson(log.Format))
        .map((one) => ({
          subject: stageSubject(facts, one),
          evidence: `Its format is no JSON object: ${one.AccessLogSettings?.Format?.slice(0, 80)}`,
          remedy: { none: 'Another format changes which fields are logged.' },
        })),
    passing: staged(),
    failing: staged({
      AccessLogSettings: {
        DestinationArn: stage().AccessLogSettings?.DestinationArn,
        Format: '$context.requestId $context.status',
      },
    }),
  }),
  apiRule({
    id: 'stage.log-variables',
    severity: 'warning',
    title: 'Access log with a variable that is not documented',
    why: 'API Gateway writes - in its place, so the field is never filled in.',
    source: 'service-rules Appendix A',
    needs: ['stages'],
    check: (facts) =>
      facts.stages.flatMap((one) =>
        lintStage(one, { protocol: isHttp(facts) ? 'HTTP' : 'WEBSOCKET' })
          .filter(({ rule }) => rule === 'stage.accessLog.variables')
          .map(({ message }) => ({
            subject: stageSubject(facts, one),
            evidence: `${message}.`,
            remedy: { none: 'Which variable is meant is not known.' },
          })),
      ),
    passing: staged(),
    failing: staged({
      AccessLogSettings: {
        DestinationArn: stage().AccessLogSettings?.DestinationArn,
        Format: '{"requestId":"$context.requestId","connection":"$context.connectionId"}',
      },
    }),
  }),
];
