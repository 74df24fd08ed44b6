import { paths } from '../src/app/paths';
import type { Sandbox } from '../src/sandbox/types';
import { domainNameArn } from '../src/service/arn';
import { AWS_CONNECTION } from './aws-host';
import { expect, test } from './fixtures';
import { save, saveUnchanged } from './form-steps';
import { addTag, expectFieldError, expectScreen, field, press } from './forms';
import {
  chooseOption,
  expectCalls,
  expectNotification,
  expectRowGone,
  expectRowVisible,
  property,
  rest,
} from './helpers';
import { testList } from './list-suite';
import { follow } from './route-map';
import { seed, seedApi, seedMapping } from './seed';

const { region } = AWS_CONNECTION;
const certificate = (name: string) => `arn:aws:acm:${region}:123456789012:certificate/${name}`;
const REGIONAL = { EndpointType: 'REGIONAL', SecurityPolicy: 'TLS_1_2' } as const;

const seedDomain = (sandbox: Sandbox, DomainName: string) =>
  seed(sandbox, 'CreateDomainName', {
    DomainName,
    DomainNameConfigurations: [{ ...REGIONAL, CertificateArn: certificate('one'), CertificateName: 'first' }],
    MutualTlsAuthentication: { TruststoreUri: 's3://trust/store.pem', TruststoreVersion: 'v1' },
    Tags: { team: 'shop' },
  });

testList({
  noun: 'domain name',
  path: () => paths.domainName.list(),
  make: (sandbox, _apiId, mark) => seedDomain(sandbox, `${mark}.example.com`),
  operation: 'GetDomainNames',
  reads: ['GetDomainNames'],
  sort: { header: 'Domain name', id: 'name' },
});

test.use({ start: 'empty' });

const DOMAIN = 'api.example.com';
const FORMER = 'former.example.com';

