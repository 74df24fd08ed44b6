import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useCallback, useMemo, useRef, useState } from 'react';
import { paths } from '../../app/paths';
import { countOf } from '../../lib/format';
import { resourceHref } from '../../resources/shared/resource-href';
import type { Origin } from '../../service/configuration/source';
import type { Diagram, DiagramResource } from '../../service/diagram/diagram';
import { findingsOfNodes } from '../../service/diagram/findings';
import { collapse, firstOpen, groupsOf, narrowTo, pathOf } from '../../service/diagram/narrow';
import type { Finding } from '../../service/findings/rule';
import { download } from '../../ui/download';
import { Canvas } from './canvas';
import { Details } from './details';
import styles from './diagram.module.css';
import { standaloneSvg } from './export-svg';
import { place } from './layout';
import { ChangeLegend, FindingLegend, Legend } from './legend';
import { NodeList } from './node-list';

interface DiagramViewProps {
  diagram: Diagram;
  apiId: string;
  origin: Origin | undefined;
  /** Of the API. */
  name: string;
  /** Only routes whose key contains it; empty: all. */
  text: string;
  onShowPath: (path: string) => void;
  /** Of the latest configuration; undefined where another one is drawn. */
  findings: readonly Finding[] | undefined;
  /** The differences in full, where the diagram is of a comparison. */
  changesHref: string | undefined;
}

/** The drawing with the details of what is chosen, and the same content as a list. */
export function DiagramView(props: DiagramViewProps) {
  const { diagram, apiId, origin, name, text, onShowPath, findings, changesHref } = props;
  const svg = useRef<SVGSVGElement>(null);
  const opener = useRef<HTMLElement>(null);
  const [selected, setSelected] = useState<string>();
  const [chosen, setChosen] = useState<ReadonlySet<string>>();
  const narrowed = useMemo(() => {
    const wanted = text.toLowerCase();
    return wanted === '' ? diagram : narrowTo(diagram, (key) => key.toLowerCase().includes(wanted));
  }, [diagram, text]);
  const groups = useMemo(() => groupsOf(narrowed), [narrowed]);
  const open = useMemo(() => chosen ?? firstOpen(narrowed), [chosen, narrowed]);
  const shown = useMemo(() => collapse(narrowed, open), [narrowed, open]);
  const placed = useMemo(() => place(shown), [shown]);
  const marks = useMemo(
    () => findings && findingsOfNodes(shown, findings, apiId, origin),
    [shown, findings, apiId, origin],
  );
  const node = shown.nodes.find(({ id }) => id === selected);
  const path = useMemo(() => (node ? pathOf(shown, node.id) : undefined), [shown, node]);
  const select = useCallback((id: string | undefined) => {
    opener.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    setSelected(id);
  }, []);
  const close = () => {
    setSelected(undefined);
    opener.current?.focus();
  };
  const group = node?.group !== undefined && groups.has(node.group) ? node.group : undefined;
  const toggle = (one: string) => {
    const next = new Set(open);
    if (!next.delete(one)) next.add(one);
    setChosen(next);
    setSelected(undefined);
  };
  const routes = shown.nodes.reduce((sum, { routeKeys }) => sum + routeKeys.length, 0);
  const isAllOpen = [...groups.keys()].every((one) => open.has(one));
  return (
    <SpaceBetween size="l">
      <Container
        header={
          <Header
            variant="h2"
            description={
              text === ''
                ? undefined
                : `Only routes with “${text}” in their key, and what their requests pass.`
            }
            actions={
              <SpaceBetween direction="horizontal" size="xs">
                {groups.size > 0 && (
                  <Button onClick={() => setChosen(new Set(isAllOpen ? [] : groups.keys()))}>
                    {isAllOpen ? 'Group similar routes' : 'Show all routes separately'}
                  </Button>
                )}
                <Button
                  iconName="download"
                  disabled={routes === 0}
                  disabledReason="No route is drawn."
                  onClick={() => svg.current && download(standaloneSvg(svg.current), `${name}-diagram.svg`)}
                >
                  Export as SVG
                </Button>
              </SpaceBetween>
            }
          >
            {countOf(routes, 'route')}
          </Header>
        }
      >
        {routes === 0 && text !== '' ? (
          <SpaceBetween size="xs">
            <Box>No route has “{text}” in its key.</Box>
            <Button onClick={() => onShowPath('')}>Show all routes</Button>
          </SpaceBetween>
        ) : (
          <div className={node ? styles.columns : undefined}>
            <Canvas
              placed={placed}
              label={`Diagram of ${name}: ${countOf(routes, 'route')}. The list below it has the same content.`}
              selected={node?.id}
              path={path}
              findings={marks}
              onSelect={select}
              svg={svg}
              legend={
                <div className={styles.legends}>
                  <Legend diagram={shown} />
                  <ChangeLegend diagram={shown} />
                  <FindingLegend findings={[...(marks?.values() ?? [])].flat()} />
                </div>
              }
            />
            {node && (
              <Details
                node={node}
                apiId={apiId}
                hrefOf={(resource) => hrefOf(resource, apiId, origin)}
                findings={marks?.get(node.id)}
                changesHref={changesHref}
                onToggle={group === undefined ? undefined : () => toggle(group)}
                onShowPath={onShowPath}
                onClose={close}
              />
            )}
          </div>
        )}
      </Container>
      {shown.nodes.length > 0 && (
        <NodeList diagram={shown} selected={node?.id} onSelect={select} findings={marks} />
      )}
    </SpaceBetween>
  );
}

/** An API mapping is shown with its domain name: its key is `domain/id`. */
function hrefOf(resource: DiagramResource | undefined, apiId: string, origin: Origin | undefined) {
  if (resource?.kind !== 'apiMapping') return resourceHref(resource, apiId, origin);
  return paths.domainName.detail(resource.key.slice(0, resource.key.lastIndexOf('/')));
}
