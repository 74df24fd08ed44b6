import type { DomainName, DomainNameConfiguration } from '@aws-sdk/client-apigatewayv2';
import { partitionOf } from '../../service/arn';
import { checkDomainName } from '../../service/rules/domain-name';
import type { Context, Handlers } from '../context';
import { schedule } from '../due-transitions';
import { refuse } from '../errors';
import { newId } from '../ids';
import { page } from '../paging';
import { patched, without } from '../patch';
import { executeApiHost, hostedZone } from '../region';
import { withinQuota } from './shared';

/** A configuration as the service gives it back: its own members filled in, those a caller cannot set dropped. */
function served(
  ctx: Context,
  wanted: DomainNameConfiguration,
  host: string,
  status: 'AVAILABLE' | 'UPDATING',
): DomainNameConfiguration {
  return {
    EndpointType: 'REGIONAL',
    IpAddressType: 'ipv4',
    SecurityPolicy: 'TLS_1_2',
    ...without(wanted),
    ApiGatewayDomainName: host,
    HostedZoneId: hostedZone(ctx.region),
    CertificateUploadDate: ctx.now,
    DomainNameStatus: status,
  };
}

function authentication(domain: DomainName): Pick<DomainName, 'MutualTlsAuthentication'> {
  const uri = domain.MutualTlsAuthentication?.TruststoreUri;
  return uri === undefined ? {} : { MutualTlsAuthentication: { ...domain.MutualTlsAuthentication } };
}

type Operations =
  | 'CreateDomainName'
  | 'GetDomainName'
  | 'GetDomainNames'
  | 'UpdateDomainName'
  | 'DeleteDomainName';

export const domainNameHandlers: Handlers<Operations> = {
  CreateDomainName(ctx, input) {
    const { tx, region } = ctx;
    refuse(checkDomainName(input, { mode: 'create', region, otherNames: tx.ids('domainName', '') }));
    withinQuota(ctx, 'domainNamesPerRegion', 'domainName', '');
    const host = executeApiHost(`d-${newId(ctx, 'api', '')}`, region);
    const domain: DomainName = {
      ApiMappingSelectionExpression: '$request.basepath',
      RoutingMode: 'API_MAPPING_ONLY',
      ...without(input, 'DomainNameConfigurations', 'MutualTlsAuthentication'),
      DomainName: input.DomainName,
      ...authentication({
        DomainName: input.DomainName,
        ...(input.MutualTlsAuthentication ? { MutualTlsAuthentication: input.MutualTlsAuthentication } : {}),
      }),
      DomainNameArn: `arn:${partitionOf(region)}:apigateway:${region}::/domainnames/${input.DomainName}`,
      DomainNameConfigurations: (input.DomainNameConfigurations ?? []).map((one) =>
        served(ctx, one, host, 'AVAILABLE'),
      ),
    };
    return tx.put('domainName', '', input.DomainName, domain);
  },

  GetDomainName({ tx }, { DomainName }) {
    return tx.need('domainName', '', DomainName);
  },

  GetDomainNames(ctx, input) {
    return page(ctx, 'domainName', '', input);
  },

  UpdateDomainName(ctx, input) {
    const { tx, region } = ctx;
    const before = tx.need('domainName', '', input.DomainName);
    const [former] = before.DomainNameConfigurations ?? [];
    const after = patched(before, without(input, 'DomainName'));
    if (after.MutualTlsAuthentication?.TruststoreUri === undefined) delete after.MutualTlsAuthentication;
    const updating = former?.DomainNameStatus === 'UPDATING';
    refuse(checkDomainName(after, { mode: 'update', region, updating }));
    const host = former?.ApiGatewayDomainName ?? '';
    schedule(ctx, 'domainName', input.DomainName, 'AVAILABLE');
    return tx.put('domainName', '', input.DomainName, {
      ...after,
      DomainNameConfigurations: (after.DomainNameConfigurations ?? []).map((one) =>
        served(ctx, one, host, 'UPDATING'),
      ),
    });
  },

  /** Its mappings and rules go with it ([MEM] in 2.14). */
  DeleteDomainName({ tx }, { DomainName }) {
    tx.need('domainName', '', DomainName);
    tx.removeAll('apiMapping', DomainName);
    tx.removeAll('routingRule', DomainName);
    tx.remove('domainName', '', DomainName);
    return undefined;
  },
};
