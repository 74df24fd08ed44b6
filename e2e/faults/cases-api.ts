import { expect, type Page } from '@playwright/test';
import { paths } from '../../src/app/paths';
import type { Sandbox } from '../../src/sandbox/types';
import { apiArn } from '../../src/service/arn';
import { AWS_CONNECTION } from '../aws-host';
import { addTag, chooseAction, expectCode, field, fillCode, openFromList, press } from '../forms';
import { functionArn, logGroupArn, seed, seedApi, seedDeployedStage, seedRoute } from '../seed';
import type { FaultCase } from './case';

const DOCUMENT = JSON.stringify({
  openapi: '3.0.1',
  info: { title: 'pets', version: '1' },
  paths: {
    '/pets': {
      get: {
        responses: { default: { description: 'ok' } },
        'x-amazon-apigateway-integration': {
          type: 'aws_proxy',
          httpMethod: 'POST',
          uri: functionArn('pets'),
          payloadFormatVersion: '2.0',
        },
      },
    },
  },
});

const document = (page: Page) => field(page, 'OpenAPI document');

const tagsOf = (apiId: string) => paths.tags(apiArn(AWS_CONNECTION.region, apiId));

const openStageForm = async (page: Page, sandbox: Sandbox) => {
  const { apiId } = await seedDeployedStage(sandbox);
  await page.goto(paths.stage.edit(apiId, 'prod'));
};

const openStage = async (page: Page, sandbox: Sandbox) => {
  const { apiId } = await seedDeployedStage(sandbox);
  await page.goto(paths.stage.detail(apiId, 'prod'));
};

const removed = (page: Page) => page.getByRole('button', { name: /^Remove (?!CORS)/ });

