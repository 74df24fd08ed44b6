import { vpcLinkArn } from '../../service/arn';
import { testFormCalls } from '../shared/form-calls.test-support';
import { vpcLinkForm } from './model';

const region = 'us-east-1';
const SUBNETS = ['subnet-0a1b2c3d4e5f67890', 'subnet-1a1b2c3d4e5f67890'];
const GROUPS = ['sg-0a1b2c3d4e5f67890'];

testFormCalls({
  form: vpcLinkForm,
  async seed(client) {
    const { VpcLinkId: id = '' } = await client.createVpcLink({
      Name: 'orders',
      SubnetIds: SUBNETS,
      SecurityGroupIds: GROUPS,
      Tags: { team: 'shop' },
    });
    return { id, context: { region } };
  },
  creates: [
    [
      'its required fields',
      { Name: 'pets', SubnetIds: SUBNETS.slice(0, 1) },
      { Name: 'pets', SubnetIds: SUBNETS.slice(0, 1) },
    ],
    [
      'every field',
      {
        Name: 'pets',
        SubnetIds: SUBNETS,
        SecurityGroupIds: GROUPS,
        Tags: [{ key: 'team', value: 'pets' }],
      },
      { Name: 'pets', SubnetIds: SUBNETS, SecurityGroupIds: GROUPS, Tags: { team: 'pets' } },
    ],
  ],
  refused: [
    ['no subnets', { SubnetIds: [] }, 'SubnetIds', 'SubnetIds for a vpc link cannot be empty'],
    [
      'eleven subnets',
      { SubnetIds: Array.from({ length: 11 }, (_, at) => `subnet-${at}`) },
      'SubnetIds',
      'A VPC link can have at most 10 subnets',
    ],
    ['a name of 129 characters', { Name: 'n'.repeat(129) }, 'Name', 'Name must have at most 128 characters'],
  ],
  edits: [
    ['its name', { Name: 'payments' }, { Name: 'payments' }],
    [
      'another tag',
      {
        Tags: [
          { key: 'stage', value: 'prod' },
          { key: 'team', value: 'shop' },
        ],
      },
      ({ id }) => [
        {
          operation: 'TagResource',
          input: { ResourceArn: vpcLinkArn(region, id), Tags: { stage: 'prod' } },
        },
      ],
    ],
    [
      'a removed tag',
      { Tags: [] },
      ({ id }) => [
        {
          operation: 'UntagResource',
          input: { ResourceArn: vpcLinkArn(region, id), TagKeys: ['team'] },
        },
      ],
    ],
  ],
  fixed: { SubnetIds: 'An update cannot change it.', SecurityGroupIds: 'An update cannot change it.' },
});
