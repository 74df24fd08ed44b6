import type { Protocol, Rule } from './rule';

/** The rule that a kind is for WebSocket APIs alone. @param message the service's own ([AWS]) */
export function webSocketOnly<Subject>(
  kind: string,
  source: string,
  message: string,
): Rule<Subject, { protocol?: Protocol }> {
  return {
    id: `${kind}.protocol.websocket`,
    mark: 'AWS',
    source,
    check: (_subject, { protocol }) => (protocol === 'HTTP' ? [{ path: [], message }] : []),
  };
}

/**
 * The rule that no two of a parent have the same value of a member; the service responds with 409 (2.14).
 * @param facts the fact that holds the others of the parent
 * @param own the member that identifies one: the subject itself is passed over
 * @param message ours: the service's is not known
 */
export function uniqueRule<Id extends string, Name extends string, Fact extends string>(options: {
  id: string;
  facts: Fact;
  own: Id;
  member: Name;
  message: (value: string | undefined) => string;
}) {
  type Named = { [K in Id | Name]?: string | undefined };
  const { own, member } = options;
  const isOther = (one: Named, other: Named) => one[own] === undefined || other[own] !== one[own];
  return {
    id: options.id,
    mark: 'MEM' as const,
    source: '2.14',
    check: (subject: Named, facts: { [K in Fact]?: readonly Named[] }) =>
      facts[options.facts]?.some((other) => other[member] === subject[member] && isOther(subject, other))
        ? [{ path: [member], message: options.message(subject[member]), status: 409 as const }]
        : [],
  };
}
