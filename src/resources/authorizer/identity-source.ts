import type { Protocol } from '../../service/rules/rule';

/** A location that identity sources read from. */
export interface Place {
  id: string;
  label: string;
  /** The expression before the name. */
  prefix: string;
}

/** An expression without a known prefix is shown and kept unchanged. */
export const OTHER: Place = { id: 'other', label: 'Other expression', prefix: '' };

const HTTP: Place[] = [
  { id: 'header', label: 'Header', prefix: '$request.header.' },
  { id: 'querystring', label: 'Query string', prefix: '$request.querystring.' },
  { id: 'context', label: '$context', prefix: '$context.' },
  { id: 'stageVariable', label: 'Stage variable', prefix: '$stageVariables.' },
];

const WEBSOCKET: Place[] = [
  { id: 'header', label: 'Header', prefix: 'route.request.header.' },
  { id: 'querystring', label: 'Query string', prefix: 'route.request.querystring.' },
  { id: 'context', label: '$context', prefix: 'context.' },
  { id: 'stageVariable', label: 'Stage variable', prefix: 'stageVariables.' },
];

/** The locations that an authorizer may read (service-rules 2.5): tokens only from a header or the query string. */
export function placesOf(protocol: Protocol, jwt: boolean): Place[] {
  const places = protocol === 'HTTP' ? HTTP : WEBSOCKET;
  return jwt ? places.slice(0, 2) : places;
}

/** Splits an identity source; `place.prefix + name` is the expression. */
export function partsOf(expression: string, places: readonly Place[]): { place: Place; name: string } {
  const place = places.find(({ prefix }) => expression.startsWith(prefix)) ?? OTHER;
  return { place, name: expression.slice(place.prefix.length) };
}
