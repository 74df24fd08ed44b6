import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { memo, useMemo } from 'react';
import { COLUMNS, type Diagram, type DiagramNode } from '../../service/diagram/diagram';
import type { Finding } from '../../service/findings/rule';
import styles from './diagram.module.css';
import { secondLine } from './drawing';
import { COLUMN_TITLES, findingsText } from './labels';

interface NodeListProps {
  diagram: Diagram;
  selected: string | undefined;
  onSelect: (nodeId: string) => void;
  findings?: ReadonlyMap<string, readonly Finding[]> | undefined;
}

/** All that the drawing shows, as lists: each node, what it says, and where it leads. */
export const NodeList = memo(function NodeList({ diagram, selected, onSelect, findings }: NodeListProps) {
  const leadsTo = useMemo(() => leadsToOf(diagram), [diagram]);
  return (
    <Container
      header={
        <Header variant="h2" description="The same content. Choose an entry for its details.">
          As a list
        </Header>
      }
    >
      <div className={styles.lists}>
        {COLUMNS.map((column) => {
          const nodes = diagram.nodes.filter((node) => node.column === column);
          return (
            nodes.length > 0 && (
              <div key={column}>
                <h3>
                  {COLUMN_TITLES[column]} ({nodes.length.toLocaleString('en')})
                </h3>
                <ul aria-label={COLUMN_TITLES[column]}>
                  {nodes.map((node) => (
                    <Entry
                      key={node.id}
                      node={node}
                      leadsTo={leadsTo.get(node.id)}
                      findings={findings?.get(node.id)}
                      isSelected={node.id === selected}
                      onSelect={onSelect}
                    />
                  ))}
                </ul>
              </div>
            )
          );
        })}
      </div>
    </Container>
  );
});

/** Where each node leads, in words: the whole way of routes, and the next nodes of all others. */
function leadsToOf({ nodes, edges }: Diagram): ReadonlyMap<string, string> {
  const nodeOf = new Map(nodes.map((node) => [node.id, node]));
  const next = new Map<string, string[]>();
  const ways = new Map<string, DiagramNode[]>();
  for (const { from, to, carries = [] } of edges) {
    const node = nodeOf.get(to);
    if (!node) continue;
    next.set(from, [...(next.get(from) ?? []), node.title]);
    if (node.column === 'routes') continue;
    for (const id of carries) ways.set(id, [...(ways.get(id) ?? []), node]);
  }
  const order = ({ column }: DiagramNode) => COLUMNS.indexOf(column);
  const all = new Map([...next].map(([id, titles]) => [id, firstOf(titles)]));
  for (const [id, way] of ways)
    all.set(
      id,
      way
        .sort((a, b) => order(a) - order(b))
        .map(({ title }) => title)
        .join(' → '),
    );
  return all;
}

/** More are counted: the API itself leads to every route. */
const MAX_NAMED = 5;

function firstOf(titles: readonly string[]): string {
  const more = titles.length - MAX_NAMED;
  return `${titles.slice(0, MAX_NAMED).join(', ')}${more > 0 ? ` and ${more.toLocaleString('en')} more` : ''}`;
}

interface EntryProps {
  node: DiagramNode;
  leadsTo: string | undefined;
  findings: readonly Finding[] | undefined;
  isSelected: boolean;
  onSelect: (nodeId: string) => void;
}

const Entry = memo(function Entry({ node, leadsTo, findings, isSelected, onSelect }: EntryProps) {
  return (
    <li>
      <button
        type="button"
        className={styles.entry}
        aria-pressed={isSelected}
        onClick={() => onSelect(node.id)}
      >
        {node.title}
      </button>
      <span className={styles.note}> {secondLine(node)}</span>
      {leadsTo !== undefined && <span className={styles.note}> → {leadsTo}</span>}
      {findings && <span className={styles.note}> (findings: {findingsText(findings)})</span>}
    </li>
  );
});
