import { paths } from '../src/app/paths';
import type { Sandbox } from '../src/sandbox/types';
import { expect, test } from './fixtures';
import { testForms } from './form-suite';
import { addToken, choice, expectScreen, field, press } from './forms';
import { expectCalls, expectNotification, expectRowVisible, property } from './helpers';
import { testList } from './list-suite';
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

testForms({
  kind: 'routingRule',
  async prepare(sandbox, { there }) {
    await prepareDomain(sandbox);
    const parents = { DomainName: DOMAIN };
    if (!there) return { parents, id: '' };
    return { parents, id: await seedRoutingRule(sandbox, DOMAIN, 10, 'orders', [['x-version', 'beta*']]) };
  },
  paths: paths.routingRule,
  creates: [
    [
      'its target alone, as one that matches everything',
      async (page) => {
        await field(page, 'REST API ID').fill('rest123456');
        await field(page, 'Stage').fill('prod');
      },
      { Actions: target(), Conditions: [], Priority: 100 },
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
      ...(at === 0 ? ['100'] : ['20', 'orders/v2 or bills', 'x-version: beta* and x-team: shop']),
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
    dialog: 'Delete routing rule 10',
    says: 'Requests that it matched are no longer sent to REST API rest123456, stage prod.',
    list: 'Routing rules',
    row: 'orders',
  },
});

test.describe('Routing rules', () => {
  test.use({ start: 'empty' });

  test('are in the order of their priorities, and one moves before another by a free priority.', async ({
    page,
    sandbox,
  }) => {
    await prepareDomain(sandbox);
    await seedRoutingRule(sandbox, DOMAIN, 150, 'bills');
    const orders = await seedRoutingRule(sandbox, DOMAIN, 50, 'orders');
    const since = sandbox.calls.length;
    await page.goto(paths.routingRule.list(DOMAIN));
    const rows = page.getByRole('row').filter({ has: page.getByRole('rowheader') });
    await expect(rows).toContainText(['orders', 'bills']);
    await expect(page.getByRole('button', { name: 'Move routing rule 50 up' })).toBeDisabled();
    await press(page, 'Move routing rule 50 down');
    const dialog = page.getByRole('dialog', { name: 'Move routing rule 50 down' });
    await expect(dialog).toContainText(
      `The new order takes effect immediately for all requests to ${DOMAIN}.`,
    );
    await press(dialog, 'Move');
    await expectNotification(page, 'The routing rules are reordered.');
    await expect(rows).toContainText(['bills', 'orders']);
    const rule = { DomainName: DOMAIN, Actions: target(), Conditions: [basePaths('orders')] };
    const input = { ...rule, RoutingRuleId: orders, Priority: 160 };
    await expectCalls(sandbox, [{ operation: 'PutRoutingRule', input }], { since });
  });

  test('swap their priorities where none is free between them, and no call uses one in use.', async ({
    page,
    sandbox,
  }) => {
    await prepareDomain(sandbox);
    await seedRoutingRule(sandbox, DOMAIN, 1, 'first');
    await seedRoutingRule(sandbox, DOMAIN, 2, 'second');
    const since = sandbox.calls.length;
    await page.goto(paths.routingRule.list(DOMAIN));
    await press(page, 'Move routing rule 2 up');
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText('Between the calls the rules are temporarily in a different order.');
    await press(dialog, 'Move');
    await expectRowVisible(page, '1', 'second');
    await expectRowVisible(page, '2', 'first');
    await expectCalls(sandbox, ['PutRoutingRule', 'PutRoutingRule', 'PutRoutingRule'], { since });
  });

  test('are not created while the domain name uses API mappings only; the disabled buttons say why.', async ({
    page,
    sandbox,
  }) => {
    await seedDomainName(sandbox, DOMAIN);
    const reason = /A routing rule cannot be created while the routing mode is API_MAPPING_ONLY/;
    await page.goto(paths.routingRule.list(DOMAIN));
    const create = page.getByRole('main').getByRole('link', { name: 'Create routing rule' });
    await expect(create).toHaveCount(2);
    for (const one of await create.all()) {
      await expect(one).toBeDisabled();
      await expect(one).toHaveAccessibleDescription(reason);
    }
    await page.goto(paths.routingRule.create(DOMAIN));
    await expect(page.getByText('The domain name does not use routing rules')).toBeVisible();
    const submit = page.getByRole('button', { name: 'Create routing rule' });
    await expect(submit).toBeDisabled();
    await expect(submit).toHaveAccessibleDescription(reason);
  });

  test('cannot lead to an HTTP API.', async ({ page, sandbox }) => {
    await prepareDomain(sandbox);
    const api = await seedApi(sandbox);
    await page.goto(paths.routingRule.create(DOMAIN));
    await field(page, 'REST API ID').fill(api);
    await field(page, 'Stage').fill('prod');
    await press(page, 'Create routing rule');
    await expect(field(page, 'REST API ID')).toHaveAccessibleDescription(
      /WebSocket or HTTP APIs aren't supported as target APIs for routing rules/,
    );
  });

  test('of a domain name are counted beside its API mappings, with what its mode means.', async ({
    page,
    sandbox,
  }) => {
    await prepareDomain(sandbox);
    const ApiId = await seedApi(sandbox);
    await seed(sandbox, 'CreateStage', { ApiId, StageName: 'prod' });
    await seedMapping(sandbox, DOMAIN, ApiId, 'prod');
    await seedRoutingRule(sandbox, DOMAIN, 10, 'orders');
    await seedRoutingRule(sandbox, DOMAIN, 20, 'bills');
    await page.goto(paths.domainName.detail(DOMAIN));
    await expect(property(page, 'Routing mode')).toContainText('Routing rules, then API mappings');
    await expectRowVisible(page, DOMAIN, 'shop', 'prod');
    await page.getByRole('link', { name: '2 routing rules' }).click();
    await expectScreen(page, 'Routing rules');
    await expect(page.getByText('are sent to a REST API, which this console does not manage')).toBeVisible();
  });
});
