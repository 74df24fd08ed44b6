import type { Call } from './call';
import { functionArn, idOf } from './names';

/** A small API whose default stage deploys by itself. */
export function buildNotificationsApi(call: Call, region: string, account: string): void {
  const ApiId = idOf(
    call('CreateApi', {
      Name: 'notifications',
      ProtocolType: 'HTTP',
      Description: 'E-mail and push notifications',
      Version: '1.0',
      Tags: { team: 'messaging' },
    }).ApiId,
  );
  const Target = `integrations/${
    call('CreateIntegration', {
      ApiId,
      IntegrationType: 'AWS_PROXY',
      IntegrationMethod: 'POST',
      IntegrationUri: functionArn(region, account, 'notifications:live'),
      PayloadFormatVersion: '2.0',
      TimeoutInMillis: 10000,
    }).IntegrationId
  }`;
  for (const [RouteKey, OperationName] of [
    ['POST /notifications', 'sendNotification'],
    ['GET /notifications/{id}', 'getNotification'],
    ['DELETE /subscriptions/{id}', 'unsubscribe'],
  ] as const)
    call('CreateRoute', { ApiId, RouteKey, Target, OperationName });
  call('CreateStage', {
    ApiId,
    StageName: '$default',
    AutoDeploy: true,
    DefaultRouteSettings: { ThrottlingBurstLimit: 20, ThrottlingRateLimit: 50 },
  });
  call('CreateRoute', { ApiId, RouteKey: '$default', Target });
}
