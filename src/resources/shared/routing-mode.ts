/** How a custom domain name picks the API of a request, and what that means for its mappings and rules. */
export const ROUTING_MODES = [
  {
    value: 'API_MAPPING_ONLY',
    label: 'API mappings only',
    description: 'Routing rules are kept but not evaluated, and none can be created.',
  },
  {
    value: 'ROUTING_RULE_THEN_API_MAPPING',
    label: 'Routing rules, then API mappings',
    description: 'API mappings get the requests that no routing rule matches.',
  },
  {
    value: 'ROUTING_RULE_ONLY',
    label: 'Routing rules only',
    description: 'API mappings are kept but not used, and none can be created.',
  },
] as const;

/** A mode in words; one that is not known is shown as it is. */
export function routingModeText(mode: string | undefined): string {
  const known = ROUTING_MODES.find(({ value }) => value === mode);
  return known ? `${known.label}: ${known.description}` : (mode ?? '');
}
