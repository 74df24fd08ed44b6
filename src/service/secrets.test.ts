import { expect, test } from 'vitest';
import { withoutSecrets } from './secrets';

test.each([
  [
    'the values of stage variables',
    { StageVariables: { table: 'ledger' } },
    { StageVariables: { table: '(not kept)' } },
  ],
  [
    'a header with a fixed credential',
    { RequestParameters: { 'overwrite:header.Authorization': 'Bearer abc', 'append:header.x': 'y' } },
    { RequestParameters: { 'overwrite:header.Authorization': '(not kept)', 'append:header.x': 'y' } },
  ],
  [
    'a password in a URL',
    { IntegrationUri: 'https://shop:hunter2@example.com/' },
    { IntegrationUri: '(not kept)' },
  ],
  [
    'a text that is named like a secret',
    { Tags: { dbPassword: 'hunter2' } },
    { Tags: { dbPassword: '(not kept)' } },
  ],
  ['a token within a list', { Items: ['a', 'https://a:b@c.example'] }, { Items: ['a', '(not kept)'] }],
])('%s is left out.', (_name, before, after) => {
  expect(withoutSecrets(before)).toEqual(after);
});

test('What holds no secret is the same value, with its dates; expressions are none.', () => {
  const resource = {
    ApiKeySelectionExpression: '$request.header.x-api-key',
    RequestParameters: { 'overwrite:header.Authorization': '$request.header.auth' },
    CreatedDate: new Date(0),
    Tags: { secretArn: 'arn:aws:secretsmanager:eu-west-1:1:secret:s' },
    StageVariables: {},
    ApiKeyRequired: false,
  };
  expect(withoutSecrets(resource)).toBe(resource);
});
