import { expect, type Page } from '@playwright/test';
import { paths } from '../../src/app/paths';
import type { Sandbox } from '../../src/sandbox/types';
import { AWS_CONNECTION } from '../aws-host';
import { addToken, openFromList, press, select } from '../forms';
import { chooseOption } from '../helpers';
import { seed, seedApi, seedDomainName, seedMapping, seedRoutingRule } from '../seed';
import type { FaultCase } from './case';

const DOMAIN = 'api.example.com';
const SUBNET = 'subnet-0a1b2c3d4e5f67890';
const CERTIFICATE = `arn:aws:acm:${AWS_CONNECTION.region}:123456789012:certificate/two`;

type Screen = 'detail' | 'edit';

const openDomainName = async (page: Page, sandbox: Sandbox, screen: Screen) => {
  await seedDomainName(sandbox, DOMAIN);
  await page.goto(paths.domainName[screen](DOMAIN));
};

const openVpcLink = async (page: Page, sandbox: Sandbox, screen: Screen) => {
  const input = { Name: 'orders', SubnetIds: [SUBNET] };
  const { VpcLinkId = '' } = await seed(sandbox, 'CreateVpcLink', input);
  await page.goto(paths.vpcLink[screen](VpcLinkId));
};

const seedMapped = async (sandbox: Sandbox) => {
  await seedDomainName(sandbox, DOMAIN);
  const ApiId = await seedApi(sandbox);
  await seed(sandbox, 'CreateStage', { ApiId, StageName: 'prod' });
  return ApiId;
};

const openMapping = async (page: Page, sandbox: Sandbox, screen: Screen) => {
  const id = await seedMapping(sandbox, DOMAIN, await seedMapped(sandbox), 'prod', 'orders');
  await page.goto(paths.apiMapping[screen](DOMAIN, id));
};

const openRule = async (page: Page, sandbox: Sandbox, screen: Screen) => {
  await seedDomainName(sandbox, DOMAIN, { RoutingMode: 'ROUTING_RULE_ONLY' });
  const id = await seedRoutingRule(sandbox, DOMAIN, 10, 'orders');
  await page.goto(paths.routingRule[screen](DOMAIN, id));
};

/** What belongs to a Region: domain names with their mappings and rules, and VPC links. */
export const regionCases: readonly FaultCase[] = [
  {
    operation: 'CreateDomainName',
    open: (page) => page.goto(paths.domainName.create()),
    typed: [
      ['Domain name', DOMAIN],
      ['Certificate ARN', CERTIFICATE],
    ],
    button: 'Create domain name',
    done: DOMAIN,
  },
  {
    operation: 'UpdateDomainName',
    open: (page, sandbox) => openDomainName(page, sandbox, 'edit'),
    typed: [['Certificate ARN', CERTIFICATE]],
    button: 'Save',
    done: DOMAIN,
  },
  {
    operation: 'DeleteDomainName',
    open: async (page, sandbox) => {
      await openDomainName(page, sandbox, 'detail');
      await press(page, 'Delete');
    },
    dialog: {
      name: `Delete domain name ${DOMAIN}`,
      says: `Requests to ${DOMAIN} are rejected immediately.`,
    },
    typed: [[`Type ${DOMAIN} to confirm`, DOMAIN]],
    button: 'Delete',
    done: 'Custom domain names',
  },
  {
    operation: 'CreateApiMapping',
    open: async (page, sandbox) => {
      await seedMapped(sandbox);
      await page.goto(paths.apiMapping.create(DOMAIN));
      await chooseOption(page, 'API', 'shop');
      await chooseOption(page, 'Stage', 'prod');
    },
    typed: [['Path', 'orders/v2']],
    stays: async (page) => {
      await expect(select(page, 'API')).toContainText('shop');
      await expect(select(page, 'Stage')).toContainText('prod');
    },
    button: 'Create API mapping',
    done: DOMAIN,
  },
  {
    operation: 'UpdateApiMapping',
    open: (page, sandbox) => openMapping(page, sandbox, 'edit'),
    typed: [['Path', 'bills']],
    button: 'Save',
    done: DOMAIN,
  },
  {
    operation: 'DeleteApiMapping',
    open: async (page, sandbox) => {
      // Its address leads to the domain name.
      await openMapping(page, sandbox, 'detail');
      await press(page, `Delete API mapping ${DOMAIN}/orders`);
    },
    dialog: {
      name: `Delete mapping ${DOMAIN}/orders`,
      says: `Requests to ${DOMAIN}/orders fail immediately`,
    },
    button: 'Delete',
    done: DOMAIN,
  },
  {
    operation: 'CreateRoutingRule',
    open: async (page, sandbox) => {
      await seedDomainName(sandbox, DOMAIN, { RoutingMode: 'ROUTING_RULE_ONLY' });
      await page.goto(paths.routingRule.create(DOMAIN));
    },
    typed: [
      ['REST API ID', 'rest123456'],
      ['Stage', 'prod'],
    ],
    button: 'Create routing rule',
    done: 'Routing rules',
  },
  {
    operation: 'PutRoutingRule',
    open: (page, sandbox) => openRule(page, sandbox, 'edit'),
    typed: [['Stage', 'beta']],
    button: 'Save',
    done: 'Priority 10',
  },
  {
    operation: 'DeleteRoutingRule',
    open: async (page, sandbox) => {
      await openRule(page, sandbox, 'detail');
      await press(page, 'Delete');
    },
    dialog: {
      name: 'Delete routing rule 10',
      says: 'Requests that it matched are no longer sent to REST API rest123456, stage prod.',
    },
    button: 'Delete',
    done: 'Routing rules',
  },
  {
    operation: 'CreateVpcLink',
    open: async (page) => {
      await openFromList(page, paths.vpcLink.list(), 'Create VPC link');
      await addToken(page, 'Subnets', SUBNET);
    },
    typed: [['Name', 'pets']],
    stays: (page) => expect(page.getByRole('group', { name: SUBNET, exact: true })).toBeVisible(),
    button: 'Create VPC link',
    done: 'pets',
  },
  {
    operation: 'UpdateVpcLink',
    open: (page, sandbox) => openVpcLink(page, sandbox, 'edit'),
    typed: [['Name', 'payments']],
    button: 'Save',
    done: 'payments',
  },
  {
    operation: 'DeleteVpcLink',
    open: async (page, sandbox) => {
      await openVpcLink(page, sandbox, 'detail');
      await press(page, 'Delete');
    },
    dialog: { name: 'Delete VPC link orders', says: 'Integrations can no longer reach the private network.' },
    typed: [['Type orders to confirm', 'orders']],
    button: 'Delete',
    done: 'VPC links',
  },
];
