import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { memo, useMemo } from 'react';
import { COLUMNS, type Diagram, type DiagramNode } from '../../service/diagram/diagram';
import styles from './diagram.module.css';
import { secondLine } from './drawing';
import { COLUMN_TITLES } from './labels';

interface NodeListProps {
  diagram: Diagram;
  selected: string | undefined;
  onSelect: (nodeId: string) => void;
}

/** All that the drawing shows, as lists: each node, what it says, and where it leads. */
export const NodeList = memo(function NodeList({ diagram, selected, onSelect }: NodeListProps) {
  const leadsTo = useMemo(() => {
    const titles = new Map(diagram.nodes.map(({ id, title }) => [id, title]));
    const all = new Map<string, string[]>();
    for (const { from, to } of diagram.edges) all.set(from, [...(all.get(from) ?? []), titles.get(to) ?? '']);
    return all;
  }, [diagram]);
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

/** More are counted: the API itself leads to every route. */
const MAX_NAMED = 5;

interface EntryProps {
  node: DiagramNode;
  leadsTo: readonly string[] | undefined;
  isSelected: boolean;
  onSelect: (nodeId: string) => void;
}

const Entry = memo(function Entry({ node, leadsTo = [], isSelected, onSelect }: EntryProps) {
  const more = leadsTo.length - MAX_NAMED;
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
      {leadsTo.length > 0 && (
        <span className={styles.note}>
          {' '}
          → {leadsTo.slice(0, MAX_NAMED).join(', ')}
          {more > 0 && ` and ${more.toLocaleString('en')} more`}
        </span>
      )}
    </li>
  );
});
