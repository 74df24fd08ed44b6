import type { DomainOfApi } from '../code/surroundings';
import { API_ID, type TemplateContext } from './context';
import { ShortForm, type YamlValue } from './yaml';

const present = (tags: Readonly<Record<string, string>> | undefined) =>
  tags && Object.keys(tags).length > 0 ? tags : undefined;

/** The VPC links that integrations use; before them, so that they can refer to it. */
export function addVpcLinks(context: TemplateContext): void {
  for (const link of context.options.surroundings?.vpcLinks ?? []) {
    const { Name = '', VpcLinkId = '', SecurityGroupIds = [], SubnetIds = [], Tags } = link;
    const id = context.name('VpcLink', Name);
    context.vpcLinks.set(VpcLinkId, id);
    context.add('VpcLink', id, { Name, SecurityGroupIds, SubnetIds, Tags: present(Tags) });
  }
}

/** The domain names that lead to the API, with their mappings and rules. */
export function addDomains(context: TemplateContext): void {
  for (const domain of context.options.surroundings?.domains ?? []) addDomain(context, domain);
}

/** The members that a template has; others only say how the domain name is. */
const CONFIGURATION = [
  'CertificateArn',
  'EndpointType',
  'IpAddressType',
  'OwnershipVerificationCertificateArn',
  'SecurityPolicy',
];

function addDomain(context: TemplateContext, { domainName, mappings, rules }: DomainOfApi): void {
  const { DomainName = '', DomainNameConfigurations = [], MutualTlsAuthentication: mtls } = domainName;
  const id = context.name('DomainName', DomainName);
  context.add(
    'DomainName',
    id,
    {
      DomainName,
      DomainNameConfigurations: DomainNameConfigurations.map(
        (one) =>
          Object.fromEntries(
            Object.entries(one).filter(
              ([name, value]) => value !== undefined && CONFIGURATION.includes(name),
            ),
          ) as Record<string, string>,
      ),
      MutualTlsAuthentication: mtls?.TruststoreUri
        ? {
            TruststoreUri: mtls.TruststoreUri,
            ...(mtls.TruststoreVersion && { TruststoreVersion: mtls.TruststoreVersion }),
          }
        : undefined,
      RoutingMode: domainName.RoutingMode,
      Tags: present(domainName.Tags),
    },
    { comments: ['DNS records that point to it are not part of this template.'] },
  );
  const stageOf = (stage: string | undefined): YamlValue => {
    const stageId = context.stages.get(stage ?? '');
    return stageId === undefined ? (stage ?? '') : new ShortForm('Ref', stageId);
  };
  for (const { ApiMappingKey, Stage } of mappings)
    context.add('ApiMapping', context.name('ApiMapping', `${DomainName} ${ApiMappingKey ?? ''}`), {
      ApiId: API_ID,
      ApiMappingKey: ApiMappingKey || undefined,
      DomainName: new ShortForm('Ref', id),
      Stage: stageOf(Stage),
    });
  for (const { Priority = 1, Conditions = [], Actions = [] } of rules)
    context.add('RoutingRule', context.name('RoutingRule', `${DomainName} ${Priority}`), {
      DomainNameArn: new ShortForm('GetAtt', `${id}.DomainNameArn`),
      Priority,
      Conditions: context.value(Conditions),
      Actions: Actions.map(({ InvokeApi }) => ({
        InvokeApi: {
          ApiId: context.value(InvokeApi?.ApiId ?? ''),
          Stage: stageOf(InvokeApi?.Stage),
          StripBasePath: InvokeApi?.StripBasePath ?? false,
        },
      })),
    });
}
