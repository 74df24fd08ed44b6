import { contextValues, type Exchange } from './context';
import { valueAtJsonPath } from './json-path';
import { bodyText, type Header, headerValue, queryValue } from './request';

/** A response that response parameters read. */
export interface VariableResponse {
  headers: readonly Header[];
  body: Uint8Array;
}

/** A value with its variables resolved. */
export interface Resolved {
  /** Undefined: nothing is there for the only variable of the value. */
  value: string | undefined;
  /** The variables that nothing is there for. */
  missing: readonly string[];
}

const WHOLE = /^\$((?:request|response|context|stageVariables)(?:\.\S+)?)$/;
const BRACED = /\$\{([^{}]*)\}/g;

/**
 * A mapping value (traffic-rules 7.2): `$request.header.x`, `$context.stage`, `$stageVariables.x`, `$response.body.id`, static
 * text, or text with several `${…}`. Resolved in one pass, so that what is put in is not read again.
 */
export function resolveValue(expression: string, exchange: Exchange, response?: VariableResponse): Resolved {
  const whole = WHOLE.exec(expression)?.[1];
  if (whole !== undefined) {
    const value = variable(whole, exchange, response);
    return { value, missing: value === undefined ? [`$${whole}`] : [] };
  }
  const missing: string[] = [];
  const value = expression.replace(BRACED, (_hit, name: string) => {
    const found = variable(name.replace(/^\$/, ''), exchange, response);
    if (found === undefined) missing.push(`$${name}`);
    return found ?? '';
  });
  return { value, missing };
}

/** A variable without its dollar sign. */
function variable(name: string, exchange: Exchange, response?: VariableResponse): string | undefined {
  const [, root, rest = ''] = /^([^.]+)(?:\.(.+))?$/s.exec(name) ?? [];
  if (root === 'context') return contextValues(exchange).get(rest);
  if (root === 'stageVariables')
    return Object.hasOwn(exchange.stageVariables, rest) ? exchange.stageVariables[rest] : undefined;
  const { request, pathParameters } = exchange;
  if (root === 'request') {
    if (rest === 'path') return exchange.path;
    if (rest.startsWith('path.')) {
      const parameter = rest.slice('path.'.length);
      return Object.hasOwn(pathParameters, parameter) ? pathParameters[parameter] : undefined;
    }
    if (rest.startsWith('querystring.')) return queryValue(request.query, rest.slice('querystring.'.length));
  }
  const source = root === 'request' ? request : root === 'response' ? response : undefined;
  if (!source) return undefined;
  if (rest.startsWith('header.')) return headerValue(source.headers, rest.slice('header.'.length));
  if (rest === 'body') return source.body.length > 0 ? bodyText(source.body).text : undefined;
  return rest.startsWith('body.') ? bodyValue(source.body, rest.slice('body.'.length)) : undefined;
}

function bodyValue(body: Uint8Array, path: string): string | undefined {
  const { text, isBase64 } = bodyText(body);
  const value = isBase64 ? undefined : valueAtJsonPath(text, path);
  if (value === undefined || value === null) return undefined;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
