import { test } from './fixtures';
import { paths } from '../src/lib/paths';
import { seed } from './seed';
import { writeFileSync } from 'node:fs';
test('dump', async ({ page, sandbox, problems, refusals }) => {
  test.setTimeout(120000);
  const apis = (await seed(sandbox, 'GetApis', {})).Items ?? [];
  const id = apis[0]?.ApiId ?? '';
  const [route] = (await seed(sandbox, 'GetRoutes', { ApiId: id })).Items ?? [];
  const [int] = (await seed(sandbox, 'GetIntegrations', { ApiId: id })).Items ?? [];
  const auth = (await seed(sandbox, 'GetAuthorizers', { ApiId: id })).Items ?? [];
  let out = '';
  for (const path of [paths.route.list(id), paths.route.create(id), paths.route.detail(id, route?.RouteId ?? ''), paths.route.edit(id, route?.RouteId ?? ''), paths.integration.create(id), paths.integration.edit(id, int?.IntegrationId ?? ''), paths.authorizer.create(id), paths.authorizer.edit(id, auth[1]?.AuthorizerId ?? ''), paths.stage.list(id), paths.stage.create(id), paths.stage.edit(id, 'prod'), paths.stage.detail(id, 'prod'), paths.deployment.create(id)]) {
    const since = sandbox.calls.length;
    const t = Date.now();
    await page.goto(path);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('networkidle');
    out += `\n##### ${path} ${Date.now() - t}ms calls: ${sandbox.calls.slice(since).map((c) => c.operation)}\n` + await page.locator('main').ariaSnapshot();
  }
  writeFileSync('/tmp/pw/dump.txt', out + problems.join('\n') + JSON.stringify(refusals));
});
