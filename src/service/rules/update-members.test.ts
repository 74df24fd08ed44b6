import { expect, it } from 'vitest';
import { completeUpdate, keptMembers } from './update-members';

const queue = {
  IntegrationType: 'AWS_PROXY',
  IntegrationSubtype: 'SQS-SendMessage',
  RequestParameters: { QueueUrl: 'u', MessageBody: 'b', DelaySeconds: '0' },
};

it('A change of an integration with an AWS service carries its type, subtype and required parameters', () => {
  expect(completeUpdate('integration', queue, { Description: 'new' })).toEqual({
    Description: 'new',
    IntegrationType: 'AWS_PROXY',
    IntegrationSubtype: 'SQS-SendMessage',
    RequestParameters: { QueueUrl: 'u', MessageBody: 'b' },
  });
  const parameters = { RequestParameters: { MessageBody: 'c', DelaySeconds: '' } };
  expect(completeUpdate('integration', queue, parameters).RequestParameters).toEqual({
    QueueUrl: 'u',
    MessageBody: 'c',
    DelaySeconds: '',
  });
});

it('Of a subtype that is not known, all parameters are taken for required', () => {
  const before = { ...queue, IntegrationSubtype: 'New-Action' };
  expect(completeUpdate('integration', before, { Description: 'new' })).toMatchObject({
    RequestParameters: queue.RequestParameters,
  });
});

it('Other changes stay as they are, and no change stays none', () => {
  const lambda = { IntegrationType: 'AWS_PROXY', IntegrationUri: 'arn' };
  expect(completeUpdate('integration', lambda, { Description: 'new' })).toEqual({ Description: 'new' });
  expect(completeUpdate('integration', queue, {})).toEqual({});
  expect(completeUpdate('apiMapping', { ApiId: 'a' }, {})).toEqual({});
  expect(completeUpdate('route', { AuthorizationType: 'JWT' }, { Target: 't' })).toEqual({ Target: 't' });
});

it('An authorizer carries the authorization type that the route has, unless it changes too', () => {
  const route = { AuthorizationType: 'JWT', AuthorizerId: 'a' };
  expect(completeUpdate('route', route, { AuthorizerId: 'b' })).toEqual({ ...route, AuthorizerId: 'b' });
  const custom = { AuthorizationType: 'CUSTOM', AuthorizerId: 'c' };
  expect(completeUpdate('route', route, custom)).toEqual(custom);
});

it('What the service keeps of a request differs in header names of CORS and an empty description of a stage', () => {
  const CorsConfiguration = { AllowHeaders: ['X-A'], AllowMethods: ['get'] };
  expect(keptMembers('api', { Name: 'a', CorsConfiguration })).toEqual({
    Name: 'a',
    CorsConfiguration: { AllowHeaders: ['x-a'], AllowMethods: ['get'] },
  });
  expect(keptMembers('stage', { Description: '', AutoDeploy: true })).toEqual({ AutoDeploy: true });
  expect(keptMembers('route', { OperationName: '' })).toEqual({ OperationName: '' });
});
