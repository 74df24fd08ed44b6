import { member, type Place } from './place';
import type { ImportOptions } from './types';

/**
 * The document's base path, with a leading and no trailing slash, or empty: the server variable `basePath` where there
 * is one, else the path of the first server's URL (6.2, [DOC] api-gateway-import-api-basePath).
 */
function basePathOf(servers: readonly Place[]): string {
  const declared = servers
    .map((server) => server.at('variables').at('basePath').at('default'))
    .find((place) => place.present);
  return trimmed(declared ? (declared.text() ?? '') : pathOf(servers[0]));
}

/** The path in a server's URL, its variables replaced by their defaults; hosts may hold variables, so no URL parser. */
function pathOf(server: Place | undefined): string {
  const url = server?.at('url').text();
  if (server === undefined || url === undefined) return '';
  const path = url.replace(/^(?:[a-z][a-z0-9+.-]*:)?\/\/[^/?#]*/i, '').replace(/[?#].*$/s, '');
  const variables = server.at('variables').value;
  return path.replace(/\{([^{}]+)\}/g, (whole, name: string) => {
    const value = member(member(variables, name), 'default');
    return typeof value === 'string' ? value : whole;
  });
}

const trimmed = (path: string): string => {
  const segments = path.split('/').filter((segment) => segment !== '');
  return segments.map((segment) => `/${segment}`).join('');
};

/**
 * What is put before each path of the document (6.2). `split` takes the first segment for the stage and drops it.
 */
export function pathPrefix(servers: readonly Place[], basepath: ImportOptions['basepath']): string {
  if (basepath === 'ignore') return '';
  const base = basePathOf(servers);
  return basepath === 'prepend' ? base : base.replace(/^\/[^/]+/, '');
}

/** `path` behind `prefix`. The root path adds no slash of its own: `/v1` + `/` is `/v1` [MEM]. */
export function withPrefix(prefix: string, path: string): string {
  return prefix !== '' && path === '/' ? prefix : prefix + path;
}
