import { expect, test } from 'vitest';
import { authorizerPermissions, functionOf, integrationPermissions } from '../../service/lambda-permission';
import { addPermissionCommands } from './lambda-permission';

const FUNCTION = 'arn:aws:lambda:eu-west-1:123456789012:function:orders';
const URI = `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${FUNCTION}/invocations`;
const API = 'arn:aws:execute-api:eu-west-1:123456789012:a1';
const sourceOf = (RouteKey: string) =>
  integrationPermissions(URI, 'a1', 'eu-west-1', [{ RouteId: 'r1', RouteKey }])[0]?.sourceArn;

test.each([
  ['GET /orders/{id}', `${API}/*/GET/orders/{id}`],
  ['ANY /{proxy+}', `${API}/*/*/{proxy+}`],
  ['$default', `${API}/*/$default`],
  ['$connect', `${API}/*/$connect`],
  ['sendMessage', `${API}/*/sendMessage`],
])('The narrowest source of route %s is %s.', (key, source) => {
  expect(sourceOf(key)).toBe(source);
});

test.each([
  [FUNCTION, { functionArn: FUNCTION, region: 'eu-west-1', account: '123456789012' }],
  [
    `${URI.replace('/invocations', ':live/invocations')}`,
    expect.objectContaining({ qualifier: 'live', functionArn: FUNCTION }),
  ],
  ['https://example.com/function:x', undefined],
  [URI.replace('orders', '${stageVariables.fn}'), undefined],
  [undefined, undefined],
])('The function of %s is found or not.', (uri, expected) => {
  expect(functionOf(uri)).toEqual(expected);
});

test('The command is complete and quoted; each route has its own statement.', () => {
  const permissions = integrationPermissions(
    URI.replace('/invocations', ':live/invocations'),
    'a1',
    'eu-west-1',
    [
      { RouteId: 'r1', RouteKey: '$default' },
      { RouteId: 'r2', RouteKey: 'GET /orders' },
    ],
  );
  expect(addPermissionCommands(permissions)).toBe(`aws lambda add-permission \\
  --region eu-west-1 \\
  --function-name ${FUNCTION} \\
  --qualifier live \\
  --statement-id apigateway-a1-r1 \\
  --action lambda:InvokeFunction \\
  --principal apigateway.amazonaws.com \\
  --source-arn '${API}/*/$default'

aws lambda add-permission \\
  --region eu-west-1 \\
  --function-name ${FUNCTION} \\
  --qualifier live \\
  --statement-id apigateway-a1-r2 \\
  --action lambda:InvokeFunction \\
  --principal apigateway.amazonaws.com \\
  --source-arn '${API}/*/GET/orders'`);
});

test('Many routes are one statement for the API, no route and no function are none.', () => {
  const routes = Array.from({ length: 11 }, (_, n) => ({ RouteId: `r${n}`, RouteKey: `GET /${n}` }));
  expect(integrationPermissions(URI, 'a1', 'eu-west-1', routes).map(({ sourceArn }) => sourceArn)).toEqual([
    `${API}/*`,
  ]);
  expect(integrationPermissions(URI, 'a1', 'eu-west-1', routes.slice(0, 10))).toHaveLength(10);
  expect(integrationPermissions(URI, 'a1', 'eu-west-1', [])).toEqual([]);
  expect(integrationPermissions('https://example.com', 'a1', 'eu-west-1', routes)).toEqual([]);
});

test('An authorizer has its own source; the partition is that of the Region.', () => {
  expect(authorizerPermissions(URI, 'a1', 'cn-north-1', 'au1')[0]?.sourceArn).toBe(
    'arn:aws-cn:execute-api:cn-north-1:123456789012:a1/authorizers/au1',
  );
});
