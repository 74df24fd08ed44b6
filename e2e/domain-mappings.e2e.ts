import { paths } from '../src/app/paths';
import { expectOperations } from './budget';
import { expect, test } from './fixtures';
import { expectScreen } from './forms';
import { expectNoAxeViolations, expectRowCount, expectRowVisible } from './helpers';
import { seed, seedApi, seedDomainName, seedMapping, seedRoutingRule } from './seed';

test.use({ start: 'empty' });

const DOMAIN = 'api.example.com';

test('A domain name shows its mappings, which one answers an address, and what bypasses mutual TLS, in four calls.', async ({
  page,
  sandbox,
}) => {
  const shop = await seedApi(sandbox);
  const pets = await seedApi(sandbox, 'HTTP', 'pets');
  for (const ApiId of [shop, pets]) await seed(sandbox, 'CreateStage', { ApiId, StageName: 'prod' });
  await seed(sandbox, 'UpdateApi', { ApiId: pets, DisableExecuteApiEndpoint: true });
  await seedDomainName(sandbox, DOMAIN, {
    RoutingMode: 'ROUTING_RULE_THEN_API_MAPPING',
    MutualTlsAuthentication: { TruststoreUri: 's3://trust/store.pem' },
  });
  await seedMapping(sandbox, DOMAIN, shop, 'prod', 'shop');
  await seedMapping(sandbox, DOMAIN, pets, 'prod', 'shop/v1');
  await seedRoutingRule(sandbox, DOMAIN, 10, 'bills');
  const since = sandbox.calls.length;
  // The former address of the list.
  await page.goto(`${paths.apiMapping.list(DOMAIN)}?path=/shop/v2`);
  await expectScreen(page, DOMAIN);
  await expectRowCount(page, 2);
  await expectRowVisible(page, `${DOMAIN}/shop/v1`, 'pets', 'prod');
  const answer = page
    .getByRole('main')
    .getByRole('status')
    .filter({ hasText: /answers|Enter/ });
  await expect(answer).toContainText('shop, stage prod, answers');

  const address = page.getByRole('searchbox', { name: 'Which API answers this path?' });
  await address.fill(`https://${DOMAIN}/shop/v1/x?limit=5`);
  await expect(answer).toContainText(`pets, stage prod, answers`);
  await expect(answer).toContainText(`By the mapping ${DOMAIN}/shop/v1. Its routes are matched with /x.`);
  await address.fill('/bills/5');
  await expect(answer).toHaveText('Routing rule 10 answers with a REST API');
  await address.fill('other.example.com/shop');
  await expect(answer).toHaveText(`Enter a path, such as /shop/v1, or an address at ${DOMAIN}.`);

  const warning = page.getByText('Requests to the default endpoint of an API need no client certificate');
  await expect(warning).toContainText('Disable the execute-api endpoint of shop.');
  await expectNoAxeViolations(page);
  await expectOperations(sandbox, since, ['GetApiMappings', 'GetApis', 'GetDomainName', 'ListRoutingRules']);
});
