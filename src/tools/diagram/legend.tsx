import { countOf } from '../../lib/format';
import { AUTHORIZATIONS } from '../../service/diagram/authorization';
import { countChanges } from '../../service/diagram/compare';
import type { Authorization, Diagram, DiagramChange } from '../../service/diagram/diagram';
import type { Finding } from '../../service/findings/rule';
import styles from './diagram.module.css';
import { CHANGES, DASHES, findingsText, worstOf } from './labels';

/** What the numbers at the corners of boxes are. */
export function FindingLegend({ findings }: { findings: readonly Finding[] }) {
  if (findings.length === 0) return null;
  return (
    <ul className={styles.legend} aria-label="Findings">
      <li>
        <svg width={30} height={16} aria-hidden="true" focusable="false">
          <rect
            x={6}
            width={17}
            height={16}
            rx={8}
            data-severity={worstOf(findings)}
            className={styles.mark}
          />
        </svg>
        Findings of a box: {findingsText(findings)} in all
      </li>
    </ul>
  );
}

/** What differs from the other configuration: how it looks, and how many routes, integrations and authorizers it is. */
export function ChangeLegend({ diagram }: { diagram: Diagram }) {
  const counts = countChanges(diagram);
  const all = Object.entries(counts).filter(([, count]) => count > 0) as [DiagramChange, number][];
  if (all.length === 0) return null;
  return (
    <ul className={styles.legend} aria-label="Differences">
      {all.map(([change, count]) => (
        <li key={change}>
          <svg width={30} height={16} aria-hidden="true" focusable="false">
            <g data-change={change} className={styles.node}>
              <rect
                x={1}
                y={1}
                width={28}
                height={14}
                rx={4}
                strokeWidth={2}
                strokeDasharray={change === 'removed' ? '6 3' : undefined}
                className={styles.box}
              />
              <text x={15} y={13} fontSize={14} fontWeight={700} textAnchor="middle" className={styles.sign}>
                {CHANGES[change].sign}
              </text>
            </g>
          </svg>
          {CHANGES[change].word}: {count.toLocaleString('en')}
        </li>
      ))}
    </ul>
  );
}

/** The kinds of authorization that the drawing has: how each looks, and how many routes have it. */
export function Legend({ diagram }: { diagram: Diagram }) {
  const counts = (Object.keys(AUTHORIZATIONS) as Authorization[]).map((authorization) => ({
    authorization,
    routes: diagram.nodes.reduce(
      (sum, node) => (node.authorization === authorization ? sum + node.routeKeys.length : sum),
      0,
    ),
  }));
  return (
    <ul className={styles.legend} aria-label="Authorization of routes">
      {counts
        .filter(({ routes }) => routes > 0)
        .map(({ authorization, routes }) => (
          <li key={authorization}>
            <svg width={30} height={12} aria-hidden="true" focusable="false">
              <g data-authorization={authorization}>
                <rect width={5} height={12} rx={2.5} className={styles.bar} />
              </g>
              <path
                d="M8 6H30"
                strokeWidth={2}
                strokeDasharray={DASHES[authorization]}
                className={styles.edge}
                data-authorization={authorization}
              />
            </svg>
            {AUTHORIZATIONS[authorization]}: {countOf(routes, 'route')}
          </li>
        ))}
    </ul>
  );
}
