import type { DomainName } from '@aws-sdk/client-apigatewayv2';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMemo, useRef, useState } from 'react';
import { paths } from '../../app/paths';
import { useAll, useAllOptional, useItem } from '../../client/cache/queries';
import { countOf } from '../../lib/format';
import { domainBreadcrumbs } from '../../resources/shared/breadcrumbs';
import { useIds } from '../../resources/shared/use-ids';
import type { Diagram, DiagramResource } from '../../service/diagram/diagram';
import { domainDiagram } from '../../service/diagram/domain-diagram';
import { reachOf } from '../../service/diagram/narrow';
import { download } from '../../ui/download';
import { PropertyListSkeleton } from '../../ui/property-list';
import { Screen } from '../../ui/screen';
import { Canvas } from './canvas';
import { Details } from './details';
import styles from './diagram.module.css';
import { standaloneSvg } from './export-svg';
import { place } from './layout';
import { NodeList } from './node-list';

/** A custom domain name as a graph: where its API mappings and routing rules lead. */
export function Component() {
  const { domain: name } = useIds('domain');
  const domain = useItem('domainName', { DomainName: name });
  return (
    <Screen
      title="Diagram"
      crumbs={domainBreadcrumbs(name)}
      description="The path of a request: the domain name, its API mappings or routing rules, stages and their APIs."
    >
      {domain ? <Loaded name={name} domain={domain} /> : <PropertyListSkeleton />}
    </Screen>
  );
}

function Loaded({ name, domain }: { name: string; domain: DomainName }) {
  const parents = { DomainName: name };
  const hasRules = (domain.RoutingMode ?? 'API_MAPPING_ONLY') !== 'API_MAPPING_ONLY';
  const mappings = useAll('apiMapping', parents);
  const rules = useAll('routingRule', parents, { enabled: hasRules });
  const apis = useAllOptional('api', {});
  const diagram = useMemo(() => {
    if (!mappings || (hasRules && !rules)) return undefined;
    const names = new Map(apis?.map(({ ApiId, Name }) => [ApiId, Name]));
    return domainDiagram({ domain, mappings, rules: rules ?? [], apiName: (apiId) => names.get(apiId) });
  }, [domain, mappings, hasRules, rules, apis]);
  if (!diagram) return <PropertyListSkeleton />;
  return <DomainView name={name} diagram={diagram} />;
}

function DomainView({ name, diagram }: { name: string; diagram: Diagram }) {
  const svg = useRef<SVGSVGElement>(null);
  const opener = useRef<HTMLElement>(null);
  const [selected, setSelected] = useState<string>();
  const placed = useMemo(() => place(diagram), [diagram]);
  const node = diagram.nodes.find(({ id }) => id === selected);
  const path = useMemo(() => (node ? reachOf(diagram, node.id) : undefined), [diagram, node]);
  const select = (id: string | undefined) => {
    opener.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    setSelected(id);
  };
  const ways = diagram.nodes.filter(({ column }) => column === 'mapping').length;
  const apis = diagram.nodes.filter(({ column }) => column === 'api').length;
  const title = `${countOf(ways, 'mapping')} to ${countOf(apis, 'API')}`;
  if (ways === 0)
    return (
      <SpaceBetween size="xs">
        <Box>No API mapping or routing rule leads anywhere from {name}.</Box>
        <Button href={paths.apiMapping.create(name)}>Create API mapping</Button>
      </SpaceBetween>
    );
  return (
    <SpaceBetween size="l">
      <Container
        header={
          <Header
            variant="h2"
            actions={
              <Button
                iconName="download"
                onClick={() => svg.current && download(standaloneSvg(svg.current), `${name}-diagram.svg`)}
              >
                Export as SVG
              </Button>
            }
          >
            {title}
          </Header>
        }
      >
        <div className={node ? styles.columns : undefined}>
          <Canvas
            placed={placed}
            label={`Diagram of ${name}: ${title}. The list below it has the same content.`}
            selected={node?.id}
            path={path}
            onSelect={select}
            svg={svg}
            legend={null}
          />
          {node && (
            <Details
              node={node}
              apiId=""
              hrefOf={(resource) => hrefOf(name, resource)}
              onToggle={undefined}
              onShowPath={() => undefined}
              onClose={() => {
                setSelected(undefined);
                opener.current?.focus();
              }}
            />
          )}
        </div>
      </Container>
      <NodeList diagram={diagram} selected={node?.id} onSelect={select} />
    </SpaceBetween>
  );
}

/** The screen of a resource; the key of a stage is `apiId/name`, all others have their own ID. */
function hrefOf(domain: string, resource: DiagramResource | undefined): string | undefined {
  if (!resource) return undefined;
  const { kind, key } = resource;
  if (kind === 'domainName') return paths.domainName.detail(key);
  if (kind === 'apiMapping' || kind === 'routingRule') return paths[kind].detail(domain, key);
  if (kind === 'api') return paths.api(key);
  const at = key.indexOf('/');
  return paths.stage.detail(key.slice(0, at), key.slice(at + 1));
}
