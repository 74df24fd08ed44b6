import { own } from '../../lib/own';
import type { Origin } from '../configuration/source';
import type { Finding } from '../findings/rule';
import type { Diagram, DiagramNode } from './diagram';

/**
 * The findings of each box, by the box's ID: those of the resources that it represents. What is wrong with a resource that
 * the latest configuration does not have is not known.
 * @param origin the IDs behind the names, from the latest configuration
 */
export function findingsOfNodes(
  { nodes }: Diagram,
  findings: readonly Finding[],
  apiId: string,
  origin: Origin | undefined,
): ReadonlyMap<string, readonly Finding[]> {
  const bySubject = new Map<string, Finding[]>();
  for (const finding of findings) {
    const { kind, ids } = finding.subject;
    if (ids[0] !== apiId) continue;
    const key = `${kind}/${ids.at(-1)}`;
    const known = bySubject.get(key);
    if (known) known.push(finding);
    else bySubject.set(key, [finding]);
  }
  const found = new Map<string, readonly Finding[]>();
  for (const node of nodes) {
    const own = subjectsOf(node, apiId, origin).flatMap((subject) => bySubject.get(subject) ?? []);
    if (own.length > 0) found.set(node.id, own);
  }
  return found;
}

/** The resources of a box, as kind and ID. */
function subjectsOf(
  { routeKeys, resource }: DiagramNode,
  apiId: string,
  origin: Origin | undefined,
): string[] {
  if (routeKeys.length > 0)
    return routeKeys.flatMap((key) => {
      const id = own(origin?.routes ?? {}, key)?.id;
      return id === undefined ? [] : [`route/${id}`];
    });
  if (resource?.kind === 'api') return [`api/${apiId}`];
  if (resource?.kind === 'stage') return [`stage/${resource.key}`];
  if (resource?.kind === 'authorizer') {
    const id = own(origin?.authorizers ?? {}, resource.key)?.id;
    return id === undefined ? [] : [`authorizer/${id}`];
  }
  if (resource?.kind !== 'integration') return [];
  return (own(origin?.integrations ?? {}, resource.key) ?? []).map(({ id }) => `integration/${id}`);
}
