import type { Api, ApiMapping, DomainName, RoutingRule } from '@aws-sdk/client-apigatewayv2';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { paths } from '../../app/paths';
import { mappedAddress } from '../../service/mapped-address';
import { pathAt, selectMapping } from '../../service/traffic/select-mapping';
import { useUrlMembers } from '../../table/url-members';
import { useDebouncedText } from '../../table/url-state';
import textStyles from '../../ui/text.module.css';

interface Routing {
  domain: DomainName;
  apis: readonly Api[] | undefined;
  /** Undefined until all are loaded. */
  mappings: readonly ApiMapping[] | undefined;
  rules: readonly RoutingRule[] | undefined;
}

/** An address to type, and which API mapping or routing rule of the domain name answers it. */
export function PathAnswer(props: Routing) {
  const [params, set] = useUrlMembers();
  const [typed, setTyped] = useDebouncedText(params.get('path') ?? '', (path) => set({ path }));
  const address = params.get('path') ?? '';
  return (
    <SpaceBetween size="xs">
      <FormField label="Which API answers this path?" stretch>
        <Input
          type="search"
          value={typed}
          onChange={({ detail }) => setTyped(detail.value)}
          placeholder={`${props.domain.DomainName}/shop/v1`}
          spellcheck={false}
          clearAriaLabel="Clear path"
        />
      </FormField>
      {address !== '' && (
        <div role="status">
          <Answer {...props} address={address} />
        </div>
      )}
    </SpaceBetween>
  );
}

function Answer({ domain, apis, mappings, rules, address }: Routing & { address: string }) {
  const name = domain.DomainName ?? '';
  const path = pathAt(name, address);
  if (path === undefined) return <>Enter a path, such as /shop/v1, or an address at {name}.</>;
  const usesRules = domain.RoutingMode !== undefined && domain.RoutingMode !== 'API_MAPPING_ONLY';
  // Without the rules the answer could be wrong.
  if (!mappings || (usesRules && !rules))
    return <StatusIndicator type="pending">Needs the API mappings and routing rules</StatusIndicator>;
  const { answer, conditional } = selectMapping(
    { mode: domain.RoutingMode, rules: rules ?? [], mappings },
    path,
  );
  return (
    <SpaceBetween size="xxs">
      {!answer ? (
        <StatusIndicator type="error">Nothing answers: the request is rejected</StatusIndicator>
      ) : 'rule' in answer ? (
        <StatusIndicator type="success">
          <RuleLink domain={name} rule={answer.rule} /> answers with a REST API
        </StatusIndicator>
      ) : (
        <MappingAnswer domain={name} mapping={answer.mapping} rest={answer.rest} apis={apis} />
      )}
      {conditional.map((rule) => (
        <StatusIndicator key={rule.RoutingRuleId} type="info">
          <RuleLink domain={name} rule={rule} /> answers first when the request has its headers
        </StatusIndicator>
      ))}
    </SpaceBetween>
  );
}

function MappingAnswer(props: {
  domain: string;
  mapping: ApiMapping;
  rest: string;
  apis: readonly Api[] | undefined;
}) {
  const { ApiId = '', Stage = '', ApiMappingKey } = props.mapping;
  const api = props.apis?.find((one) => one.ApiId === ApiId);
  return (
    <>
      <StatusIndicator type="success">
        <Link href={paths.api(ApiId)}>{api?.Name ?? ApiId}</Link>, stage{' '}
        <Link href={paths.stage.detail(ApiId, Stage)}>{Stage}</Link>, answers
      </StatusIndicator>
      <div className={textStyles.breakAnywhere}>
        By the mapping {mappedAddress(props.domain, ApiMappingKey)}. Its routes are matched with{' '}
        {api?.ProtocolType === 'HTTP' ? (
          <Link href={`${paths.route.list(ApiId)}?request=${encodeURIComponent(`GET ${props.rest}`)}`}>
            {props.rest}
          </Link>
        ) : (
          <span className={textStyles.mono}>{props.rest}</span>
        )}
        .
      </div>
    </>
  );
}

function RuleLink({ domain, rule }: { domain: string; rule: RoutingRule }) {
  return (
    <Link href={paths.routingRule.detail(domain, rule.RoutingRuleId ?? '')}>
      Routing rule {rule.Priority}
    </Link>
  );
}
