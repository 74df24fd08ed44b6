import type { Page } from '@playwright/test';
import { paths } from '../src/app/paths';
import type { Sandbox } from '../src/sandbox/types';
import { expect, test } from './fixtures';
import { testForms } from './form-suite';
import { addToken, choice, expectScreen, field, press } from './forms';
import { expectCalls, expectNotification, expectRowVisible, property } from './helpers';
import { testList } from './list-suite';
import { follow } from './route-map';
import { seed, seedApi, seedDomainName, seedMapping, seedRoutingRule } from './seed';

const DOMAIN = 'shop.example.com';
const RULES_FIRST = { RoutingMode: 'ROUTING_RULE_THEN_API_MAPPING' } as const;
const prepareDomain = (sandbox: Sandbox) => seedDomainName(sandbox, DOMAIN, RULES_FIRST);

const headers = (...pairs: [name: string, value: string][]) =>
  pairs.map(([Header, ValueGlob]) => ({ MatchHeaders: { AnyOf: [{ Header, ValueGlob }] } }));
const basePaths = (...AnyOf: string[]) => ({ MatchBasePaths: { AnyOf } });
const target = (change: object = {}) => [
  { InvokeApi: { ApiId: 'rest123456', Stage: 'prod', StripBasePath: false, ...change } },
];

testList({
  noun: 'routing rule',
  path: () => paths.routingRule.list(DOMAIN),
  before: prepareDomain,
  // The list begins in the order of priorities: here that is the order of creation.
  make: async (sandbox, _apiId, mark) =>
    seedRoutingRule(sandbox, DOMAIN, 1000 - Number(mark.replace('no-', '')), mark),
  operation: 'ListRoutingRules',
  reads: ['GetDomainName', 'ListRoutingRules'],
  sort: { header: 'Base paths', id: 'paths' },
});

test.use({ start: 'empty' });

testForms({
  kind: 'routingRule',
  async prepare(sandbox) {
    await prepareDomain(sandbox);
    const id = await seedRoutingRule(sandbox, DOMAIN, 10, 'orders', [['x-version', 'beta*']]);
    return { parents: { DomainName: DOMAIN }, id };
  },
  paths: paths.routingRule,
  creates: [
    [
      'its target alone, as one that matches everything',
      async (page) => {
        await field(page, 'REST API ID').fill('rest123456');
        await field(page, 'Stage').fill('prod');
      },
      { Actions: target(), Conditions: [], Priority: 110 },
    ],
    [
      'every field of the form',
      async (page) => {
        await field(page, 'Priority').fill('20');
        await addToken(page, 'Base paths', 'orders/v2');
        await addToken(page, 'Base paths', 'bills');
        await press(page, 'Add header');
        await field(page, 'Header 1').fill('x-version');
        await field(page, 'Value 1').fill('beta*');
        await press(page, 'Add header');
        await field(page, 'Header 2').fill('x-team');
        await field(page, 'Value 2').fill('shop');
        await field(page, 'REST API ID').fill('rest123456');
        await field(page, 'Stage').fill('prod');
        await choice(page, 'Strip the base path').click();
      },
      {
        Actions: target({ StripBasePath: true }),
        Conditions: [...headers(['x-version', 'beta*'], ['x-team', 'shop']), basePaths('orders/v2', 'bills')],
        Priority: 20,
      },
    ],
  ],
  async expectCreated(page, at) {
    await expectScreen(page, 'Routing rules');
    await expectRowVisible(
      page,
      ...(at === 0 ? ['110'] : ['20', 'orders/v2 or bills', 'x-version: beta* and x-team: shop']),
      'REST API rest123456, stage prod',
    );
  },
  edit: {
    async change(page) {
      await field(page, 'Priority').fill('30');
      await press(page, 'Remove orders');
      await field(page, 'Value 1').fill('*rc*');
      await field(page, 'REST API ID').fill('other98765');
      await field(page, 'Stage').fill('beta');
      await choice(page, 'Strip the base path').click();
    },
    sent: {
      Actions: target({ ApiId: 'other98765', Stage: 'beta', StripBasePath: true }),
      Conditions: headers(['x-version', '*rc*']),
      Priority: 30,
    },
  },
  remove: {
    dialog: 'Delete routing rule 30',
    says: 'Requests that it matched are no longer sent to REST API other98765, stage beta.',
    list: 'Routing rules',
    row: '30',
  },
});

