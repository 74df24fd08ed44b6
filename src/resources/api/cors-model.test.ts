import type { ApiGatewayV2, Cors } from '@aws-sdk/client-apigatewayv2';
import { describe, expect, test } from 'vitest';
import { startSandbox } from '../../sandbox/client.test-support';
import { sendPlan } from '../shared/form-calls.test-support';
import { type CorsValues, toCorsUpdate, toCorsValues } from './cors-model';

const CORS = {
  AllowOrigins: ['https://shop.example.com', 'https://admin.example.com'],
  AllowMethods: ['GET', 'POST'],
  AllowHeaders: ['authorization'],
  ExposeHeaders: ['x-request-id'],
  MaxAge: 3600,
  AllowCredentials: true,
};

async function seed(CorsConfiguration?: Cors) {
  const { client } = startSandbox();
  const { ApiId = '' } = await client.createApi({
    Name: 'shop',
    ProtocolType: 'HTTP',
    ...(CorsConfiguration && { CorsConfiguration }),
  });
  return { client, ApiId };
}

const stored = async (client: ApiGatewayV2, ApiId: string) =>
  (await client.getApi({ ApiId })).CorsConfiguration;

const sent = (ApiId: string, original: Cors | undefined, change: Partial<CorsValues>) =>
  toCorsUpdate(ApiId, original, { ...toCorsValues(original), ...change });

const edits: [what: string, change: Partial<CorsValues>, members: Partial<Cors>][] = [
  [
    'its origins',
    { AllowOrigins: ['https://shop.example.com'] },
    { AllowOrigins: ['https://shop.example.com'] },
  ],
  ['its methods', { AllowMethods: ['GET', 'POST', 'PUT'] }, { AllowMethods: ['GET', 'POST', 'PUT'] }],
  ['its headers', { AllowHeaders: [] }, { AllowHeaders: [] }],
  ['its exposed headers', { ExposeHeaders: ['etag'] }, { ExposeHeaders: ['etag'] }],
  ['its max age', { MaxAge: '-1' }, { MaxAge: -1 }],
  ['its credentials', { AllowCredentials: false }, { AllowCredentials: false }],
];

describe('The form of CORS', () => {
  test.each(edits)('sends %s, and the service keeps the rest', async (_what, change, members) => {
    const { client, ApiId } = await seed(CORS);
    const plan = sent(ApiId, CORS, change);
    expect(plan.calls).toMatchObject([{ operation: 'UpdateApi' }]);
    expect(plan.calls[0]?.input).toEqual({ ApiId, CorsConfiguration: members });
    await sendPlan(client, plan);
    expect(await stored(client, ApiId)).toEqual({ ...CORS, ...members });
  });

  test('has a case for every field', () => {
    const changed = edits.flatMap(([, change]) => Object.keys(change));
    expect(changed.sort()).toEqual(Object.keys(toCorsValues(undefined)).sort());
  });

  test('sends nothing without a change', () => {
    expect(sent('a1', CORS, {}).calls).toEqual([]);
    expect(sent('a1', undefined, {}).calls).toEqual([]);
  });

  test('configures CORS for the first time with the members that are entered', async () => {
    const { client, ApiId } = await seed();
    const plan = sent(ApiId, undefined, { AllowMethods: ['GET'], MaxAge: '0' });
    expect(plan.calls.map(({ input }) => input)).toEqual([
      { ApiId, CorsConfiguration: { AllowMethods: ['GET'], MaxAge: 0 } },
    ]);
    await sendPlan(client, plan);
    expect(await stored(client, ApiId)).toMatchObject({ AllowMethods: ['GET'], MaxAge: 0 });
  });

  test('removes a max age by recreating the configuration, because a merge cannot', async () => {
    const { client, ApiId } = await seed(CORS);
    const plan = sent(ApiId, CORS, { MaxAge: '' });
    const { MaxAge: _, ...rest } = CORS;
    expect(plan.calls.map(({ operation, input }) => ({ operation, input }))).toEqual([
      { operation: 'DeleteCorsConfiguration', input: { ApiId } },
      { operation: 'UpdateApi', input: { ApiId, CorsConfiguration: rest } },
    ]);
    await sendPlan(client, plan);
    expect(await stored(client, ApiId)).toEqual(rest);
  });
});