test('A domain name is created, edited and deleted by its forms.', async ({ page, sandbox }) => {
  await seedDomain(sandbox, DOMAIN);
  await seedDomain(sandbox, FORMER);
  const ApiId = await seedApi(sandbox, 'HTTP', 'shop');
  await seed(sandbox, 'CreateStage', { ApiId, StageName: 'prod' });
  await seedMapping(sandbox, FORMER, ApiId, 'prod', 'orders');
  let since = sandbox.calls.length;

  await test.step('An underscore is rejected before it is sent.', async () => {
    await page.goto(paths.domainName.create());
    await field(page, 'Domain name').fill('my_api.example.com');
    await field(page, 'Certificate ARN').fill(certificate('one'));
    await press(page, 'Create domain name');
    const message = 'Domain names cannot contain an underscore character';
    await expectFieldError(page, field(page, 'Domain name'), message, { sandbox, since });
  });

  await test.step('It is created with its required fields.', async () => {
    const created = 'new.example.com';
    await field(page, 'Domain name').fill(created);
    await press(page, 'Create domain name');
    await expectScreen(page, created);
    await expectNotification(page, `Domain name ${created} is created. Its DNS record is on this page.`);
    await expect(property(page, 'Alias or CNAME to')).toContainText(`.execute-api.${region}.amazonaws.com`);
    const input = {
      DomainName: created,
      DomainNameConfigurations: [{ ...REGIONAL, CertificateArn: certificate('one') }],
    };
    await expectCalls(sandbox, [{ operation: 'CreateDomainName', input }], { since });
  });

  await test.step('It is created with every field of the form.', async () => {
    since = sandbox.calls.length;
    await rest(page);
    await follow(page, paths.domainName.create());
    await field(page, 'Domain name').fill('*.example.com');
    await field(page, 'Certificate ARN').fill(certificate('one'));
    await field(page, 'Certificate name').fill('wildcard');
    await chooseOption(page, 'IP address type', 'dualstack');
    await chooseOption(page, 'Routing mode', 'Routing rules, then API mappings');
    await field(page, 'Truststore URI').fill('s3://trust/store.pem');
    await field(page, 'Truststore version').fill('v7');
    await field(page, 'Ownership verification certificate ARN').fill(certificate('public'));
    await expect(page.getByText('Clients can bypass mutual TLS')).toBeVisible();
    await addTag(page, 0, 'team', 'shop');
    await press(page, 'Create domain name');
    await expectScreen(page, '*.example.com');
    const input = {
      DomainName: '*.example.com',
      DomainNameConfigurations: [
        {
          ...REGIONAL,
          CertificateArn: certificate('one'),
          CertificateName: 'wildcard',
          OwnershipVerificationCertificateArn: certificate('public'),
          IpAddressType: 'dualstack',
        },
      ],
      RoutingMode: 'ROUTING_RULE_THEN_API_MAPPING',
      MutualTlsAuthentication: { TruststoreUri: 's3://trust/store.pem', TruststoreVersion: 'v7' },
      Tags: { team: 'shop' },
    };
    await expectCalls(sandbox, [{ operation: 'CreateDomainName', input }], { since });
  });

  await test.step('It sends nothing when nothing is changed.', async () => {
    await follow(page, paths.domainName.edit(DOMAIN));
    await saveUnchanged(page, sandbox);
  });

  await test.step('It sends every changed field, and nothing else.', async () => {
    since = sandbox.calls.length;
    await follow(page, paths.domainName.edit(DOMAIN));
    await field(page, 'Certificate ARN').fill(certificate('two'));
    await field(page, 'Certificate name').fill('second');
    await chooseOption(page, 'IP address type', 'dualstack');
    await chooseOption(page, 'Routing mode', 'Routing rules only');
    await field(page, 'Truststore version').fill('v2');
    await page.getByRole('button', { name: /^Remove tag/ }).click();
    await addTag(page, 0, 'stage', 'prod');
    await save(page, `Domain name ${DOMAIN} is saved.`);
    const ResourceArn = domainNameArn(region, DOMAIN);
    await expectCalls(
      sandbox,
      [
        {
          operation: 'UpdateDomainName',
          input: {
            DomainName: DOMAIN,
            DomainNameConfigurations: [
              {
                ...REGIONAL,
                CertificateArn: certificate('two'),
                CertificateName: 'second',
                IpAddressType: 'dualstack',
              },
            ],
            RoutingMode: 'ROUTING_RULE_ONLY',
            MutualTlsAuthentication: { TruststoreUri: 's3://trust/store.pem', TruststoreVersion: 'v2' },
          },
        },
        { operation: 'UntagResource', input: { ResourceArn, TagKeys: ['team'] } },
        { operation: 'TagResource', input: { ResourceArn, Tags: { stage: 'prod' } } },
      ],
      { since },
    );
  });

  await test.step('The dialog that deletes it names its mappings and requires its name; it sends one call.', async () => {
    await follow(page, paths.domainName.detail(FORMER));
    await expectRowVisible(page, 'shop', 'prod');
    since = sandbox.calls.length;
    await press(page, 'Delete');
    const dialog = page.getByRole('dialog', { name: `Delete domain name ${FORMER}` });
    await expect(dialog).toContainText('1 API mapping may be deleted with it.');
    const mappings = dialog.getByRole('list', { name: 'API mappings' });
    await expect(mappings.getByRole('listitem')).toHaveText('orders: shop, stage prod');
    const confirm = dialog.getByRole('button', { name: 'Delete', exact: true });
    await expect(confirm).toBeDisabled();
    await field(dialog, `Type ${FORMER} to confirm`).fill(FORMER);
    await confirm.click();
    await expectScreen(page, 'Custom domain names');
    await expectRowVisible(page, DOMAIN);
    await expectRowGone(page, FORMER);
    await expectCalls(sandbox, [{ operation: 'DeleteDomainName', input: { DomainName: FORMER } }], { since });
  });
});
