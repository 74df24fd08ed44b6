import { expect, type Page } from '@playwright/test';
import { paths } from '../../src/app/paths';
import type { Sandbox } from '../../src/sandbox/types';
import { expectCode, field, fillCode, press } from '../forms';
import { seed, seedApi, seedIntegration, seedRoute } from '../seed';
import type { FaultCase } from './case';

const SCHEMA = '{"type":"object"}';

type Screen = 'detail' | 'edit';

const QUERY = 'route.request.querystring.lang';

async function openModel(page: Page, sandbox: Sandbox, screen: Screen) {
  const ApiId = await seedApi(sandbox, 'WEBSOCKET', 'chat');
  const { ModelId = '' } = await seed(sandbox, 'CreateModel', { ApiId, Name: 'message', Schema: SCHEMA });
  await page.goto(paths.model[screen](ApiId, ModelId));
}

async function seedAnsweringRoute(sandbox: Sandbox) {
  const ApiId = await seedApi(sandbox, 'WEBSOCKET', 'chat');
  const RouteId = await seedRoute(sandbox, ApiId, 'send', { RouteResponseSelectionExpression: '$default' });
  return { ApiId, RouteId };
}

async function openRouteResponse(page: Page, sandbox: Sandbox, screen: Screen) {
  const ids = await seedAnsweringRoute(sandbox);
  const input = { ...ids, RouteResponseKey: '$default' };
  const { RouteResponseId = '' } = await seed(sandbox, 'CreateRouteResponse', input);
  await page.goto(paths.routeResponse[screen](ids.ApiId, ids.RouteId, RouteResponseId));
}

async function seedMock(sandbox: Sandbox) {
  const ApiId = await seedApi(sandbox, 'WEBSOCKET', 'chat');
  const mock = { IntegrationType: 'MOCK' as const, IntegrationUri: undefined };
  return { ApiId, IntegrationId: await seedIntegration(sandbox, ApiId, mock) };
}

async function openIntegrationResponse(page: Page, sandbox: Sandbox, screen: Screen) {
  const ids = await seedMock(sandbox);
  const input = { ...ids, IntegrationResponseKey: '/5\\d\\d/' };
  const { IntegrationResponseId = '' } = await seed(sandbox, 'CreateIntegrationResponse', input);
  await page.goto(paths.integrationResponse[screen](ids.ApiId, ids.IntegrationId, IntegrationResponseId));
}

/** What WebSocket APIs alone have. */
export const webSocketCases: readonly FaultCase[] = [
  {
    operation: 'CreateModel',
    open: async (page, sandbox) => {
      await page.goto(paths.model.create(await seedApi(sandbox, 'WEBSOCKET', 'chat')));
      await fillCode(field(page, 'Schema'), SCHEMA);
    },
    typed: [
      ['Name', 'order'],
      ['Description', 'Typed with care'],
    ],
    stays: (page) => expectCode(field(page, 'Schema'), SCHEMA),
    button: 'Create model',
    done: 'order',
  },
  {
    operation: 'UpdateModel',
    open: (page, sandbox) => openModel(page, sandbox, 'edit'),
    typed: [['Description', 'Typed with care']],
    button: 'Save',
    done: 'message',
  },
  {
    operation: 'DeleteModel',
    open: async (page, sandbox) => {
      await openModel(page, sandbox, 'detail');
      await press(page, 'Delete');
    },
    dialog: { name: 'Delete model message', says: 'Model message is removed from the API.' },
    button: 'Delete',
    done: /^Models/,
  },
  {
    operation: 'CreateRouteResponse',
    open: async (page, sandbox) => {
      const { ApiId, RouteId } = await seedAnsweringRoute(sandbox);
      await page.goto(paths.routeResponse.create(ApiId, RouteId));
    },
    typed: [['Model selection expression', '$request.body.kind']],
    button: 'Create route response',
    done: /^Route responses/,
  },
  {
    operation: 'UpdateRouteResponse',
    open: (page, sandbox) => openRouteResponse(page, sandbox, 'edit'),
    typed: [['Model selection expression', '$request.body.kind']],
    button: 'Save',
    done: /\$default/,
  },
  {
    operation: 'DeleteRouteResponse',
    open: async (page, sandbox) => {
      await openRouteResponse(page, sandbox, 'detail');
      await press(page, 'Delete');
    },
    dialog: {
      name: 'Delete route response $default',
      says: 'Clients no longer get a response from this route',
    },
    button: 'Delete',
    done: /^Route responses/,
  },
  {
    operation: 'DeleteRouteRequestParameter',
    open: async (page, sandbox) => {
      const apiId = await seedApi(sandbox, 'WEBSOCKET', 'chat');
      const RequestParameters = { [QUERY]: { Required: false } };
      const id = await seedRoute(sandbox, apiId, '$connect', { RequestParameters });
      await page.goto(paths.route.edit(apiId, id));
      await expect(field(page, 'Parameter 1')).toHaveValue(QUERY);
      await page.getByRole('button', { name: /^Remove parameter/ }).click();
    },
    stays: (page) => expect(field(page, 'Parameter 1')).toHaveCount(0),
    button: 'Save',
    done: '$connect',
  },
  {
    operation: 'CreateIntegrationResponse',
    open: async (page, sandbox) => {
      const { ApiId, IntegrationId } = await seedMock(sandbox);
      await page.goto(paths.integrationResponse.create(ApiId, IntegrationId));
    },
    typed: [
      ['Response key', '/4\\d\\d/'],
      ['Template selection expression', 'short'],
    ],
    button: 'Create integration response',
    done: /^Integration responses/,
  },
  {
    operation: 'UpdateIntegrationResponse',
    open: (page, sandbox) => openIntegrationResponse(page, sandbox, 'edit'),
    typed: [['Template selection expression', 'short']],
    button: 'Save',
    done: /5\\d\\d/,
  },
  {
    operation: 'DeleteIntegrationResponse',
    open: async (page, sandbox) => {
      await openIntegrationResponse(page, sandbox, 'detail');
      await press(page, 'Delete');
    },
    dialog: { name: 'Delete integration response /5\\d\\d/', says: 'Its templates are deleted too.' },
    button: 'Delete',
    done: /^Integration responses/,
  },
];
