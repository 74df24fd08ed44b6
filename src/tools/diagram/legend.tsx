import { countOf } from '../../lib/format';
import { AUTHORIZATIONS } from '../../service/diagram/authorization';
import type { Authorization, Diagram } from '../../service/diagram/diagram';
import styles from './diagram.module.css';
import { DASHES } from './labels';

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
