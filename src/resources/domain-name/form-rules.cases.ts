import type { DomainName } from '@aws-sdk/client-apigatewayv2';
import {
  type FormRuleCases,
  formRuleCases,
  type InvalidCase,
  invalidTags,
} from '../../forms/form-rules.test-support';
import { issuesOf } from '../shared/form-rules.test-support';
import { type DomainNameContext, type DomainNameValues, domainNameForm, toValues } from './model';

const issues = issuesOf(domainNameForm);

const certificate = (region: string) => `arn:aws:acm:${region}:123456789012:certificate/c1`;

const original: DomainName = {
  DomainName: 'api.example.com',
  DomainNameConfigurations: [{ CertificateArn: certificate('eu-west-1') }],
};

const context: DomainNameContext = { region: 'eu-west-1', otherNames: new Set(['taken.example.com']) };
const editing: DomainNameContext = { region: 'eu-west-1', otherNames: new Set() };

const updating: DomainName = {
  ...original,
  DomainNameConfigurations: [{ CertificateArn: certificate('eu-west-1'), DomainNameStatus: 'UPDATING' }],
};

const both: readonly InvalidCase<DomainNameValues>[] = [
  ['domainName.shape', 'RoutingMode', { RoutingMode: 'RANDOM' }],
  ['domainName.configuration.shape', 'CertificateName', { CertificateName: 'c'.repeat(129) }],
  ['domainName.certificate.region', 'CertificateArn', { CertificateArn: '' }],
  ['domainName.certificate.region', 'CertificateArn', { CertificateArn: certificate('us-east-1') }],
  ['domainName.shape', 'TruststoreUri', { TruststoreUri: `s3://trust/${'k'.repeat(2048)}` }],
  ['domainName.truststore.uri', 'TruststoreUri', { TruststoreUri: 'https://example.com/trust.pem' }],
  ['domainName.truststore.uri', 'TruststoreUri', { TruststoreVersion: '1' }],
  ...invalidTags,
];

export const domainNameForms: FormRuleCases[] = [
  formRuleCases('Domain name, create', (values) => issues(values, context), toValues(original), [
    ...both,
    ['domainName.shape', 'DomainName', { DomainName: '' }],
    ['domainName.name.underscore', 'DomainName', { DomainName: 'my_api.example.com' }],
    ['domainName.name.form', 'DomainName', { DomainName: 'API' }],
    ['domainName.name.duplicate', 'DomainName', { DomainName: 'taken.example.com' }],
  ]),
  formRuleCases('Domain name, edit', (values) => issues(values, editing, original), toValues(original), [
    ...both,
    ['domainName.updating', 'root', {}, (values) => issues(values, editing, updating)],
  ]),
];
