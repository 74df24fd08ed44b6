import type { Call } from './call';
import { functionArn, idOf, invocationArn } from './names';

const MESSAGE_SCHEMA = JSON.stringify({
  $schema: 'http://json-schema.org/draft-04/schema#',
  title: 'Message',
  type: 'object',
  required: ['action', 'room', 'text'],
  properties: {
    action: { type: 'string', enum: ['sendMessage'] },
    room: { type: 'string' },
    text: { type: 'string', maxLength: 2000 },
  },
});

/** A WebSocket chat: rooms by Lambda, a mock ping with a two-way reply, a model for messages. */
export function buildChatApi(call: Call, region: string, account: string): void {
  const ApiId = idOf(
    call('CreateApi', {
      Name: 'chat',
      ProtocolType: 'WEBSOCKET',
      Description: 'Chat rooms of the help desk',
      RouteSelectionExpression: '$request.body.action',
      Version: '1',
      Tags: { team: 'support' },
    }).ApiId,
  );
  const guard = idOf(
    call('CreateAuthorizer', {
      ApiId,
      Name: 'chat-token',
      AuthorizerType: 'REQUEST',
      AuthorizerUri: invocationArn(region, account, 'chat-authorizer'),
      IdentitySource: ['route.request.querystring.token'],
    }).AuthorizerId,
  );
  call('CreateModel', {
    ApiId,
    Name: 'Message',
    ContentType: 'application/json',
    Description: 'A message to a room',
    Schema: MESSAGE_SCHEMA,
  });
  const lambda = (name: string) =>
    `integrations/${
      call('CreateIntegration', {
        ApiId,
        IntegrationType: 'AWS_PROXY',
        IntegrationMethod: 'POST',
        IntegrationUri: invocationArn(region, account, name),
      }).IntegrationId
    }`;
  const connections = lambda('chat-connections');
  const rooms = lambda('chat-rooms');
  const ping = idOf(
    call('CreateIntegration', {
      ApiId,
      Description: 'Responds without a backend',
      IntegrationType: 'MOCK',
      RequestTemplates: { $default: '{"statusCode":200}' },
      TemplateSelectionExpression: '\\$default',
      TimeoutInMillis: 5000,
    }).IntegrationId,
  );
  call('CreateIntegrationResponse', {
    ApiId,
    IntegrationId: ping,
    IntegrationResponseKey: '$default',
    TemplateSelectionExpression: '\\$default',
    ResponseTemplates: { $default: '{"pong":true}' },
  });

  call('CreateRoute', {
    ApiId,
    RouteKey: '$connect',
    Target: connections,
    AuthorizationType: 'CUSTOM',
    AuthorizerId: guard,
  });
  call('CreateRoute', { ApiId, RouteKey: '$disconnect', Target: connections });
  call('CreateRoute', { ApiId, RouteKey: '$default', Target: rooms });
  call('CreateRoute', { ApiId, RouteKey: 'joinRoom', Target: rooms, OperationName: 'joinRoom' });
  call('CreateRoute', {
    ApiId,
    RouteKey: 'sendMessage',
    Target: rooms,
    OperationName: 'sendMessage',
    ModelSelectionExpression: '$request.body.action',
    RequestModels: { sendMessage: 'Message' },
  });
  const RouteId = idOf(
    call('CreateRoute', {
      ApiId,
      RouteKey: 'ping',
      Target: `integrations/${ping}`,
      RouteResponseSelectionExpression: '$default',
    }).RouteId,
  );
  call('CreateRouteResponse', { ApiId, RouteId, RouteResponseKey: '$default' });

  call('CreateStage', {
    ApiId,
    StageName: 'production',
    StageVariables: { function: functionArn(region, account, 'chat-rooms') },
    DefaultRouteSettings: {
      LoggingLevel: 'ERROR',
      DataTraceEnabled: false,
      ThrottlingBurstLimit: 200,
      ThrottlingRateLimit: 400,
    },
  });
  call('CreateDeployment', { ApiId, StageName: 'production', Description: 'First rooms' });
}
