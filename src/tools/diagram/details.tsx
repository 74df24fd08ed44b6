import Button from '@cloudscape-design/components/button';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useEffect, useRef } from 'react';
import { paths } from '../../app/paths';
import { capitalized } from '../../lib/format';
import { AUTHORIZATIONS } from '../../service/diagram/authorization';
import type { DiagramNode, DiagramResource } from '../../service/diagram/diagram';
import { ALL_RULES } from '../../service/findings/find';
import type { Finding } from '../../service/findings/rule';
import { splitRouteKey } from '../../service/integration-name';
import textStyles from '../../ui/text.module.css';
import { RouteKey } from '../../views/route-key';
import { findingKey } from '../../views/silences';
import styles from './diagram.module.css';
import { CHANGES, COLUMN_NOUNS, findingsText } from './labels';

interface DetailsProps {
  node: DiagramNode;
  /** The API that is drawn; of a domain name's diagram none. */
  apiId: string;
  /** The screen of a resource; undefined where it has none. */
  hrefOf: (resource: DiagramResource | undefined) => string | undefined;
  /** Opens the group that the node represents, or closes the one that it is in; undefined: it is in none. */
  onToggle: (() => void) | undefined;
  findings?: readonly Finding[] | undefined;
  /** The differences in full, where the diagram is of a comparison. */
  changesHref?: string | undefined;
  onShowPath: (path: string) => void;
  onClose: () => void;
}

/** What a node says, with links to its resource in the console. */
export function Details(props: DetailsProps) {
  const { node, apiId, hrefOf, onToggle, onShowPath, onClose, findings = [], changesHref } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each node that is chosen is announced
  useEffect(() => heading.current?.focus({ preventScroll: false }), [node.id]);
  const href = hrefOf(node.resource);
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
          {[capitalized(COLUMN_NOUNS[node.column]), node.change && CHANGES[node.change].word, node.text]
            .filter(Boolean)
            .join(' · ')}
        </div>
        {node.change && changesHref && <Link href={changesHref}>Show the differences</Link>}
        {findings.length > 0 && <FindingList findings={findings} apiId={apiId} />}
        {href !== undefined && <Link href={href}>Open {linkNoun(node)}</Link>}
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
              const to = hrefOf({ kind: 'route', key });
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

/** So many findings of a box are listed; the screen of findings has all. */
const MAX_LISTED = 5;

function FindingList({ findings, apiId }: { findings: readonly Finding[]; apiId: string }) {
  return (
    <div>
      <Link href={paths.apiFindings(apiId)}>Findings: {findingsText(findings)}</Link>
      <ul className={styles.findings} aria-label="Findings of this box">
        {findings.slice(0, MAX_LISTED).map((one) => (
          <li key={findingKey(one)}>
            {TITLES.get(one.rule)}: {one.evidence}
          </li>
        ))}
      </ul>
    </div>
  );
}

const TITLES = new Map(ALL_RULES.map(({ id, title }) => [id, title]));

/** What the screen of a node is of: an API mapping is shown with its domain name. */
function linkNoun({ column, resource }: DiagramNode): string {
  if (resource?.kind === 'routingRule') return 'routing rule';
  return column === 'routes' ? 'route' : COLUMN_NOUNS[column];
}