/** APIs, their own children, their stages and deployments, and tags. */
export const apiCases: readonly FaultCase[] = [
  {
    operation: 'CreateApi',
    open: async (page) => {
      // Without a name of its own kind, it is found after an unknown outcome when its list was loaded before.
      await openFromList(page, paths.apis, 'Create API');
      await field(page, 'Name').fill('pets');
      await field(page, 'Description').fill('Typed with care');
      await press(page, 'Review');
    },
    stays: async (page) => {
      await expect(page.getByText('pets', { exact: true })).toBeVisible();
      await expect(page.getByText('Typed with care', { exact: true })).toBeVisible();
    },
    button: 'Create API',
    done: 'pets',
  },
  {
    operation: 'ImportApi',
    open: async (page) => {
      await openFromList(page, paths.apis, 'Create API');
      await page.getByRole('link', { name: 'From an OpenAPI document' }).click();
      await fillCode(document(page), DOCUMENT);
    },
    stays: (page) => expectCode(document(page), DOCUMENT),
    button: 'Import API',
    done: 'API imported',
  },
  {
    operation: 'ReimportApi',
    open: async (page, sandbox) => {
      const apiId = await seedApi(sandbox);
      await seedRoute(sandbox, apiId, 'GET /old');
      await page.goto(paths.apiReimport(apiId));
      await fillCode(document(page), DOCUMENT);
    },
    stays: (page) => expectCode(document(page), DOCUMENT),
    button: 'Reimport API',
    done: 'API reimported',
    repeatable: true,
  },
  {
    operation: 'UpdateApi',
    open: async (page, sandbox) => page.goto(paths.apiEdit(await seedApi(sandbox))),
    typed: [['Description', 'Typed with care']],
    button: 'Save',
    done: 'shop',
  },
  {
    operation: 'DeleteApi',
    open: async (page, sandbox) => {
      const apiId = await seedApi(sandbox);
      await seedRoute(sandbox, apiId, 'GET /orders');
      await page.goto(paths.api(apiId));
      await chooseAction(page, 'Delete');
    },
    dialog: { name: 'Delete API shop', says: 'This also deletes 1 route' },
    typed: [['Type shop to confirm', 'shop']],
    button: 'Delete',
    done: 'APIs',
  },
  {
    operation: 'DeleteCorsConfiguration',
    open: async (page, sandbox) => {
      const ApiId = await seedApi(sandbox);
      const CorsConfiguration = { AllowOrigins: ['https://shop.example.com'] };
      await seed(sandbox, 'UpdateApi', { ApiId, CorsConfiguration });
      await page.goto(paths.cors(ApiId));
      await press(page, 'Remove CORS');
    },
    dialog: { name: 'Remove CORS configuration', says: 'https://shop.example.com' },
    button: 'Remove',
    done: 'CORS',
  },
  {
    operation: 'CreateStage',
    open: async (page, sandbox) => page.goto(paths.stage.create(await seedApi(sandbox))),
    typed: [
      ['Stage name', 'dev'],
      ['Description', 'Typed with care'],
      ['Burst limit, requests', '7'],
    ],
    button: 'Create stage',
    done: 'dev',
  },
  {
    operation: 'UpdateStage',
    open: openStageForm,
    typed: [
      ['Description', 'Typed with care'],
      ['Log group ARN', logGroupArn('new')],
    ],
    button: 'Save',
    done: 'prod',
  },
  {
    operation: 'DeleteStage',
    open: async (page, sandbox) => {
      await openStage(page, sandbox);
      await press(page, 'Delete');
    },
    dialog: { name: 'Delete stage prod', says: 'Stage prod serves deployment' },
    typed: [['Type prod to confirm', 'prod']],
    button: 'Delete',
    done: /^Stages/,
  },
  {
    operation: 'DeleteAccessLogSettings',
    open: openStageForm,
    typed: [
      ['Log group ARN', ''],
      ['Log format', ''],
    ],
    button: 'Save',
    done: 'prod',
  },
  {
    operation: 'DeleteRouteSettings',
    open: async (page, sandbox) => {
      await openStageForm(page, sandbox);
      await page.getByRole('textbox', { name: 'Rate limit of GET /orders' }).waitFor();
      await removed(page).first().click();
    },
    stays: (page) => expect(field(page, 'Rate limit of GET /orders')).toHaveCount(0),
    button: 'Save',
    done: 'prod',
  },
  {
    operation: 'ResetAuthorizersCache',
    open: async (page, sandbox) => {
      await openStage(page, sandbox);
      await chooseAction(page, 'Reset authorizer cache');
    },
    dialog: {
      name: 'Reset authorizer cache of prod',
      says: 'The next request of each client calls the function again.',
    },
    button: 'Reset',
    done: 'prod',
    repeatable: true,
  },
  {
    operation: 'CreateDeployment',
    open: async (page, sandbox) => {
      const apiId = await seedApi(sandbox);
      await seedRoute(sandbox, apiId, 'GET /orders');
      await openFromList(page, paths.deployment.list(apiId), 'Create deployment');
    },
    typed: [['Description', 'Typed with care']],
    button: 'Create deployment',
    // Its heading is the id that the service gave it.
    done: /^\w{6}$/,
  },
  {
    operation: 'UpdateDeployment',
    open: async (page, sandbox) => {
      const { apiId, second } = await seedDeployedStage(sandbox);
      await page.goto(paths.deployment.edit(apiId, second));
    },
    typed: [['Description', 'Typed with care']],
    button: 'Save',
    done: /^\w{6}$/,
  },
  {
    operation: 'DeleteDeployment',
    open: async (page, sandbox) => {
      const { apiId, second } = await seedDeployedStage(sandbox);
      await page.goto(paths.deployment.detail(apiId, second));
      await press(page, 'Delete');
    },
    dialog: { name: 'Delete deployment', says: 'You cannot roll back to this deployment afterwards.' },
    button: 'Delete',
    done: /^Deployments/,
  },
  {
    operation: 'TagResource',
    open: async (page, sandbox) => {
      await page.goto(tagsOf(await seedApi(sandbox)));
      await addTag(page, 0, 'team', '');
    },
    typed: [
      ['Key 1', 'team'],
      ['Value 1', 'shop'],
    ],
    button: 'Save',
    done: 'shop',
  },
  {
    operation: 'UntagResource',
    open: async (page, sandbox) => {
      const ApiId = await seedApi(sandbox);
      const ResourceArn = apiArn(AWS_CONNECTION.region, ApiId);
      await seed(sandbox, 'TagResource', { ResourceArn, Tags: { team: 'shop', tier: 'one' } });
      await page.goto(tagsOf(ApiId));
      await field(page, 'Key 2').waitFor();
      await removed(page).first().click();
    },
    stays: async (page) => {
      await expect(field(page, 'Key 1')).toHaveValue('tier');
      await expect(field(page, 'Key 2')).toHaveCount(0);
    },
    button: 'Save',
    done: 'shop',
  },
];
