import type { Exchange } from './context';
import type { Header } from './request';
import type { Fact } from './step';
import { resolveValue, type VariableResponse } from './variables';

/** What parameter mapping changes of a request or a response (traffic-rules 7.1, 7.3). */
export interface Mapped {
  headers: readonly Header[];
  query: readonly (readonly [name: string, value: string])[];
  /** Only where a parameter overwrites it. */
  path?: string;
  status?: number;
  facts: readonly Fact[];
  /** Variables that nothing is there for. */
  missing: readonly string[];
}

/** Parameters as the configuration has them: `overwrite:header.x` to a value. */
export type Parameters = Readonly<Record<string, string>>;

const DESTINATION = /^(append|overwrite|remove):(?:(header|querystring)\.(.+)|(path)|(statuscode))$/;

/**
 * Applies parameters. All values are read from the original request or response, so that the order does not matter but for
 * a removal and an addition to the same name, where the addition stays (traffic-rules 7.2).
 */
export function applyParameters(
  parameters: Parameters,
  original: Pick<Mapped, 'headers' | 'query'>,
  exchange: Exchange,
  response?: VariableResponse,
): Mapped {
  const facts: Fact[] = [];
  const missing: string[] = [];
  const changes = Object.entries(parameters).flatMap(([destination, expression]) => {
    const [, action, place = '', name = '', path, status] = DESTINATION.exec(destination) ?? [];
    if (action === undefined) return [];
    if (action === 'remove') {
      facts.push({ label: destination, value: 'Removed' });
      return [{ action, place, name, value: '' }];
    }
    const resolved = resolveValue(expression, exchange, response);
    missing.push(...resolved.missing);
    facts.push({ label: destination, value: shown(expression, resolved.value) });
    if (resolved.value === undefined) return [];
    return [{ action, place: path ?? status ?? place, name, value: resolved.value }];
  });
  const listed = (place: string, entries: Mapped['query'], sameName: (a: string, b: string) => boolean) => {
    const own = changes.filter((change) => change.place === place);
    if (own.length === 0) return entries;
    const replaced = own.filter(({ action }) => action !== 'append');
    return [
      ...entries.filter(([name]) => !replaced.some((change) => sameName(change.name, name))),
      ...own.filter(({ action }) => action !== 'remove').map(({ name, value }) => [name, value] as const),
    ];
  };
  const path = changes.find(({ place }) => place === 'path')?.value;
  const status = changes.find(({ place }) => place === 'statuscode')?.value;
  return {
    headers: listed('header', original.headers, (a, b) => a.toLowerCase() === b.toLowerCase()),
    query: listed('querystring', original.query, (a, b) => a === b),
    ...(path !== undefined && { path: path.startsWith('/') ? path : `/${path}` }),
    ...(status !== undefined && /^[2-5]\d\d$/.test(status) && { status: Number(status) }),
    facts,
    missing,
  };
}

function shown(expression: string, value: string | undefined): string {
  if (value === undefined) return `${expression}: nothing there`;
  return value === expression ? value : `${expression} = ${value}`;
}
