import type { Call, Wait } from './call';
import { functionArn, idOf } from './names';

/**
 * A small API whose default stage deploys by itself; its templates are behind a VPC link.
 * @returns its id
 */
export function buildNotificationsApi(call: Call, region: string, account: string, wait: Wait): string {
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
  wait(50);
  const ConnectionId = idOf(
    call('CreateVpcLink', {
      Name: 'internal',
      SubnetIds: ['subnet-0a1b2c3d4e5f60718', 'subnet-1b2c3d4e5f607182a'],
      SecurityGroupIds: ['sg-0f1e2d3c4b5a69788'],
      Tags: { team: 'platform' },
    }).VpcLinkId,
  );
  const templates = call('CreateIntegration', {
    ApiId,
    Description: 'Template service behind the internal load balancer',
    IntegrationType: 'HTTP_PROXY',
    IntegrationMethod: 'ANY',
    ConnectionType: 'VPC_LINK',
    ConnectionId,
    IntegrationUri: `arn:aws:elasticloadbalancing:${region}:${account}:listener/app/templates/50dc6c495c0c9188/0467ef3c8400ae65`,
    PayloadFormatVersion: '1.0',
  }).IntegrationId;
  call('CreateRoute', {
    ApiId,
    RouteKey: 'ANY /templates/{proxy+}',
    Target: `integrations/${templates}`,
    AuthorizationType: 'AWS_IAM',
  });
  return ApiId;
}
