import type { DomainOfApi } from '../code/surroundings';
import type { TerraformContext } from './context';
import { attribute, block, comment, Expression, type Item } from './hcl';
import { tagItems } from './parts';

/** The VPC links that integrations use; before them, so that they can refer to it. */
export function vpcLinkBlocks(context: TerraformContext): Item[] {
  return (context.options.surroundings?.vpcLinks ?? []).flatMap((link) => {
    const { Name = '', VpcLinkId = '', SecurityGroupIds = [], SubnetIds = [], Tags } = link;
    const address = context.address('vpc_link', Name);
    context.vpcLinks.set(VpcLinkId, new Expression(`${address}.id`));
    return context.resource(
      address,
      [VpcLinkId],
      [
        attribute('name', Name),
        attribute('security_group_ids', SecurityGroupIds),
        attribute('subnet_ids', SubnetIds),
        ...tagItems(Tags),
      ],
    );
  });
}

/** The domain names that lead to the API, with their mappings. */
export function domainBlocks(context: TerraformContext): Item[] {
  return (context.options.surroundings?.domains ?? []).flatMap((domain) => oneDomain(context, domain));
}

function oneDomain(context: TerraformContext, { domainName, mappings, rules }: DomainOfApi): Item[] {
  const { DomainName = '', DomainNameConfigurations = [], MutualTlsAuthentication: mtls } = domainName;
  const subject = `Domain name ${DomainName}`;
  const address = context.address('domain_name', DomainName);
  const id = new Expression(`${address}.id`);
  const optional = (name: string, value: string | undefined) => (value ? [attribute(name, value)] : []);
  const { RoutingMode = 'API_MAPPING_ONLY' } = domainName;
  const items = [
    comment('DNS records that point to it are not part of this code.'),
    ...(RoutingMode === 'API_MAPPING_ONLY'
      ? []
      : [
          context.note(
            subject,
            `RoutingMode has no argument in version 5 of the AWS provider: ${RoutingMode}`,
          ),
        ]),
    attribute('domain_name', DomainName),
    ...tagItems(domainName.Tags),
    ...DomainNameConfigurations.slice(0, 1).map((one) =>
      block('domain_name_configuration', [
        attribute('certificate_arn', one.CertificateArn ?? ''),
        attribute('endpoint_type', one.EndpointType ?? 'REGIONAL'),
        attribute('security_policy', one.SecurityPolicy ?? 'TLS_1_2'),
        ...(one.IpAddressType === 'dualstack' ? [attribute('ip_address_type', 'dualstack')] : []),
        ...optional('ownership_verification_certificate_arn', one.OwnershipVerificationCertificateArn),
      ]),
    ),
    ...(mtls?.TruststoreUri
      ? [
          block('mutual_tls_authentication', [
            attribute('truststore_uri', mtls.TruststoreUri),
            ...optional('truststore_version', mtls.TruststoreVersion),
          ]),
        ]
      : []),
  ];
  return [
    ...context.resource(address, [DomainName], items),
    ...mappings.flatMap(({ ApiMappingId, ApiMappingKey, Stage = '' }) =>
      context.resource(
        context.address('api_mapping', `${DomainName} ${ApiMappingKey ?? ''}`),
        [ApiMappingId, DomainName],
        [
          attribute('api_id', context.apiId),
          attribute('domain_name', id),
          attribute('stage', context.stages.get(Stage) ?? Stage),
          ...optional('api_mapping_key', ApiMappingKey),
        ],
      ),
    ),
    ...rules.map(({ Priority }) =>
      context.note(
        subject,
        `Routing rules have no resource in version 5 of the AWS provider: priority ${Priority}`,
      ),
    ),
  ];
}
