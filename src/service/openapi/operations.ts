import { member, type Place } from './place';
import { resolvePointer } from './references';

/** The members of a path item that are operations, and the method each means (6.1). */
export const METHODS = {
  get: 'GET',
  put: 'PUT',
  post: 'POST',
  delete: 'DELETE',
  options: 'OPTIONS',
  head: 'HEAD',
  patch: 'PATCH',
  // No HTTP API takes it: the rule on route keys says so.
  trace: 'TRACE',
  'x-amazon-apigateway-any-method': 'ANY',
} as const;

export const ANY_METHOD = 'x-amazon-apigateway-any-method';

/** The member that makes an any-method operation the `$default` route, and the paths that do (6.1, 6.2). */
export const DEFAULT_FLAG = 'isDefaultRoute';
export const DEFAULT_PATH = '/$default';

/** What a path item may hold beside operations. */
const BESIDE: ReadonlySet<string> = new Set(['summary', 'description', 'servers', 'parameters']);

/** One operation of the document. */
export interface Operation {
  /** How messages name it: `GET /pets`, `$default`. */
  where: string;
  method: string;
  /** As in the document, without a base path; undefined for the `$default` route. */
  path: string | undefined;
  /** The operation, named `where`. */
  place: Place;
}

/** All operations in the document's order. */
export function listOperations(root: Place): Operation[] {
  const paths = root.at('paths');
  if (!paths.present) paths.refuse('is missing');
  return paths.entries().flatMap(([path, item]) => {
    if (path.startsWith('x-')) {
      root.report.ignored(path, 'paths');
      return [];
    }
    if (path !== '$default' && !path.startsWith('/')) {
      item.refuse('does not start with "/"');
      return [];
    }
    return operationsOf(path, item, root.value);
  });
}

function operationsOf(path: string, item: Place, document: unknown): Operation[] {
  const resolved = followed(item, document);
  if (!resolved) return [];
  return resolved.entries().flatMap(([key, value]): Operation[] => {
    if (!isMethod(key)) {
      beside(key, value, item);
      return [];
    }
    const method = METHODS[key];
    if (path === '$default' && method !== 'ANY') {
      value.refuse(`is not possible: the $default route takes ${ANY_METHOD} only`);
      return [];
    }
    const isDefault = method === 'ANY' && isDefaultRoute(path, value);
    const where = isDefault ? '$default' : `${method} ${path}`;
    const place = value.as(where);
    return place.object() ? [{ where, method, path: isDefault ? undefined : path, place }] : [];
  });
}

/** The flag decides; without one the two spellings of the path do. */
function isDefaultRoute(path: string, operation: Place): boolean {
  const flag = operation.at(DEFAULT_FLAG).flag();
  return path === '$default' || (flag ?? path === DEFAULT_PATH);
}

/** A path item elsewhere in the document. */
function followed(item: Place, document: unknown): Place | undefined {
  const pointer = item.at('$ref').text();
  if (pointer === undefined) return item.object() ? item : undefined;
  const target = resolvePointer(document, pointer);
  if (typeof target !== 'object' || target === null || member(target, '$ref') !== undefined) {
    item.report.warn(`${item.at('$ref').name} ${pointer} is missing: the path is left out`);
    return undefined;
  }
  return item.holding(target);
}

function beside(key: string, value: Place, item: Place): void {
  if (key === '$ref') return;
  if (key === 'parameters') {
    noteParameters(value, item.name);
    return;
  }
  if (BESIDE.has(key) || key.startsWith('x-')) item.report.ignored(`${key} of a path`, item.name);
  else
    value.refuse(
      Object.hasOwn(METHODS, key.toLowerCase())
        ? 'must be written in lower case'
        : 'is not a method of OpenAPI',
    );
}

/** Parameters of the path are in the route key already; all others are checks that HTTP APIs do not make (6.2). */
export function noteParameters(parameters: Place, where: string): void {
  if (!Array.isArray(parameters.value)) return;
  const others = parameters.value.filter((parameter) => member(parameter, 'in') !== 'path');
  if (others.length > 0) parameters.report.ignored('parameters', where);
}

const isMethod = (key: string): key is keyof typeof METHODS => Object.hasOwn(METHODS, key);
