import type { ApiGatewayV2, Integration } from '@aws-sdk/client-apigatewayv2';
import { describe, expect, it } from 'vitest';
import { startSandbox } from '../../sandbox/client.test-support';
import { SUBTYPES } from '../../service/rules/subtypes';
import { formInput } from '../shared/resource-form';
import { type IntegrationContext, type IntegrationValues, integrationForm } from './model';

// The plans of the edit form for AWS service integrations, which the service accepts only with several members together.

const ROLE = 'arn:aws:iam::123456789012:role/gateway';

async function start(subtype: string) {
  const { client } = startSandbox();
  const { ApiId = '' } = await client.createApi({ Name: 'shop', ProtocolType: 'HTTP' });
  const { required = [], optional = [] } = SUBTYPES[subtype] ?? {};
  const RequestParameters = Object.fromEntries(
    [...required, ...optional.slice(0, 1)].map((name) => [name, `$request.body.${name}`]),
  );
  const created = await client.createIntegration({
    ApiId,
    IntegrationType: 'AWS_PROXY',
    IntegrationSubtype: subtype,
    CredentialsArn: ROLE,
    PayloadFormatVersion: '1.0',
    Description: 'before',
    RequestParameters,
  });
  const { $metadata: _response, ...original } = created;
  const context: IntegrationContext = { apiId: ApiId, protocol: 'HTTP' };
  return { client, original, context };
}

/** Saves the form with changed values; returns the updated integration and the calls. */
async function save(
  { client, original, context }: { client: ApiGatewayV2; original: Integration; context: IntegrationContext },
  change: (values: IntegrationValues) => Partial<IntegrationValues>,
) {
  const before = integrationForm.toValues(original, context);
  const values = { ...before, ...change(before) };
  const input = formInput(integrationForm, values, context);
  expect(integrationForm.issues(input, context, original)).toEqual([]);
  const { calls } = integrationForm.toUpdate(original, input, context);
  for (const call of calls) await client.updateIntegration(call.input as never);
  const { $metadata: _response, ...now } = await client.getIntegration({
    ApiId: context.apiId,
    IntegrationId: original.IntegrationId,
  });
  return { now, calls };
}

const edits: [what: string, change: Partial<IntegrationValues>, member: keyof Integration, now: unknown][] = [
  ['description', { Description: 'after' }, 'Description', 'after'],
  ['description to nothing', { Description: '' }, 'Description', undefined],
  ['role', { CredentialsArn: `${ROLE}-2` }, 'CredentialsArn', `${ROLE}-2`],
  ['timeout', { TimeoutInMillis: '500' }, 'TimeoutInMillis', 500],
  ['timeout to the default', { TimeoutInMillis: '' }, 'TimeoutInMillis', 30000],
  [
    'response mappings',
    { ResponseParameters: [{ status: '500', key: 'overwrite:statuscode', value: '502' }] },
    'ResponseParameters',
    { 500: { 'overwrite:statuscode': '502' } },
  ],
];

describe.each(Object.keys(SUBTYPES))('Editing an integration with %s', (subtype) => {
  it.each(edits)('sets its %s and keeps the rest', async (_what, change, member, now) => {
    const started = await start(subtype);
    const saved = await save(started, () => change);
    expect(saved.calls).toHaveLength(1);
    const { [member]: _former, ...rest } = started.original;
    expect(saved.now).toEqual({ ...rest, ...(now === undefined ? {} : { [member]: now }) });
  });

  it('sets each parameter separately and keeps the others', async () => {
    const started = await start(subtype);
    const names = Object.keys(started.original.RequestParameters ?? {});
    for (const name of names) {
      const { now } = await save(started, ({ RequestParameters }) => ({
        RequestParameters: RequestParameters.map((one) =>
          one.key === name ? { key: name, value: '$request.body.new' } : one,
        ),
      }));
      const expected = { ...started.original.RequestParameters, [name]: '$request.body.new' };
      expect(now.RequestParameters).toEqual(expected);
      started.original = now;
    }
  });

  it('removes an optional parameter and changes to another action with its parameters', async () => {
    const started = await start(subtype);
    const { required = [] } = SUBTYPES[subtype] ?? {};
    const { now } = await save(started, ({ RequestParameters }) => ({
      RequestParameters: RequestParameters.filter(({ key }) => required.includes(key)),
    }));
    expect(Object.keys(now.RequestParameters ?? {}).sort()).toEqual([...required].sort());
    const other = subtype === 'SQS-PurgeQueue' ? 'Kinesis-PutRecord' : 'SQS-PurgeQueue';
    const parameters = (SUBTYPES[other]?.required ?? []).map((key) => ({
      key,
      value: `$request.body.${key}`,
    }));
    const changed = await save({ ...started, original: now }, () => ({
      IntegrationSubtype: other,
      RequestParameters: parameters,
    }));
    expect(changed.now.IntegrationSubtype).toBe(other);
    expect(changed.now.RequestParameters).toEqual(
      Object.fromEntries(parameters.map(({ key, value }) => [key, value])),
    );
  });

  it('sends no call without a change', async () => {
    expect((await save(await start(subtype), () => ({}))).calls).toEqual([]);
  });
});

it('A member without a field is sent together with the required ones', async () => {
  const { client, original, context } = await start('SQS-SendMessage');
  const ids = { ApiId: context.apiId, IntegrationId: original.IntegrationId };
  const needed = integrationForm.requiredOnUpdate?.(original);
  await client.updateIntegration({ ...ids, ...needed, TlsConfig: { ServerNameToVerify: 'a.example' } });
  const { TlsConfig } = await client.getIntegration(ids);
  expect(TlsConfig).toEqual({ ServerNameToVerify: 'a.example' });
});
