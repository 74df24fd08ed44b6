import { paths } from '../src/app/paths';
import type { Sandbox } from '../src/sandbox/types';
import { AWS_CONNECTION } from './aws-host';
import { expect, test } from './fixtures';
import { expectScreen, field, press, select } from './forms';
import { chooseOption, expectCalls, expectNotification, expectRowGone, expectRowVisible } from './helpers';
import { testList } from './list-suite';
import { seed, seedApi } from './seed';

const DOMAIN = 'shop.example.com';

const seedDomain = (sandbox: Sandbox) =>
  seed(sandbox, 'CreateDomainName', {
    DomainName: DOMAIN,
    DomainNameConfigurations: [
      {
        CertificateArn: `arn:aws:acm:${AWS_CONNECTION.region}:123456789012:certificate/one`,
        EndpointType: 'REGIONAL',
      },
    ],
  });

const seedStage = (sandbox: Sandbox, ApiId: string, StageName: string) =>
  seed(sandbox, 'CreateStage', { ApiId, StageName });

const seedMapping = (sandbox: Sandbox, ApiId: string, ApiMappingKey: string) =>
  seed(sandbox, 'CreateApiMapping', { DomainName: DOMAIN, ApiId, Stage: 'prod', ApiMappingKey });

testList({
  noun: 'API mapping',
  path: () => paths.domainName.detail(DOMAIN),
  before: async (sandbox, apiId) => {
    await seedDomain(sandbox);
    await seedStage(sandbox, apiId, 'prod');
  },
  make: seedMapping,
  operation: 'GetApiMappings',
  reads: ['GetDomainName', 'GetApiMappings', 'GetApis', 'ListRoutingRules'],
  sort: { header: 'Address', id: 'address' },
});

test.use({ start: 'empty' });

/** A domain whose `orders` leads to the stage `prod` of the API `shop`; the API `pets` has another stage. */
async function prepare(sandbox: Sandbox) {
  await seedDomain(sandbox);
  const shop = await seedApi(sandbox);
  await seedStage(sandbox, shop, 'prod');
  await seedStage(sandbox, shop, 'beta');
  const pets = await seedApi(sandbox, 'HTTP', 'pets');
  await seedStage(sandbox, pets, 'live');
  const { ApiMappingId: id = '' } = await seedMapping(sandbox, shop, 'orders');
  return { shop, pets, id, since: sandbox.calls.length };
}

test.describe('Creating an API mapping', () => {
  test('sends API and stage, picked by name, and no path when there is none.', async ({ page, sandbox }) => {
    const { pets, since } = await prepare(sandbox);
    await page.goto(paths.apiMapping.create(DOMAIN));
    await chooseOption(page, 'API', 'pets');
    await chooseOption(page, 'Stage', 'live');
    await press(page, 'Create API mapping');
    await expectScreen(page, DOMAIN);
    await expectNotification(page, `API mapping ${DOMAIN} is created.`);
    await expectRowVisible(page, DOMAIN, 'pets', 'live');
    const input = { DomainName: DOMAIN, ApiId: pets, Stage: 'live' };
    await expectCalls(sandbox, [{ operation: 'CreateApiMapping', input }], { since });
  });

  test('sends a path of several levels.', async ({ page, sandbox }) => {
    const { shop, since } = await prepare(sandbox);
    await page.goto(paths.apiMapping.create(DOMAIN));
    await field(page, 'Path').fill('orders/v2');
    await chooseOption(page, 'API', 'shop');
    await chooseOption(page, 'Stage', 'beta');
    await press(page, 'Create API mapping');
    await expectScreen(page, DOMAIN);
    await expectRowVisible(page, `${DOMAIN}/orders/v2`, 'shop', 'beta');
    const input = { DomainName: DOMAIN, ApiId: shop, Stage: 'beta', ApiMappingKey: 'orders/v2' };
    await expectCalls(sandbox, [{ operation: 'CreateApiMapping', input }], { since });
  });
});

test.describe('An API mapping is rejected before it is sent', () => {
  test('without API and stage, each at its field.', async ({ page, sandbox }) => {
    const { since } = await prepare(sandbox);
    await page.goto(paths.apiMapping.create(DOMAIN));
    await press(page, 'Create API mapping');
    await expect(select(page, 'API')).toHaveAccessibleDescription(/Choose an API\./);
    await expect(select(page, 'Stage')).toHaveAccessibleDescription(/Choose a stage\./);
    await expect(page.getByRole('alert')).toHaveText('2 fields need attention; nothing was sent.');
    await expectCalls(sandbox, [], { since });
  });
});

test.describe('Editing an API mapping', () => {
  test('sends every changed field, and nothing else; another API needs another stage.', async ({
    page,
    sandbox,
  }) => {
    const { id, pets, since } = await prepare(sandbox);
    await page.goto(paths.apiMapping.edit(DOMAIN, id));
    await field(page, 'Path').fill('bills');
    await chooseOption(page, 'API', 'pets');
    // The stage of the former API is no longer an option.
    await expect(select(page, 'Stage')).toContainText('Choose a stage');
    await chooseOption(page, 'Stage', 'live');
    await press(page, 'Save');
    await expectNotification(page, / is saved\./);
    const change = { ApiId: pets, Stage: 'live', ApiMappingKey: 'bills' };
    const input = { DomainName: DOMAIN, ApiMappingId: id, ...change };
    await expectCalls(sandbox, [{ operation: 'UpdateApiMapping', input }], { since });
  });

  test('sends nothing when nothing is changed.', async ({ page, sandbox }) => {
    const { id, since } = await prepare(sandbox);
    await page.goto(paths.apiMapping.edit(DOMAIN, id));
    await press(page, 'Save');
    await expectNotification(page, 'No changes, so nothing was sent.');
    await expectCalls(sandbox, [], { since });
  });
});

test('Deleting an API mapping from its row says what goes dark, sends one call, and the list is without it.', async ({
  page,
  sandbox,
}) => {
  const { id, shop } = await prepare(sandbox);
  await seedMapping(sandbox, shop, 'bills');
  const since = sandbox.calls.length;
  // The former address of the mapping.
  await page.goto(paths.apiMapping.detail(DOMAIN, id));
  await expectScreen(page, DOMAIN);
  await page.getByRole('button', { name: `Delete API mapping ${DOMAIN}/orders` }).click();
  const dialog = page.getByRole('dialog', { name: `Delete mapping ${DOMAIN}/orders` });
  await expect(dialog).toContainText(`Requests to ${DOMAIN}/orders fail immediately`);
  await press(dialog, 'Delete');
  await expectRowGone(page, `${DOMAIN}/orders`);
  await expectRowVisible(page, `${DOMAIN}/bills`);
  const input = { DomainName: DOMAIN, ApiMappingId: id };
  await expectCalls(sandbox, [{ operation: 'DeleteApiMapping', input }], { since });
});

test('An API mapping is edited from its row.', async ({ page, sandbox }) => {
  await prepare(sandbox);
  await page.goto(paths.domainName.detail(DOMAIN));
  await page.getByRole('link', { name: `Edit API mapping ${DOMAIN}/orders` }).click();
  await expectScreen(page, 'Edit API mapping');
});
