import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { paths } from '../src/app/paths';
import { expect, test } from './fixtures';
import { expectScreen, press } from './forms';
import { expectNoAxeViolations } from './helpers';
import { seed, seedDeployment, seedRoutedApi } from './seed';

test.use({ start: 'empty' });

/** Downloads what is shown. */
async function downloaded(page: Page) {
  const [file] = await Promise.all([page.waitForEvent('download'), press(page, 'Download')]);
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') };
}

test('An API is shown as code in each format, and downloaded; the address keeps the choice.', async ({
  page,
  sandbox,
}) => {
  const { apiId } = await seedRoutedApi(sandbox);
  await seed(sandbox, 'CreateStage', {
    ApiId: apiId,
    StageName: 'prod',
    DefaultRouteSettings: { ThrottlingBurstLimit: 5 },
  });
  const deployment = await seedDeployment(sandbox, apiId, { StageName: 'prod' });

  await seed(sandbox, 'CreateDomainName', {
    DomainName: 'api.example.com',
    DomainNameConfigurations: [
      {
        CertificateArn: 'arn:aws:acm:eu-west-1:123456789012:certificate/11111111-2222-3333-4444-555555555555',
        EndpointType: 'REGIONAL',
        SecurityPolicy: 'TLS_1_2',
      },
    ],
  });
  await seed(sandbox, 'CreateApiMapping', { ApiId: apiId, DomainName: 'api.example.com', Stage: 'prod' });
  const since = sandbox.calls.length;

  await page.goto(paths.api(apiId));
  await page.getByRole('navigation').getByRole('link', { name: 'Code', exact: true }).click();
  await expectScreen(page, 'Code');
  await expect(page.getByRole('textbox', { name: 'Terraform code' })).toContainText('aws_apigatewayv2_api');
  await expect(page.getByRole('list', { name: 'Not expressible as it is' })).toContainText(
    'Stage prod: Terraform cannot leave a throttling limit to the account',
  );
  await expectNoAxeViolations(page);
  const created = await downloaded(page);
  expect(created.name).toBe('shop.tf');
  expect(created.text).not.toContain('import {');

  await page.getByRole('checkbox', { name: 'Import blocks' }).click();
  await expect(page).toHaveURL(/imports=true/);
  const imported = await downloaded(page);
  expect(imported.text).toContain(`id = "${apiId}/${deployment}"`);
  expect(imported.text).toContain(`id = "${apiId}/prod"`);

  const error = { status: 403, error: 'AccessDeniedException', message: 'No domain names for you' };
  sandbox.faults.push({ operation: 'GetDomainNames', times: 1, fail: error });
  await page.getByRole('checkbox', { name: 'Domain names and VPC links' }).click();
  await expect(page.getByText('No domain names for you')).toBeVisible();
  await press(page, 'Retry');
  await expect(page.getByRole('textbox', { name: 'Terraform code' })).toBeVisible();
  const wide = await downloaded(page);
  expect(wide.text).toContain('resource "aws_apigatewayv2_api_mapping" "api_example_com"');

  for (const [format, label, file, part] of [
    ['cloudformation', 'CloudFormation', 'shop.yaml', 'Type: AWS::ApiGatewayV2::Api'],
    ['cli', 'AWS CLI', 'shop.sh', 'aws apigatewayv2 create-route'],
    ['boto3', 'boto3', 'shop.py', 'client.create_route('],
    ['javascript', 'JavaScript', 'shop.mjs', 'new CreateRouteCommand('],
  ] as const) {
    await page.getByRole('button', { name: label, exact: true }).click();
    await expect(page).toHaveURL(new RegExp(`format=${format}`));
    await expect(page.getByRole('textbox', { name: `${label} code` })).toBeVisible();
    const code = await downloaded(page);
    expect(code.name).toBe(file);
    expect(code.text).toContain(part);
  }
  await page.reload();
  await expect(page.getByRole('textbox', { name: 'JavaScript code' })).toBeVisible();
  expect(sandbox.calls.slice(since).filter(({ operation = '' }) => !operation.startsWith('Get'))).toEqual([]);
});
