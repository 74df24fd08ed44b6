import { readFile } from 'node:fs/promises';
import { paths } from '../src/app/paths';
import type { Sandbox } from '../src/sandbox/types';
import { AWS_CONNECTION } from './aws-host';
import { expect, test } from './fixtures';
import { expectScreen, press } from './forms';
import {
  chooseOption,
  expectCalls,
  expectNoAxeViolations,
  expectRowCount,
  expectRowVisible,
} from './helpers';
import { follow } from './route-map';
import { seed, seedApi, seedIntegration, seedJwtAuthorizer, seedRoute } from './seed';

test.use({ start: 'empty' });

const LISTENER = `arn:aws:elasticloadbalancing:${AWS_CONNECTION.region}:123456789012:listener/app/inner/50dc6c495c0c9188/0467ef3c8400ae65`;

/** Two APIs: both have an integration of the VPC link, and one has an authorizer that two routes use. */
async function prepare(sandbox: Sandbox) {
  const { VpcLinkId: linkId = '' } = await seed(sandbox, 'CreateVpcLink', {
    Name: 'inner',
    SubnetIds: ['subnet-0a1b2c3d'],
  });
  const shop = await seedApi(sandbox, 'HTTP', 'shop');
  const depot = await seedApi(sandbox, 'HTTP', 'depot');
  const linked = {
    IntegrationType: 'HTTP_PROXY',
    PayloadFormatVersion: '1.0',
    ConnectionType: 'VPC_LINK',
    ConnectionId: linkId,
    IntegrationUri: LISTENER,
  } as const;
  const ofShop = await seedIntegration(sandbox, shop, { ...linked, IntegrationMethod: 'GET' });
  const ofDepot = await seedIntegration(sandbox, depot, { ...linked, IntegrationMethod: 'POST' });
  const AuthorizerId = await seedJwtAuthorizer(sandbox, shop);
  for (const key of ['GET /orders', 'POST /orders'])
    await seedRoute(sandbox, shop, key, { AuthorizationType: 'JWT', AuthorizerId });
  return { linkId, shop, depot, ofShop, ofDepot };
}

test('What an account uses where is found from a VPC link, and as references of all kinds.', async ({
  page,
  sandbox,
}) => {
  const { linkId, shop, depot, ofShop, ofDepot } = await prepare(sandbox);

  await test.step('From a VPC link, its integrations in all APIs are found; the dialog that deletes it names them without a call.', async () => {
    await page.goto(paths.vpcLink.detail(linkId));
    await page.getByRole('main').getByRole('link', { name: linkId, exact: true }).click();
    await expectScreen(page, 'Inventory');
    await expect(page.getByRole('heading', { name: `Where used: VPC link ${linkId}` })).toBeVisible();
    await expect(page.getByText('The list of APIs was not read yet.')).toBeVisible();
    await press(page, 'Read account');
    await expect(page.getByText('All APIs were read: 2.')).toBeVisible();
    await expectRowCount(page, 2);
    await expectRowVisible(page, 'Integration', 'shop', 'ConnectionId');
    await expectNoAxeViolations(page);

    await page.getByRole('row', { name: /depot/ }).getByRole('link', { name: /^POST/ }).click();
    await expect(page).toHaveURL(new RegExp(paths.integration.detail(depot, ofDepot)));
    await page.getByRole('main').getByRole('link', { name: linkId, exact: true }).last().click();
    await expectRowCount(page, 2);
    await page.getByRole('navigation').getByRole('link', { name: 'VPC links' }).click();
    await page.getByRole('link', { name: 'inner', exact: true }).click();
    await expectScreen(page, 'inner');
    const since = sandbox.calls.length;
    await press(page, 'Delete');
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByText('Used by 2 integrations. All APIs were read: 2.')).toBeVisible();
    const users = dialog.getByRole('list', { name: 'Integrations' });
    await expect(users.getByRole('link', { name: 'shop', exact: true })).toHaveAttribute(
      'href',
      paths.api(shop),
    );
    await expect(users.getByRole('link', { name: ofShop })).toHaveAttribute(
      'href',
      paths.integration.detail(shop, ofShop),
    );
    await expectCalls(sandbox, [], { since, reads: true });
    await press(dialog, 'Cancel');
  });

  await test.step('References are counted by what is used; one opens its uses, and downloads have a line for each use.', async () => {
    await follow(page, `${paths.inventory}?view=references`);
    await expectRowVisible(page, linkId, 'VPC link', '2', 'shop, depot');
    await chooseOption(page, 'Kind', 'Authorizer');
    await expectRowCount(page, 1);
    const downloading = page.waitForEvent('download');
    await press(page, 'Download');
    await page.getByRole('menuitem', { name: 'CSV' }).click();
    const csv = await readFile(await (await downloading).path(), 'utf8');
    expect(csv.trim().split('\r\n')).toHaveLength(3);
    expect(csv).toContain('GET /orders,Route,shop,AuthorizerId');

    const authorizer = page.getByRole('rowheader').getByRole('link');
    const name = (await authorizer.textContent()) ?? '';
    await authorizer.click();
    await expect(page.getByRole('heading', { name: `Where used: Authorizer ${name}` })).toBeVisible();
    await expectRowCount(page, 2);
    await expectRowVisible(page, 'POST /orders', 'Route', 'shop');
    await page.goBack();
    await expectRowCount(page, 1);
    await page.goForward();
    await page.getByRole('link', { name: 'All references' }).click();
    await expectRowVisible(page, linkId, 'VPC link', '2');
  });
});

test('The dialog that deletes a VPC link says of how many APIs it knows the integrations.', async ({
  page,
  sandbox,
}) => {
  const { shop, ofShop, ofDepot } = await prepare(sandbox);
  await page.goto(paths.apis);
  await page.getByRole('link', { name: 'shop', exact: true }).click();
  await expectScreen(page, 'shop');
  await page
    .getByRole('navigation', { name: 'Resources' })
    .getByRole('link', { name: 'Integrations' })
    .click();
  await expect(page).toHaveURL(new RegExp(paths.integration.list(shop)));
  await page.getByRole('navigation').getByRole('link', { name: 'VPC links' }).click();
  await page.getByRole('link', { name: 'inner', exact: true }).click();
  await expectScreen(page, 'inner');
  await press(page, 'Delete');
  const dialog = page.getByRole('dialog');
  await expect(
    dialog.getByText('Used by 1 integration. As far as they were read: 1 of 2 APIs.'),
  ).toBeVisible();
  await expect(dialog.getByRole('link', { name: ofShop })).toBeVisible();
  await press(dialog, 'Find integrations that use it');
  await expect(dialog.getByRole('link', { name: ofDepot })).toBeVisible();
  await expect(dialog.getByRole('link', { name: 'depot', exact: true })).toBeVisible();
  await expect(dialog.getByRole('link', { name: ofShop })).toHaveCount(1);
  await expect(dialog.getByText(/As far as they were read/)).toHaveCount(0);
});
