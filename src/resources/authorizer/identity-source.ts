import type { Protocol } from '../../service/rules/rule';

/** Where a part of the caller's identity is taken from. */
export interface Place {
  id: string;
  label: string;
  /** What an expression of this place begins with; its name follows. */
  prefix: string;
}

/** What begins with none of the known prefixes is shown and kept as it is. */
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

/** The places that an authorizer may read (service-rules 2.5): tokens come in a header or the query string. */
export function placesOf(protocol: Protocol, jwt: boolean): Place[] {
  const places = protocol === 'HTTP' ? HTTP : WEBSOCKET;
  return jwt ? places.slice(0, 2) : places;
}

/** An identity source by its parts; together they are the expression again. */
export function partsOf(expression: string, places: readonly Place[]): { place: Place; name: string } {
  const place = places.find(({ prefix }) => expression.startsWith(prefix)) ?? OTHER;
  return { place, name: expression.slice(place.prefix.length) };
}