/** Confirms a move, whose dialog says what it means. */
async function move(page: Page, button: string, says: string) {
  await press(page, button);
  const dialog = page.getByRole('dialog', { name: button });
  await expect(dialog).toContainText(says);
  await press(dialog, 'Move');
  await expectNotification(page, 'The routing rules are reordered.');
}

test('Routing rules are in the order of their priorities, are moved, and need a domain name that uses them.', async ({
  page,
  sandbox,
}) => {
  const FULL = 'full.example.com';
  const MAPPED = 'mapped.example.com';
  const ApiId = await seedApi(sandbox);
  await prepareDomain(sandbox);
  await seed(sandbox, 'CreateStage', { ApiId, StageName: 'prod' });
  await seedMapping(sandbox, DOMAIN, ApiId, 'prod');
  await seedRoutingRule(sandbox, DOMAIN, 150, 'bills');
  const orders = await seedRoutingRule(sandbox, DOMAIN, 50, 'orders');
  await seedDomainName(sandbox, FULL, RULES_FIRST);
  await seedRoutingRule(sandbox, FULL, 1, 'first');
  await seedRoutingRule(sandbox, FULL, 2, 'second');
  await seedDomainName(sandbox, MAPPED);
  const since = sandbox.calls.length;

  await test.step('Those of a domain name are counted beside its API mappings, with what its mode means.', async () => {
    await page.goto(paths.domainName.detail(DOMAIN));
    await expect(property(page, 'Routing mode')).toContainText('Routing rules, then API mappings');
    await expectRowVisible(page, DOMAIN, 'shop', 'prod');
    await page.getByRole('link', { name: '2 routing rules' }).click();
    await expectScreen(page, 'Routing rules');
    await expect(page.getByText('are sent to a REST API, which this console does not manage')).toBeVisible();
  });

  await test.step('One moves before another by a free priority.', async () => {
    const rows = page.getByRole('row').filter({ has: page.getByRole('rowheader') });
    await expect(rows).toContainText(['orders', 'bills']);
    await expect(page.getByRole('button', { name: 'Move routing rule 50 up' })).toBeDisabled();
    const says = `The new order takes effect immediately for all requests to ${DOMAIN}.`;
    await move(page, 'Move routing rule 50 down', says);
    await expect(rows).toContainText(['bills', 'orders']);
    const rule = { DomainName: DOMAIN, Actions: target(), Conditions: [basePaths('orders')] };
    const input = { ...rule, RoutingRuleId: orders, Priority: 160 };
    await expectCalls(sandbox, [{ operation: 'PutRoutingRule', input }], { since });
  });

  await test.step('They swap their priorities where none is free between them, and no call uses one in use.', async () => {
    const { length: before } = sandbox.calls;
    await follow(page, paths.routingRule.list(FULL));
    const says = 'Between the calls the rules are temporarily in a different order.';
    await move(page, 'Move routing rule 2 up', says);
    await expectRowVisible(page, '1', 'second');
    await expectRowVisible(page, '2', 'first');
    await expectCalls(sandbox, ['PutRoutingRule', 'PutRoutingRule', 'PutRoutingRule'], { since: before });
  });

  await test.step('None is created while the domain name uses API mappings only; the disabled buttons say why.', async () => {
    const reason = /A routing rule cannot be created while the routing mode is API_MAPPING_ONLY/;
    await follow(page, paths.routingRule.list(MAPPED));
    const create = page.getByRole('main').getByRole('link', { name: 'Create routing rule' });
    await expect(create).toHaveCount(2);
    for (const one of await create.all()) {
      await expect(one).toBeDisabled();
      await expect(one).toHaveAccessibleDescription(reason);
    }
    await follow(page, paths.routingRule.create(MAPPED));
    await expect(page.getByText('The domain name does not use routing rules')).toBeVisible();
    const submit = page.getByRole('button', { name: 'Create routing rule' });
    await expect(submit).toBeDisabled();
    await expect(submit).toHaveAccessibleDescription(reason);
  });

  await test.step('None leads to an HTTP API.', async () => {
    await follow(page, paths.routingRule.create(DOMAIN));
    await field(page, 'REST API ID').fill(ApiId);
    await field(page, 'Stage').fill('prod');
    await press(page, 'Create routing rule');
    await expect(field(page, 'REST API ID')).toHaveAccessibleDescription(
      /WebSocket or HTTP APIs aren't supported as target APIs for routing rules/,
    );
  });
});
