import { expect, it } from 'vitest';
import { apiRules, checkApi } from './api';
import { checkCors, corsRules, lintCors } from './cors';
import { testRules } from './rule-table.test-support';
import { checkTags, tagRules } from './tags';

const http = { Name: 'orders', ProtocolType: 'HTTP' };
const chat = { Name: 'chat', ProtocolType: 'WEBSOCKET', RouteSelectionExpression: '$request.body.action' };

testRules('APIs', apiRules, checkApi, [
  {
    rule: 'api.managed',
    refused: [http, { managed: true, mode: 'update' }],
    message: /You can't update or delete a managed API/,
    accepted: [http, { managed: false, mode: 'update' }],
  },
  {
    rule: 'api.name.required',
    refused: [{ ProtocolType: 'HTTP' }],
    message: 'Invalid API name specified',
    path: ['Name'],
    accepted: [http],
  },
  {
    rule: 'api.required',
    refused: [{ Name: 'orders' }],
    message: 'ProtocolType is required',
    path: ['ProtocolType'],
    accepted: [http],
  },
  {
    rule: 'api.shape',
    refused: [{ ...http, Description: 'x'.repeat(1025) }],
    message: 'Description must have at most 1024 characters',
    path: ['Description'],
    accepted: [{ ...http, Description: 'x'.repeat(1024), Name: 'x'.repeat(128), Version: '1' }],
  },
  {
    rule: 'api.shape',
    refused: [{ Name: 'a', ProtocolType: 'REST' }],
    message: 'ProtocolType must be one of HTTP, WEBSOCKET',
    path: ['ProtocolType'],
    accepted: [chat],
  },
  {
    rule: 'api.routeSelection.http',
    refused: [{ ...http, RouteSelectionExpression: '$request.body.action' }],
    message: `Route selection expression is currently limited to "\${request.method} \${request.path}"`,
    path: ['RouteSelectionExpression'],
    accepted: [{ ...http, RouteSelectionExpression: `\${request.method} \${request.path}` }],
  },
  {
    rule: 'api.routeSelection.websocket',
    refused: [{ Name: 'chat', ProtocolType: 'WEBSOCKET' }],
    message: 'Invalid routeSelectionExpression',
    accepted: [chat],
  },
  {
    rule: 'api.apiKeySelection',
    refused: [{ ...http, ApiKeySelectionExpression: '$request.header.key' }],
    message: /^ApiKeySelectionExpression must be one of/,
    accepted: [{ ...http, ApiKeySelectionExpression: '$context.authorizer.usageIdentifierKey' }],
  },
  {
    rule: 'api.schemaValidation.websocket',
    refused: [{ ...http, DisableSchemaValidation: true }],
    message: 'DisableSchemaValidation is supported only for WebSocket APIs',
    accepted: [{ ...chat, DisableSchemaValidation: true }],
  },
  {
    rule: 'api.quickCreate.protocol',
    refused: [{ ...chat, Target: 'https://example.com' }],
    message: 'Target is supported only for HTTP APIs',
    accepted: [{ ...http, Target: 'https://example.com' }],
  },
  {
    rule: 'api.quickCreate.target',
    refused: [{ ...http, Target: 'example.com' }],
    message: 'Target must be a fully qualified URL or a Lambda function ARN',
    accepted: [{ ...http, Target: 'arn:aws:lambda:eu-central-1:123456789012:function:f:live' }],
  },
  {
    rule: 'api.quickCreate.routeKey',
    refused: [{ ...http, Target: 'https://example.com', RouteKey: 'TRACE /x' }],
    message:
      'The provided route key is not formatted properly for HTTP protocol. Format should be "<HTTP METHOD> /<RESOURCE PATH>" or "$default"',
    path: ['RouteKey'],
    accepted: [{ ...http, Target: 'https://example.com', RouteKey: 'GET /x' }],
  },
  {
    rule: 'api.quickCreate.credentials',
    refused: [{ ...http, CredentialsArn: 'me' }],
    message: 'CredentialsArn must be the ARN of an IAM role',
    accepted: [{ ...http, CredentialsArn: 'arn:aws:iam::123456789012:role/api' }],
  },
]);

testRules('CORS', corsRules, checkCors, [
  {
    rule: 'cors.protocol.http',
    refused: [{}, { protocol: 'WEBSOCKET' }],
    message: 'Cors is not supported for WEBSOCKET protocolType',
    accepted: [{}, { protocol: 'HTTP' }],
  },
  {
    rule: 'cors.shape',
    refused: [{ MaxAge: 86401 }],
    message: 'MaxAge must be at most 86400',
    path: ['MaxAge'],
    accepted: [{ MaxAge: -1 }],
  },
  {
    rule: 'cors.methods.known',
    refused: [{ AllowMethods: ['GET', 'TRACE'] }],
    message: 'Method TRACE is not supported',
    path: ['AllowMethods', 1],
    accepted: [{ AllowMethods: ['GET', 'put', '*'] }],
  },
  {
    rule: 'cors.credentials.origin',
    refused: [{ AllowCredentials: true, AllowOrigins: ['*'] }],
    message: "allow-credentials is not supported if 'allow-origin' is *",
    accepted: [{ AllowCredentials: true, AllowOrigins: ['https://*'] }],
  },
]);

testRules('tags', tagRules, checkTags, [
  {
    rule: 'tags.count',
    refused: [Object.fromEntries(Array.from({ length: 51 }, (_, at) => [`k${at}`, '']))],
    message: 'A resource can have at most 50 tags',
    accepted: [Object.fromEntries(Array.from({ length: 50 }, (_, at) => [`k${at}`, '']))],
  },
  {
    rule: 'tags.key.reserved',
    refused: [{ 'AWS:x': '1' }],
    message: "Invalid tag key. Tag keys cannot start with 'aws:' (case insensitive)",
    path: ['AWS:x'],
    accepted: [{ 'my-aws:x': '1' }],
  },
  {
    rule: 'tags.key.length',
    refused: [{ ['k'.repeat(129)]: '' }],
    message: 'Tag keys must have 1 to 128 characters',
    accepted: [{ ['k'.repeat(128)]: '' }],
  },
  {
    rule: 'tags.value.length',
    refused: [{ k: 'v'.repeat(257) }],
    message: 'The value of tag k must have at most 256 characters',
    path: ['k'],
    accepted: [{ k: 'v'.repeat(256) }],
  },
  {
    rule: 'tags.characters',
    refused: [{ 'a#b': '' }],
    message: /^Tag a#b may only contain/,
    accepted: [{ 'Größe von_x.:+=@/-': 'ü 1' }],
  },
]);

it('An API is checked with its CORS configuration and tags, and the paths say where', () => {
  const issues = checkApi({
    ...http,
    CorsConfiguration: { MaxAge: 1.5, AllowMethods: ['any'] },
    Tags: { 'aws:a': '1' },
  });
  expect(issues.map((issue) => issue.path)).toEqual([
    ['CorsConfiguration', 'MaxAge'],
    ['CorsConfiguration', 'AllowMethods', 0],
    ['Tags', 'aws:a'],
  ]);
});

it('An origin with a path and wildcards with credentials are advised against, not refused', () => {
  const cors = { AllowCredentials: true, AllowOrigins: ['https://a.example/'], AllowHeaders: ['*'] };
  expect(checkCors(cors)).toEqual([]);
  expect(lintCors(cors).map((issue) => issue.path)).toEqual([['AllowHeaders'], ['AllowOrigins', 0]]);
});
