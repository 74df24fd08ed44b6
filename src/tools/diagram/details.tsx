import Button from '@cloudscape-design/components/button';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useEffect, useRef } from 'react';
import { paths } from '../../app/paths';
import { capitalized } from '../../lib/format';
import { resourceHref } from '../../resources/shared/resource-href';
import type { Origin } from '../../service/configuration/source';
import { AUTHORIZATIONS } from '../../service/diagram/authorization';
import type { DiagramNode, DiagramResource } from '../../service/diagram/diagram';
import { splitRouteKey } from '../../service/integration-name';
import textStyles from '../../ui/text.module.css';
import { RouteKey } from '../../views/route-key';
import styles from './diagram.module.css';
import { COLUMN_NOUNS } from './labels';

interface DetailsProps {
  node: DiagramNode;
  apiId: string;
  /** The ids behind the names, from the latest configuration. */
  origin: Origin | undefined;
  /** Opens the group that the node represents, or closes the one that it is in; undefined: it is in none. */
  onToggle: (() => void) | undefined;
  onShowPath: (path: string) => void;
  onClose: () => void;
}

/** What a node says, with links to its resource in the console. */
export function Details({ node, apiId, origin, onToggle, onShowPath, onClose }: DetailsProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each node that is chosen is announced
  useEffect(() => heading.current?.focus({ preventScroll: false }), [node.id]);
  const href = hrefOf(node.resource, apiId, origin);
  const [onlyPath] = node.members === undefined && node.column === 'routes' ? node.routeKeys : [];
  const facts = node.authorization
    ? [['Authorization', AUTHORIZATIONS[node.authorization]] as const, ...node.facts]
    : node.facts;
  return (
    <section className={styles.details} aria-label="Details">
      <SpaceBetween size="s">
        <div className={styles.detailsHeader}>
          <h2 ref={heading} tabIndex={-1}>
            {node.title}
          </h2>
          <Button variant="icon" iconName="close" ariaLabel="Close details" onClick={onClose} />
        </div>
        <div className={textStyles.secondary}>
          {[capitalized(COLUMN_NOUNS[node.column]), node.text].filter(Boolean).join(' · ')}
        </div>
        {href !== undefined && (
          <Link href={href}>Open {node.column === 'routes' ? 'route' : COLUMN_NOUNS[node.column]}</Link>
        )}
        {node.column === 'mapping' && (
          <Link href={paths.domainName.detail(domainOf(node.resource?.key ?? ''))}>Open domain name</Link>
        )}
        <dl className={styles.facts}>
          {facts.map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {node.routeKeys.length > 0 && (
          <ul className={styles.routes} aria-label="Routes of this box">
            {node.routeKeys.map((key) => {
              const to = hrefOf({ kind: 'route', key }, apiId, origin);
              return (
                <li key={key}>
                  {to === undefined ? (
                    <RouteKey text={key} />
                  ) : (
                    <Link href={to}>
                      <RouteKey text={key} />
                    </Link>
                  )}
                </li>
              );
            })}
          </ul>
        )}
        {onToggle && (
          <Button onClick={onToggle}>{node.members ? 'Show separately' : 'Group with similar routes'}</Button>
        )}
        {onlyPath !== undefined && (
          <Button onClick={() => onShowPath(splitRouteKey(onlyPath).path)}>Show only this path</Button>
        )}
      </SpaceBetween>
    </section>
  );
}

/** The domain name of an API mapping's key, `domain/id`. */
const domainOf = (key: string) => key.slice(0, key.lastIndexOf('/'));

function hrefOf(resource: DiagramResource | undefined, apiId: string, origin: Origin | undefined) {
  if (resource?.kind !== 'apiMapping') return resourceHref(resource, apiId, origin);
  return paths.domainName.detail(domainOf(resource.key));
}
