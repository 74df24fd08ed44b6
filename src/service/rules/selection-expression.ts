const VARIABLE = /\\(\$)|\$\{([^{}]*)\}|\$([A-Za-z_][\w-]*(?:\.[\w$-]+|\[\d+\])*)/g;

/**
 * What a selection expression comes to for a message (2.15): each `$variable` or `${variable}` is replaced by what is
 * at its path, in one pass, so that what is put in is not read again; `\$` is a dollar sign; what is not there is empty.
 * @param root what the paths begin in: `{ request: { body: … }, context: … }`
 */
export function evaluateSelection(expression: string, root: unknown): string {
  return expression.replace(VARIABLE, (_whole, dollar?: string, braced?: string, bare?: string) =>
    dollar === undefined ? text(valueAt(root, braced ?? bare ?? '')) : '$',
  );
}

function valueAt(root: unknown, path: string): unknown {
  const parts = path.split(/[.[\]]/).filter((part) => part !== '');
  return parts.reduce<unknown>(
    (value, part) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, part)
        ? (value as Record<string, unknown>)[part]
        : undefined,
    root,
  );
}

function text(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Which of an API's routes gets a message with this key: that very key, else `$default`, else none (5, WebSocket). */
export function routeForKey(key: string, routeKeys: readonly string[]): string | undefined {
  const isOwn = key !== '$connect' && key !== '$disconnect';
  if (isOwn && routeKeys.includes(key)) return key;
  return routeKeys.find((one) => one === '$default');
}
