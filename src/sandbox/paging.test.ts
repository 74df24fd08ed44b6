import { describe, expect, it } from 'vitest';
import { FUNCTION_ARN, INVOCATION_ARN, refusal, startSandbox } from './client.test-support';

interface Page {
  Items?: object[] | undefined;
  NextToken?: string | undefined;
}
type List = (page: { MaxResults?: string; NextToken?: string }) => Promise<Page>;

/** Walks all pages of a list; a token that does not end would run into the bound. */
async function walk(list: List, MaxResults: string): Promise<object[][]> {
  const pages: object[][] = [];
  let NextToken: string | undefined;
  do {
    const page = await list({ MaxResults, ...(NextToken === undefined ? {} : { NextToken }) });
    pages.push(page.Items ?? []);
    NextToken = page.NextToken;
  } while (NextToken !== undefined && pages.length < 20);
  return pages;
}

async function filled() {
  const { client } = startSandbox();
  const { ApiId = '' } = await client.createApi({
    Name: 'a',
    ProtocolType: 'WEBSOCKET',
    RouteSelectionExpression: '$request.body.action',
  });
  const DomainName = 'api.example.com';
  const CertificateArn = 'arn:aws:acm:us-east-1:123456789012:certificate/1';
  const three = [1, 2, 3];
  const { IntegrationId = '' } = await client.createIntegration({
    ApiId,
    IntegrationType: 'AWS',
    IntegrationMethod: 'POST',
    IntegrationUri: FUNCTION_ARN,
  });
  const { RouteId = '' } = await client.createRoute({ ApiId, RouteKey: 'r0' });
  await client.createRouteResponse({ ApiId, RouteId, RouteResponseKey: '$default' });
  for (const at of three) {
    await client.createApi({ Name: `b${at}`, ProtocolType: 'HTTP' });
    await client.createAuthorizer({
      ApiId,
      Name: `auth${at}`,
      AuthorizerType: 'REQUEST',
      AuthorizerUri: INVOCATION_ARN,
      IdentitySource: ['route.request.header.a'],
    });
    await client.createDeployment({ ApiId });
    await client.createDomainName({
      DomainName: at === 1 ? DomainName : `d${at}.example.com`,
      DomainNameConfigurations: [{ CertificateArn }],
    });
    await client.createIntegration({ ApiId, IntegrationType: 'MOCK' });
    await client.createIntegrationResponse({ ApiId, IntegrationId, IntegrationResponseKey: `/${at}/` });
    await client.createModel({ ApiId, Name: `M${at}`, Schema: '{}' });
    await client.createRoute({ ApiId, RouteKey: `r${at}` });
    await client.createStage({ ApiId, StageName: `s${at}` });
    await client.createVpcLink({ Name: `l${at}`, SubnetIds: ['subnet-1'] });
    await client.createApiMapping({ DomainName, ApiId, Stage: 's1', ApiMappingKey: `k${at}` });
  }
  const lists: [string, List][] = [
    ['GetApis', (page) => client.getApis(page)],
    ['GetApiMappings', (page) => client.getApiMappings({ DomainName, ...page })],
    ['GetAuthorizers', (page) => client.getAuthorizers({ ApiId, ...page })],
    ['GetDeployments', (page) => client.getDeployments({ ApiId, ...page })],
    ['GetDomainNames', (page) => client.getDomainNames(page)],
    ['GetIntegrationResponses', (page) => client.getIntegrationResponses({ ApiId, IntegrationId, ...page })],
    ['GetIntegrations', (page) => client.getIntegrations({ ApiId, ...page })],
    ['GetModels', (page) => client.getModels({ ApiId, ...page })],
    ['GetRouteResponses', (page) => client.getRouteResponses({ ApiId, RouteId, ...page })],
    ['GetRoutes', (page) => client.getRoutes({ ApiId, ...page })],
    ['GetStages', (page) => client.getStages({ ApiId, ...page })],
    ['GetVpcLinks', (page) => client.getVpcLinks(page)],
  ];
  return { client, ApiId, lists };
}

describe('Paging', () => {
  it('walks each of the twelve lists by pages of one, and gives what one page gives', async () => {
    const { lists } = await filled();
    expect(lists).toHaveLength(12);
    for (const [name, list] of lists) {
      const whole = (await list({ MaxResults: '500' })).Items ?? [];
      const pages = await walk(list, '1');
      expect([name, pages.flat()]).toEqual([name, whole]);
      expect([name, pages.length]).toEqual([name, whole.length]);
      expect(whole.length).toBeGreaterThanOrEqual(name === 'GetRouteResponses' ? 1 : 3);
    }
  });

  it('does not skip or repeat when items are deleted and made between pages', async () => {
    const { client, ApiId } = await filled();
    const first = await client.getRoutes({ ApiId, MaxResults: '2' });
    const [gone] = first.Items ?? [];
    await client.deleteRoute({ ApiId, RouteId: gone?.RouteId });
    await client.createRoute({ ApiId, RouteKey: 'later' });
    const second = await client.getRoutes({ ApiId, MaxResults: '10', NextToken: first.NextToken });
    expect(second.Items?.map((route) => route.RouteKey)).toEqual(['r2', 'r3', 'later']);
    expect(second.NextToken).toBeUndefined();
  });

  it('gives 25 items where no size is asked for', async () => {
    const { client } = startSandbox();
    for (let at = 0; at < 26; at += 1) await client.createApi({ Name: `a${at}`, ProtocolType: 'HTTP' });
    const page = await client.getApis({});
    expect(page.Items).toHaveLength(25);
    expect((await client.getApis({ NextToken: page.NextToken })).Items).toHaveLength(1);
  });

  it.each([
    { MaxResults: '0' },
    { MaxResults: '-1' },
    { MaxResults: 'ten' },
    { MaxResults: '1.5' },
    { MaxResults: '' },
    { NextToken: 'x' },
    { NextToken: '' },
    { NextToken: 'ä' },
    { NextToken: '{}' },
  ])('refuses %o with 400', async (page) => {
    const { client } = await filled();
    expect(await refusal(client.getApis(page))).toMatchObject({ name: 'BadRequestException', status: 400 });
  });

  it('refuses the token of another list', async () => {
    const { client, ApiId } = await filled();
    const { NextToken } = await client.getRoutes({ ApiId, MaxResults: '1' });
    expect(await refusal(client.getStages({ ApiId, NextToken }))).toMatchObject({ status: 400 });
  });
});
