import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Sandbox } from '../src/sandbox/types';
import { AWS_CONNECTION } from './aws-host';
import { expect } from './fixtures';
import { seed } from './seed';

const map = readFileSync(join(import.meta.dirname, '../src/routes.tsx'), 'utf8');
/** The address of every screen, as the route map has them. */
export const screens = [...map.matchAll(/path: '([^']+)'/g)].map(([, path = '']) => path);

/** What stands for the parameters of the addresses. */
export interface World {
  /** An HTTP API, and one of its integrations. */
  orders: string;
  integration: string;
  /** A WebSocket API, one of its routes that has a response, and one of its integrations that has. */
  chat: string;
  replying: string;
  mock: string;
  domain: string;
  /** The id of one of each list of addresses. */
  ids: Record<string, string | undefined>;
}

/** What the sample has, and one of each kind besides that the sample lacks. */
export async function sampleWorld(sandbox: Sandbox): Promise<World> {
  const { Items: apis = [] } = await seed(sandbox, 'GetApis', {});
  const named = (name: string) => apis.find((api) => api.Name === name)?.ApiId ?? 'missing';
  const [orders, chat] = [named('orders'), named('chat')];
  const inOrders = { ApiId: orders };
  const inChat = { ApiId: chat };
  const { Items: [route] = [] } = await seed(sandbox, 'GetRoutes', inOrders);
  const { Items: [integration] = [] } = await seed(sandbox, 'GetIntegrations', inOrders);
  const { Items: [authorizer] = [] } = await seed(sandbox, 'GetAuthorizers', inOrders);
  const { Items: [deployment] = [] } = await seed(sandbox, 'GetDeployments', inOrders);
  const { Items: [model] = [] } = await seed(sandbox, 'GetModels', inChat);
  const { Items: chatRoutes = [] } = await seed(sandbox, 'GetRoutes', inChat);
  const replying = chatRoutes.find((one) => one.RouteResponseSelectionExpression)?.RouteId ?? 'missing';
  const { Items: [routeResponse] = [] } = await seed(sandbox, 'GetRouteResponses', {
    ...inChat,
    RouteId: replying,
  });
  const { Items: chatIntegrations = [] } = await seed(sandbox, 'GetIntegrations', inChat);
  const mock = chatIntegrations.find((one) => one.IntegrationType === 'MOCK')?.IntegrationId ?? 'missing';
  const { Items: [integrationResponse] = [] } = await seed(sandbox, 'GetIntegrationResponses', {
    ...inChat,
    IntegrationId: mock,
  });
  const vpcLink = await seed(sandbox, 'CreateVpcLink', { Name: 'private', SubnetIds: ['subnet-0a1b2c3d'] });
  const domain = 'api.example.com';
  await seed(sandbox, 'CreateDomainName', {
    DomainName: domain,
    DomainNameConfigurations: [
      {
        CertificateArn: `arn:aws:acm:${AWS_CONNECTION.region}:123456789012:certificate/11111111-2222-4333-8444-555555555555`,
        EndpointType: 'REGIONAL',
        SecurityPolicy: 'TLS_1_2',
      },
    ],
  });
  const mapping = await seed(sandbox, 'CreateApiMapping', { DomainName: domain, ...inOrders, Stage: 'prod' });
  return {
    orders,
    chat,
    integration: integration?.IntegrationId ?? 'missing',
    ids: {
      routes: route?.RouteId,
      integrations: integration?.IntegrationId,
      authorizers: authorizer?.AuthorizerId,
      stages: 'prod',
      deployments: deployment?.DeploymentId,
      models: model?.ModelId,
      routeResponses: routeResponse?.RouteResponseId,
      integrationResponses: integrationResponse?.IntegrationResponseId,
      'vpc-links': vpcLink.VpcLinkId,
      domains: domain,
      mappings: mapping.ApiMappingId,
      connections: AWS_CONNECTION.id,
      // Of a journal that starts anew with the page, whatever is asked for is not there.
      journal: '1',
    },
    replying,
    mock,
    domain,
  };
}

/** The address of a screen in that world. @throws Error for a path whose parameters nothing here stands for */
export function addressOf(pattern: string, world: World): string {
  if (pattern === '*') return '/no/such/page';
  const isChat = /models|responses/.test(pattern);
  const kind = /integrationId.*responses/.test(pattern)
    ? 'integrationResponses'
    : /routeId.*responses/.test(pattern)
      ? 'routeResponses'
      : (/([\w-]+)\/item\/:id/.exec(pattern)?.[1] ?? '');
  const values: Record<string, string | undefined> = {
    apiId: isChat ? world.chat : world.orders,
    id: world.ids[kind],
    routeId: world.replying,
    integrationId: world.mock,
    domain: world.domain,
    arn: `arn:aws:apigateway:${AWS_CONNECTION.region}::/apis/${world.orders}`,
  };
  return `/${pattern.replace(/:(\w+)/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`There is nothing to visit for :${name} of ${pattern}.`);
    return encodeURIComponent(value);
  })}`;
}

/** Waits until nothing of the screen is loading any more. */
export async function settled(page: Page): Promise<string> {
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toHaveCount(1);
  await expect(page.getByRole('status', { name: 'Loading' })).toHaveCount(0);
  await expect(page.getByText(/^Loading /).filter({ visible: true })).toHaveCount(0);
  return (await heading.textContent()) ?? '';
}
