import type { Page } from '@playwright/test';
import type { Sandbox } from '../src/sandbox/types';
import { expect } from './fixtures';
import { field, fillCode, press } from './forms';
import { seedApi, seedIntegration, seedRoute } from './seed';

/** The parsed text of the JSON mode. */
export async function readJson(page: Page): Promise<Record<string, unknown>> {
  const lines = page.getByRole('textbox', { name: 'Members as JSON' }).locator('.cm-line');
  return JSON.parse((await lines.allTextContents()).join('\n'));
}

/** Changes members on the JSON side, and goes back to the form. */
export async function changeByJson(page: Page, members: object): Promise<void> {
  await press(page, 'JSON');
  await expect(field(page, 'Members as JSON')).toBeVisible();
  await typeJson(page, JSON.stringify({ ...(await readJson(page)), ...members }));
  await press(page, 'Form');
  await expect(field(page, 'Members as JSON')).toBeHidden();
}

export async function typeJson(page: Page, text: string): Promise<void> {
  await fillCode(field(page, 'Members as JSON'), text);
}

export interface Prepared {
  apiId: string;
  socketId: string;
  integrationId: string;
  routeId: string;
}

/** An HTTP API and a WebSocket API with a mock and a route. */
export async function prepare(sandbox: Sandbox): Promise<Prepared> {
  const apiId = await seedApi(sandbox);
  const socketId = await seedApi(sandbox, 'WEBSOCKET', 'chat');
  const mock = { IntegrationType: 'MOCK' as const, IntegrationUri: undefined };
  const integrationId = await seedIntegration(sandbox, socketId, mock);
  const routeId = await seedRoute(sandbox, socketId, 'send');
  return { apiId, socketId, integrationId, routeId };
}
