/** How a custom domain name routes requests, and the effect on its mappings and rules. */
export const ROUTING_MODES = [
  {
    value: 'API_MAPPING_ONLY',
    label: 'API mappings only',
    description: 'Existing routing rules are not evaluated, and new ones cannot be created.',
  },
  {
    value: 'ROUTING_RULE_THEN_API_MAPPING',
    label: 'Routing rules, then API mappings',
    description: 'API mappings handle the requests that no routing rule matches.',
  },
  {
    value: 'ROUTING_RULE_ONLY',
    label: 'Routing rules only',
    description: 'Existing API mappings are not used, and new ones cannot be created.',
  },
] as const;

/** The text of a mode; an unknown one is returned unchanged. */
export function routingModeText(mode: string | undefined): string {
  const known = ROUTING_MODES.find(({ value }) => value === mode);
  return known ? `${known.label}: ${known.description}` : (mode ?? '');
}
