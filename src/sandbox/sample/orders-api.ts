import { LOG_FORMATS } from '../../service/rules/log-format';
import type { Call, Wait } from './call';
import { functionArn, idOf, invocationArn, logGroupArn } from './names';

/**
 * The shop's public API: routes of three services, a JWT and a Lambda authorizer, a dev and a prod stage.
 * @returns its id
 */
export function buildOrdersApi(call: Call, region: string, account: string, wait: Wait): string {
  const ApiId = idOf(
    call('CreateApi', {
      Name: 'orders',
      ProtocolType: 'HTTP',
      Description: 'Orders, customers and payments of the web shop',
      Version: '2.3',
      CorsConfiguration: {
        AllowOrigins: ['https://shop.example.com', 'https://admin.example.com'],
        AllowMethods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
        AllowHeaders: ['authorization', 'content-type', 'x-request-id'],
        ExposeHeaders: ['x-request-id'],
        AllowCredentials: true,
        MaxAge: 3600,
      },
      Tags: { team: 'commerce', 'cost-center': '4711', environment: 'production' },
    }).ApiId,
  );
  const jwt = idOf(
    call('CreateAuthorizer', {
      ApiId,
      Name: 'customers',
      AuthorizerType: 'JWT',
      IdentitySource: ['$request.header.Authorization'],
      JwtConfiguration: {
        Issuer: `https://cognito-idp.${region}.amazonaws.com/${region}_Shop42`,
        Audience: ['web-shop', 'mobile-app'],
      },
    }).AuthorizerId,
  );
  const partner = idOf(
    call('CreateAuthorizer', {
      ApiId,
      Name: 'partner-keys',
      AuthorizerType: 'REQUEST',
      AuthorizerUri: invocationArn(region, account, 'partner-authorizer'),
      AuthorizerPayloadFormatVersion: '2.0',
      EnableSimpleResponses: true,
      AuthorizerResultTtlInSeconds: 300,
      IdentitySource: ['$request.header.x-partner-key'],
    }).AuthorizerId,
  );

  const lambda = (name: string, Description: string) =>
    `integrations/${
      call('CreateIntegration', {
        ApiId,
        Description,
        IntegrationType: 'AWS_PROXY',
        IntegrationMethod: 'POST',
        IntegrationUri: functionArn(region, account, name),
        PayloadFormatVersion: '2.0',
      }).IntegrationId
    }`;
  const orders = lambda('orders-service', 'Orders service');
  const customers = lambda('customers-service', 'Customers service');
  const payments = `integrations/${
    call('CreateIntegration', {
      ApiId,
      Description: 'Payment provider',
      IntegrationType: 'HTTP_PROXY',
      IntegrationMethod: 'ANY',
      IntegrationUri: 'https://payments.example.net/v1/{proxy}',
      TimeoutInMillis: 12000,
      RequestParameters: {
        'overwrite:header.x-shop': 'orders',
        'append:querystring.requestId': '$context.requestId',
      },
      ResponseParameters: { '500': { 'overwrite:statuscode': '502' } },
    }).IntegrationId
  }`;
  const events = `integrations/${
    call('CreateIntegration', {
      ApiId,
      Description: 'Order events to the queue',
      IntegrationType: 'AWS_PROXY',
      IntegrationSubtype: 'SQS-SendMessage',
      CredentialsArn: `arn:aws:iam::${account}:role/orders-events`,
      PayloadFormatVersion: '1.0',
      RequestParameters: {
        QueueUrl: `https://sqs.${region}.amazonaws.com/${account}/order-events`,
        MessageBody: '$request.body',
      },
    }).IntegrationId
  }`;
  const status = `integrations/${
    call('CreateIntegration', {
      ApiId,
      Description: 'Status page',
      IntegrationType: 'HTTP_PROXY',
      IntegrationMethod: 'GET',
      IntegrationUri: 'https://status.example.net/shop.json',
      TimeoutInMillis: 3000,
    }).IntegrationId
  }`;

  const open = (RouteKey: string, Target: string, OperationName?: string) =>
    call('CreateRoute', { ApiId, RouteKey, Target, ...(OperationName ? { OperationName } : {}) });
  const guarded = (
    RouteKey: string,
    Target: string,
    OperationName: string,
    ...AuthorizationScopes: string[]
  ) =>
    call('CreateRoute', {
      ApiId,
      RouteKey,
      Target,
      OperationName,
      AuthorizationType: 'JWT',
      AuthorizerId: jwt,
      ...(AuthorizationScopes.length > 0 ? { AuthorizationScopes } : {}),
    });
  guarded('GET /orders', orders, 'listOrders', 'orders/read');
  guarded('POST /orders', orders, 'createOrder', 'orders/write');
  guarded('GET /orders/{orderId}', orders, 'getOrder', 'orders/read');
  guarded('PATCH /orders/{orderId}', orders, 'updateOrder', 'orders/write');
  guarded('DELETE /orders/{orderId}', orders, 'cancelOrder', 'orders/write');
  guarded('GET /orders/{orderId}/items', orders, 'listOrderItems', 'orders/read');
  guarded('GET /customers/me', customers, 'getMe');
  guarded('PUT /customers/me', customers, 'putMe');
  guarded('GET /customers/{customerId}', customers, 'getCustomer', 'customers/read');
  wait(30);
  // Left open by mistake: its siblings are guarded.
  open('GET /customers/{customerId}/addresses', customers, 'listAddresses');
  guarded('ANY /payments/{proxy+}', payments, 'payments');
  call('CreateRoute', {
    ApiId,
    RouteKey: 'POST /partners/orders',
    Target: orders,
    OperationName: 'createPartnerOrder',
    AuthorizationType: 'CUSTOM',
    AuthorizerId: partner,
  });
  call('CreateRoute', {
    ApiId,
    RouteKey: 'POST /events/orders',
    Target: events,
    OperationName: 'sendOrderEvent',
    AuthorizationType: 'AWS_IAM',
  });
  open('GET /status', status, 'getStatus');

  const Format = LOG_FORMATS.JSON;
  const DestinationArn = logGroupArn(region, account, '/aws/apigateway/orders');
  call('CreateStage', {
    ApiId,
    StageName: 'prod',
    Description: 'What the shop uses',
    StageVariables: { tableName: 'orders-prod', logLevel: 'warn' },
    AccessLogSettings: { DestinationArn, Format },
    DefaultRouteSettings: {
      DetailedMetricsEnabled: true,
      ThrottlingBurstLimit: 500,
      ThrottlingRateLimit: 1000,
    },
    RouteSettings: { 'POST /orders': { ThrottlingBurstLimit: 50, ThrottlingRateLimit: 100 } },
    Tags: { environment: 'production' },
  });
  call('CreateDeployment', { ApiId, StageName: 'prod', Description: 'Release 2.2' });
  wait(75);
  open('GET /orders/{orderId}/invoice', orders, 'getInvoice');
  call('CreateDeployment', { ApiId, StageName: 'prod', Description: 'Release 2.3: invoices' });
  wait(20);
  call('CreateStage', {
    ApiId,
    StageName: 'dev',
    Description: 'Latest changes, for testers',
    StageVariables: { tableName: 'orders-dev', logLevel: 'debug' },
  });
  call('CreateDeployment', { ApiId, StageName: 'dev', Description: 'Before returns' });
  wait(60);
  // Not deployed anywhere yet: the latest configuration differs from both stages.
  guarded('POST /orders/{orderId}/returns', orders, 'createReturn', 'orders/write');
  return ApiId;
}
