import type {
  DomainName,
  DomainNameConfiguration,
  IpAddressType,
  RoutingMode,
} from '@aws-sdk/client-apigatewayv2';
import { presentMembers, sameValue } from '../../lib/diff';
import { type Entry, fromEntries, repeatedIssues, toEntries } from '../../lib/entries';
import { inputOf } from '../../plans/json-mode';
import { singleCallPlan, updatePlan } from '../../plans/single-call-plan';
import { domainNameArn } from '../../service/arn';
import type { Plan } from '../../service/plan';
import { checkDomainName } from '../../service/rules/domain-name';
import type { Issue } from '../../service/rules/rule';
import { userTags } from '../../service/rules/tags';
import { tagCalls } from '../../service/tag-calls';
import type { FormInput, ResourceForm } from '../shared/resource-form';

/** Form values of a custom domain name: the service takes exactly one configuration. */
export interface DomainNameValues {
  DomainName: string;
  CertificateArn: string;
  CertificateName: string;
  OwnershipVerificationCertificateArn: string;
  IpAddressType: string;
  RoutingMode: string;
  /** Empty for no mutual TLS. */
  TruststoreUri: string;
  TruststoreVersion: string;
  Tags: Entry[];
}

/** What the domain forms need to know about other resources. */
export interface DomainNameContext {
  region: string;
  otherNames: ReadonlySet<string>;
}

/** The routing mode of a new domain name (service-rules 2.11). */
const DEFAULT_MODE = 'API_MAPPING_ONLY';

export function toValues(domain: DomainName | undefined): DomainNameValues {
  const configuration = domain?.DomainNameConfigurations?.[0];
  return {
    DomainName: domain?.DomainName ?? '',
    CertificateArn: configuration?.CertificateArn ?? '',
    CertificateName: configuration?.CertificateName ?? '',
    OwnershipVerificationCertificateArn: configuration?.OwnershipVerificationCertificateArn ?? '',
    IpAddressType: configuration?.IpAddressType ?? 'ipv4',
    RoutingMode: domain?.RoutingMode ?? DEFAULT_MODE,
    TruststoreUri: domain?.MutualTlsAuthentication?.TruststoreUri ?? '',
    TruststoreVersion: domain?.MutualTlsAuthentication?.TruststoreVersion ?? '',
    Tags: toEntries(userTags(domain?.Tags)),
  };
}

/** The configuration that a client sends; V2 supports only REGIONAL and TLS 1.2 (service-rules 2.11). */
function configuration(values: DomainNameValues): DomainNameConfiguration {
  return {
    EndpointType: 'REGIONAL',
    SecurityPolicy: 'TLS_1_2',
    ...presentMembers({
      CertificateArn: values.CertificateArn,
      CertificateName: values.CertificateName,
      OwnershipVerificationCertificateArn: values.OwnershipVerificationCertificateArn,
    }),
    ...(values.IpAddressType !== 'ipv4' && { IpAddressType: values.IpAddressType as IpAddressType }),
  };
}

/** The domain without the read-only members of its configuration, for the JSON of an update. */
function clientState(domain: DomainName): DomainName {
  return { ...domain, DomainNameConfigurations: [configuration(toValues(domain))] };
}

const mutualTls = ({ TruststoreUri, TruststoreVersion }: DomainNameValues) =>
  presentMembers({ TruststoreUri, TruststoreVersion });

type Members = ReturnType<typeof toInput>;
type Input = FormInput<DomainNameValues, Members>;

function toInput(values: DomainNameValues) {
  return {
    DomainName: values.DomainName,
    configuration: configuration(values),
    IpAddressType: values.IpAddressType as IpAddressType,
    RoutingMode: values.RoutingMode as RoutingMode,
    mutualTls: mutualTls(values),
    Tags: fromEntries(values.Tags),
  };
}

const toCreate = ({ members }: Input) =>
  singleCallPlan('CreateDomainName', 'domainName', `Create domain name ${members.DomainName}`, {
    DomainName: members.DomainName,
    DomainNameConfigurations: [members.configuration],
    ...(members.RoutingMode !== DEFAULT_MODE && { RoutingMode: members.RoutingMode }),
    ...presentMembers({ MutualTlsAuthentication: members.mutualTls, Tags: members.Tags }),
  });

/** UpdateDomainName for the differences; a configuration is replaced, an empty truststore turns mutual TLS off. */
function toUpdate(original: DomainName, { members: after }: Input, region: string): Plan {
  const before = toInput(toValues(original));
  const DomainName = original.DomainName ?? '';
  const title = `Update domain name ${DomainName}`;
  const change = {
    ...(!sameValue(before.configuration, after.configuration) && {
      DomainNameConfigurations: [{ ...after.configuration, IpAddressType: after.IpAddressType }],
    }),
    ...(before.RoutingMode !== after.RoutingMode && { RoutingMode: after.RoutingMode }),
    ...(!sameValue(before.mutualTls, after.mutualTls) && {
      MutualTlsAuthentication: after.mutualTls.TruststoreUri ? after.mutualTls : { TruststoreUri: '' },
    }),
  };
  const { calls } = updatePlan('UpdateDomainName', 'domainName', title, { DomainName }, change);
  const tags = tagCalls(domainNameArn(region, DomainName), original.Tags ?? {}, after.Tags);
  return { title, calls: [...calls, ...tags] };
}

export function toDelete({ DomainName }: DomainName): Plan {
  return singleCallPlan('DeleteDomainName', 'domainName', `Delete domain name ${DomainName}`, { DomainName });
}

/** Validation issues; `original` is the domain being edited, if any. */
function issues({ values, members }: Input, context: DomainNameContext, original?: DomainName): Issue[] {
  const { mutualTls: tls } = members;
  const state = {
    DomainName: members.DomainName,
    DomainNameConfigurations: [members.configuration],
    RoutingMode: members.RoutingMode,
    Tags: members.Tags,
    ...(Object.keys(tls).length > 0 && { MutualTlsAuthentication: tls }),
  };
  const found = checkDomainName(state, {
    mode: original ? 'update' : 'create',
    region: context.region,
    otherNames: context.otherNames,
    updating: original?.DomainNameConfigurations?.[0]?.DomainNameStatus === 'UPDATING',
  });
  if (values.TruststoreVersion !== '' && values.TruststoreUri === '') {
    found.push({
      path: ['TruststoreUri'],
      message: 'A truststore version requires a truststore URI.',
      rule: 'domainName.truststore.uri',
    });
  }
  found.push(...repeatedIssues(values, ['Tags'], 'tags.key.repeated'));
  return found;
}

export const domainNameForm: ResourceForm<'domainName', DomainNameValues, DomainNameContext, Members> = {
  kind: 'domainName',
  subject: ({ DomainName }) => `Domain name ${DomainName}`,
  title: ({ DomainName = '' }) => DomainName,
  parents: () => ({}),
  userManagedPart: clientState,
  toValues,
  toInput,
  toCreate,
  toUpdate: (original, input, { region }) => toUpdate(original, input, region),
  // An update must send the mode; a create may omit it.
  toJson: (input) => ({
    ...inputOf(toCreate(input), 'CreateDomainName'),
    RoutingMode: input.members.RoutingMode,
  }),
  issues,
};
