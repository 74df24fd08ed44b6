import { memo } from 'react';
import { AUTHORIZATIONS } from '../../service/diagram/authorization';
import type { DiagramNode } from '../../service/diagram/diagram';
import type { DiagramPath } from '../../service/diagram/narrow';
import type { Finding } from '../../service/findings/rule';
import { splitRouteKey } from '../../service/integration-name';
import styles from './diagram.module.css';
import { fitText, MONO } from './fit-text';
import { CHANGES, COLOURS, COLUMN_TITLES, DASHES, findingsText, SEVERITY_COLOURS, worstOf } from './labels';
import { curve, type Placed, type PlacedNode } from './layout';

interface DrawingProps {
  placed: Placed;
  /** The node that was chosen, and what its requests pass; all else is faded. */
  selected: string | undefined;
  path: DiagramPath | undefined;
  /** The findings of boxes, by the box's ID. */
  findings?: ReadonlyMap<string, readonly Finding[]> | undefined;
}

/**
 * All columns, lines and boxes. Colours are attributes, so that an exported drawing has them; on the screen the style
 * sheet overrides them with those of the colour scheme.
 */
export const Drawing = memo(function Drawing({ placed, selected, path, findings }: DrawingProps) {
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
          stroke={edge.change ? CHANGES[edge.change].colour : COLOURS[edge.authorization ?? 'line']}
          strokeWidth={edge.change ? 2.5 : edge.authorization ? 1.5 : 1}
          strokeDasharray={edge.authorization && DASHES[edge.authorization]}
          className={styles.edge}
          data-authorization={edge.authorization}
          data-change={edge.change}
          data-faded={path && !path.edges.has(edge.id) ? '' : undefined}
        />
      ))}
      {placed.nodes.map((one) => (
        <Box
          key={one.node.id}
          placed={one}
          isSelected={one.node.id === selected}
          findings={findings?.get(one.node.id)}
          isFaded={path !== undefined && !path.nodes.has(one.node.id)}
        />
      ))}
    </>
  );
});

const PADDING = 12;

/** The room for the sign of a box that differs. */
const SIGN = 16;

const Box = memo(function Box(props: {
  placed: PlacedNode;
  isSelected: boolean;
  isFaded: boolean;
  findings: readonly Finding[] | undefined;
}) {
  const { findings } = props;
  const { node, x, y, width, height } = props.placed;
  const isMono = node.column === 'routes' && node.members === undefined;
  const { change } = node;
  const room = width - 2 * PADDING - (change ? SIGN : 0);
  const title = isMono ? splitRouteKey(node.routeKeys[0] ?? '').path : node.title;
  const second = isMono ? [methodsOf(node), secondLine(node)].filter(Boolean).join(' · ') : secondLine(node);
  const stroke = change ? CHANGES[change].colour : COLOURS.line;
  const shape = {
    ...{ width, height, rx: 6, fill: COLOURS.box, stroke, className: styles.box },
    ...(change && { strokeWidth: 2 }),
    ...(change === 'removed' && { strokeDasharray: '6 3' }),
  };
  return (
    <g
      transform={`translate(${x} ${y})`}
      className={styles.node}
      data-node={node.id}
      data-authorization={node.authorization}
      data-change={change}
      data-selected={props.isSelected ? '' : undefined}
      data-faded={props.isFaded ? '' : undefined}
    >
      <title>
        {[node.title, secondLine(node), findings && `Findings: ${findingsText(findings)}`]
          .filter(Boolean)
          .join('\n')}
      </title>
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
      {change && (
        <text
          x={width - SIGN}
          y={height / 2 + 6}
          fontSize={18}
          fontWeight={700}
          fill={CHANGES[change].colour}
          className={styles.sign}
        >
          {CHANGES[change].sign}
        </text>
      )}
      {findings && <Mark x={width - 6} findings={findings} />}
    </g>
  );
});

/** How many findings a box has, in the colour of the most serious one. */
function Mark({ x, findings }: { x: number; findings: readonly Finding[] }) {
  const severity = worstOf(findings);
  const text = findings.length > MAX_COUNTED ? `${MAX_COUNTED}+` : String(findings.length);
  const width = 10 + 7 * text.length;
  return (
    <g transform={`translate(${x - width / 2} -8)`} data-severity={severity}>
      <rect width={width} height={16} rx={8} fill={SEVERITY_COLOURS[severity]} className={styles.mark} />
      <text
        x={width / 2}
        y={12}
        fontSize={11}
        fontWeight={700}
        textAnchor="middle"
        fill={COLOURS.box}
        className={styles.markText}
      >
        {text}
      </text>
    </g>
  );
}

/** More findings are not counted in a box. */
const MAX_COUNTED = 99;

/** The methods of a box of routes, which its title in the drawing has no room for. */
const methodsOf = ({ routeKeys }: DiagramNode) =>
  routeKeys
    .map((key) => splitRouteKey(key).method)
    .filter(Boolean)
    .join(' ');

/** The second line of a box: how it differs, the authorization of routes in words, and what else there is to say. */
export function secondLine(node: DiagramNode): string {
  const words = node.column === 'routes' && node.authorization ? AUTHORIZATIONS[node.authorization] : '';
  return [node.change && CHANGES[node.change].word, words, node.text].filter(Boolean).join(' · ');
}
