import { memo } from 'react';
import { AUTHORIZATIONS } from '../../service/diagram/authorization';
import type { DiagramNode } from '../../service/diagram/diagram';
import type { DiagramPath } from '../../service/diagram/narrow';
import { splitRouteKey } from '../../service/integration-name';
import styles from './diagram.module.css';
import { fitText, MONO } from './fit-text';
import { COLOURS, COLUMN_TITLES, DASHES } from './labels';
import { curve, type Placed, type PlacedNode } from './layout';

interface DrawingProps {
  placed: Placed;
  /** The node that was chosen, and what its requests pass; all else is faded. */
  selected: string | undefined;
  path: DiagramPath | undefined;
}

/**
 * All columns, lines and boxes. Colours are attributes, so that an exported drawing has them; on the screen the style
 * sheet overrides them with those of the colour scheme.
 */
export const Drawing = memo(function Drawing({ placed, selected, path }: DrawingProps) {
  return (
    <>
      {placed.columns.map(({ column, x }) => (
        <text key={column} x={x} y={22} fontSize={12} fill={COLOURS.secondary} className={styles.secondary}>
          {COLUMN_TITLES[column]}
        </text>
      ))}
      {placed.edges.map(({ edge, points }) => (
        <path
          key={edge.id}
          d={curve(points)}
          fill="none"
          stroke={COLOURS[edge.authorization ?? 'line']}
          strokeWidth={edge.authorization ? 1.5 : 1}
          strokeDasharray={edge.authorization && DASHES[edge.authorization]}
          className={styles.edge}
          data-authorization={edge.authorization}
          data-faded={path && !path.edges.has(edge.id) ? '' : undefined}
        />
      ))}
      {placed.nodes.map((one) => (
        <Box
          key={one.node.id}
          placed={one}
          isSelected={one.node.id === selected}
          isFaded={path !== undefined && !path.nodes.has(one.node.id)}
        />
      ))}
    </>
  );
});

const PADDING = 12;

const Box = memo(function Box(props: { placed: PlacedNode; isSelected: boolean; isFaded: boolean }) {
  const { node, x, y, width, height } = props.placed;
  const isMono = node.column === 'routes' && node.members === undefined;
  const room = width - 2 * PADDING;
  const title = isMono ? splitRouteKey(node.routeKeys[0] ?? '').path : node.title;
  const second = isMono ? [methodsOf(node), secondLine(node)].filter(Boolean).join(' · ') : secondLine(node);
  const shape = { width, height, rx: 6, fill: COLOURS.box, stroke: COLOURS.line, className: styles.box };
  return (
    <g
      transform={`translate(${x} ${y})`}
      className={styles.node}
      data-node={node.id}
      data-authorization={node.authorization}
      data-selected={props.isSelected ? '' : undefined}
      data-faded={props.isFaded ? '' : undefined}
    >
      <title>{[node.title, secondLine(node)].filter(Boolean).join('\n')}</title>
      {node.members && <rect {...shape} x={4} y={4} />}
      <rect {...shape} />
      {node.authorization && (
        <rect width={5} height={height} rx={2.5} fill={COLOURS[node.authorization]} className={styles.bar} />
      )}
      <text
        x={PADDING}
        y={second ? 19 : 27}
        fontSize={isMono ? 12 : 13}
        fontWeight={600}
        fill={COLOURS.text}
        className={styles.title}
        {...(isMono && { fontFamily: MONO })}
      >
        {fitText(title, isMono ? 'path' : 'title', room)}
      </text>
      {second && (
        <text x={PADDING} y={35} fontSize={11} fill={COLOURS.secondary} className={styles.secondary}>
          {fitText(second, 'second', room)}
        </text>
      )}
    </g>
  );
});

/** The methods of a box of routes, which its title in the drawing has no room for. */
const methodsOf = ({ routeKeys }: DiagramNode) =>
  routeKeys
    .map((key) => splitRouteKey(key).method)
    .filter(Boolean)
    .join(' ');

/** The second line of a box: the authorization of routes in words, and what else there is to say. */
export function secondLine(node: DiagramNode): string {
  const words = node.column === 'routes' && node.authorization ? AUTHORIZATIONS[node.authorization] : '';
  return [words, node.text].filter(Boolean).join(' · ');
}
