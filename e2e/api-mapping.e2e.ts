import { paths } from '../src/app/paths';
import type { Sandbox } from '../src/sandbox/types';
import { AWS_CONNECTION } from './aws-host';
import { expect, test } from './fixtures';
import { save, saveUnchanged } from './form-steps';
import { expectScreen, field, press, select } from './forms';
import { chooseOption, expectCalls, expectNotification, expectRowGone, expectRowVisible } from './helpers';
import { testList } from './list-suite';
import { follow } from './route-map';
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

test('An API mapping is created, edited and deleted by its forms.', async ({ page, sandbox }) => {
  // `orders` leads to the stage `prod` of the API `shop`; the API `pets` has another stage.
  await seedDomain(sandbox);
  const shop = await seedApi(sandbox);
  await seedStage(sandbox, shop, 'prod');
  await seedStage(sandbox, shop, 'beta');
  const pets = await seedApi(sandbox, 'HTTP', 'pets');
  await seedStage(sandbox, pets, 'live');
  const { ApiMappingId: id = '' } = await seedMapping(sandbox, shop, 'orders');
  let since = sandbox.calls.length;

  await test.step('Without API and stage it is rejected before it is sent, each at its field.', async () => {
    await page.goto(paths.apiMapping.create(DOMAIN));
    await press(page, 'Create API mapping');
    await expect(select(page, 'API')).toHaveAccessibleDescription(/Choose an API\./);
    await expect(select(page, 'Stage')).toHaveAccessibleDescription(/Choose a stage\./);
    await expect(page.getByRole('alert')).toHaveText('2 fields need attention; nothing was sent.');
    await expectCalls(sandbox, [], { since });
  });

  await test.step('It is created with API and stage, picked by name, and no path when there is none.', async () => {
    await chooseOption(page, 'API', 'pets');
    await chooseOption(page, 'Stage', 'live');
    await press(page, 'Create API mapping');
    await expectScreen(page, DOMAIN);
    await expectNotification(page, `API mapping ${DOMAIN} is created.`);
    await expectRowVisible(page, DOMAIN, 'pets', 'live');
    const input = { DomainName: DOMAIN, ApiId: pets, Stage: 'live' };
    await expectCalls(sandbox, [{ operation: 'CreateApiMapping', input }], { since });
  });

  await test.step('It is created with a path of several levels.', async () => {
    since = sandbox.calls.length;
    await follow(page, paths.apiMapping.create(DOMAIN));
    await field(page, 'Path').fill('orders/v2');
    await chooseOption(page, 'API', 'shop');
    await chooseOption(page, 'Stage', 'beta');
    await press(page, 'Create API mapping');
    await expectScreen(page, DOMAIN);
    await expectRowVisible(page, `${DOMAIN}/orders/v2`, 'shop', 'beta');
    const input = { DomainName: DOMAIN, ApiId: shop, Stage: 'beta', ApiMappingKey: 'orders/v2' };
    await expectCalls(sandbox, [{ operation: 'CreateApiMapping', input }], { since });
  });

  await test.step('It is edited from its row, and sends nothing when nothing is changed.', async () => {
    await page.getByRole('link', { name: `Edit API mapping ${DOMAIN}/orders`, exact: true }).click();
    await expectScreen(page, 'Edit API mapping');
    await saveUnchanged(page, sandbox);
  });

  await test.step('It sends every changed field, and nothing else; another API needs another stage.', async () => {
    since = sandbox.calls.length;
    await follow(page, paths.apiMapping.edit(DOMAIN, id));
    await field(page, 'Path').fill('bills');
    await chooseOption(page, 'API', 'pets');
    // The stage of the former API is no longer an option.
    await expect(select(page, 'Stage')).toContainText('Choose a stage');
    await chooseOption(page, 'Stage', 'live');
    await save(page);
    const change = { ApiId: pets, Stage: 'live', ApiMappingKey: 'bills' };
    const input = { DomainName: DOMAIN, ApiMappingId: id, ...change };
    await expectCalls(sandbox, [{ operation: 'UpdateApiMapping', input }], { since });
  });

  await test.step('Deleting it from its row says what goes dark, sends one call, and the list is without it.', async () => {
    since = sandbox.calls.length;
    // The former address of the mapping.
    await follow(page, paths.apiMapping.detail(DOMAIN, id));
    await expectScreen(page, DOMAIN);
    await page.getByRole('button', { name: `Delete API mapping ${DOMAIN}/bills` }).click();
    const dialog = page.getByRole('dialog', { name: `Delete mapping ${DOMAIN}/bills` });
    await expect(dialog).toContainText(`Requests to ${DOMAIN}/bills fail immediately`);
    await press(dialog, 'Delete');
    await expectRowGone(page, `${DOMAIN}/bills`);
    await expectRowVisible(page, `${DOMAIN}/orders/v2`);
    const input = { DomainName: DOMAIN, ApiMappingId: id };
    await expectCalls(sandbox, [{ operation: 'DeleteApiMapping', input }], { since });
  });
});
