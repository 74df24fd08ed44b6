import { type FormRuleCases, formRuleCases, invalidTags } from '../../forms/form-rules.test-support';
import { issues, toValues } from './model';

const accepted = { ...toValues(undefined), Name: 'inner', SubnetIds: ['subnet-1'] };

export const vpcLinkForms: FormRuleCases[] = [
  formRuleCases('VPC link, create and edit', issues, accepted, [
    ['vpcLink.shape', 'Name', { Name: '' }],
    ['vpcLink.shape', 'SecurityGroupIds', { SecurityGroupIds: ['s'.repeat(1025)] }],
    ['vpcLink.subnets.some', 'SubnetIds', { SubnetIds: [] }],
    [
      'vpcLink.subnets.count',
      'SubnetIds',
      { SubnetIds: Array.from({ length: 11 }, (_, at) => `subnet-${at}`) },
    ],
    ...invalidTags,
  ]),
];
