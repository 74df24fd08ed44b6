import { testFormCalls } from '../shared/form-calls.test-support';
import { apiMappingForm } from './model';

const DomainName = 'shop.example.com';
const CertificateArn = 'arn:aws:acm:us-east-1:123456789012:certificate/one';

testFormCalls({
  form: apiMappingForm,
  async seed(client) {
    await client.createDomainName({ DomainName, DomainNameConfigurations: [{ CertificateArn }] });
    const { ApiId: shop = '' } = await client.createApi({ Name: 'shop', ProtocolType: 'HTTP' });
    const { ApiId: pets = '' } = await client.createApi({ Name: 'pets', ProtocolType: 'HTTP' });
    await client.createStage({ ApiId: shop, StageName: 'prod' });
    await client.createStage({ ApiId: shop, StageName: 'beta' });
    await client.createStage({ ApiId: pets, StageName: 'live' });
    const { ApiMappingId: id = '' } = await client.createApiMapping({
      DomainName,
      ApiId: shop,
      Stage: 'prod',
      ApiMappingKey: 'orders',
    });
    const { ApiId: chat = '' } = await client.createApi({
      Name: 'chat',
      ProtocolType: 'WEBSOCKET',
      RouteSelectionExpression: '$request.body.action',
    });
    const apis = (await client.getApis({})).Items ?? [];
    const mappings = (await client.getApiMappings({ DomainName })).Items ?? [];
    return { id, shop, pets, chat, context: { domainName: DomainName, apis, mappings } };
  },
  creates: [
    [
      'API and stage, and no path if none is entered',
      ({ pets }) => ({ ApiId: pets, Stage: 'live' }),
      ({ pets }) => ({ ApiId: pets, Stage: 'live' }),
    ],
    [
      'a path of several levels',
      ({ shop }) => ({ ApiId: shop, Stage: 'beta', ApiMappingKey: 'orders/v2' }),
      ({ shop }) => ({ ApiId: shop, Stage: 'beta', ApiMappingKey: 'orders/v2' }),
    ],
  ],
  refused: [
    [
      'a path in use',
      { ApiMappingKey: 'orders' },
      'ApiMappingKey',
      'ApiMapping key already exists for this domain name',
    ],
    [
      'a slash at the start of the path',
      { ApiMappingKey: '/pets' },
      'ApiMappingKey',
      "API mapping key should not start with a '/' or have consecutive '/'s.",
    ],
    [
      'a slash at the end of the path',
      { ApiMappingKey: 'pets/' },
      'ApiMappingKey',
      "API mapping key should not end with a '/'.",
    ],
    [
      'other characters in the path',
      { ApiMappingKey: 'pets?x' },
      'ApiMappingKey',
      "An API mapping key may contain only letters, numbers and one of $-_.+!*'(), characters.",
    ],
    [
      'a WebSocket API beside an HTTP API',
      ({ chat }) => ({ ApiId: chat, Stage: 'talk' }),
      'ApiId',
      'HTTP and WebSocket APIs cannot share a custom domain name',
    ],
  ],
  edits: [
    [
      'its path together with the API that each update requires',
      { ApiMappingKey: 'bills' },
      ({ shop }) => ({ ApiId: shop, ApiMappingKey: 'bills' }),
    ],
    ['a cleared path', { ApiMappingKey: '' }, ({ shop }) => ({ ApiId: shop, ApiMappingKey: '' })],
    ['its stage', { Stage: 'beta' }, ({ shop }) => ({ ApiId: shop, Stage: 'beta' })],
    [
      'its API together with a stage of it',
      ({ pets }) => ({ ApiId: pets, Stage: 'live' }),
      ({ pets }) => ({ ApiId: pets, Stage: 'live' }),
    ],
  ],
});
