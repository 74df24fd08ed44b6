import { paths } from '../src/app/paths';
import { AWS_CONNECTION } from './aws-host';
import { expect, test } from './fixtures';
import { expectFieldError, field, press } from './forms';
import { expectCalls, expectNotification } from './helpers';
import { seed, seedApi, seedRoute } from './seed';

// State from before a current rule of the service.

test.use({ start: 'empty' });

test('A route response whose key the service no longer accepts is shown unchanged, and can be changed to $default.', async ({
  page,
  sandbox,
  store,
}) => {
  const apiId = await seedApi(sandbox, 'WEBSOCKET', 'chat');
  const parents = { ApiId: apiId, RouteId: await seedRoute(sandbox, apiId, 'send') };
  const made = await seed(sandbox, 'CreateRouteResponse', { ...parents, RouteResponseKey: '$default' });
  const id = made.RouteResponseId ?? '';
  const since = sandbox.calls.length;
  const { records, version } = await store.load();
  const older = records.map((record) =>
    record.key.startsWith(`${AWS_CONNECTION.region}|routeResponse|`)
      ? { ...record, value: { ...(record.value as object), RouteResponseKey: '200' } }
      : record,
  );
  await store.replace(older, version + 1);
  await page.goto(paths.routeResponse.edit(parents.ApiId, parents.RouteId, id));
  const key = field(page, 'Response key');
  await expect(key).toHaveValue('200');
  await press(page, 'Save');
  await expectFieldError(page, key, 'Currently, only $default is supported', { sandbox, since });
  await key.fill('$default');
  await press(page, 'Save');
  await expectNotification(page, 'Route response $default is saved.');
  const input = { ...parents, RouteResponseId: id, RouteResponseKey: '$default' };
  await expectCalls(sandbox, [{ operation: 'UpdateRouteResponse', input }], { since });
});
