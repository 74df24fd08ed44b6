import { type FormRuleCases, formRuleCases, invalidTags } from '../../forms/form-rules.test-support';
import { issuesOf } from '../shared/form-rules.test-support';
import { toValues, vpcLinkForm } from './model';

const issues = issuesOf(vpcLinkForm);

const accepted = { ...toValues(undefined), Name: 'inner', SubnetIds: ['subnet-1'] };

export const vpcLinkForms: FormRuleCases[] = [
  formRuleCases('VPC link, create and edit', (values) => issues(values, { region: 'eu-west-1' }), accepted, [
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
