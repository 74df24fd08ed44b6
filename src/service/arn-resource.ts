import { KINDS, kinds } from './kinds';
import type { Kind } from './resources';

/** A resource that has an ARN, and the members that identify it. */
export interface ArnResource {
  kind: Kind;
  params: Readonly<Record<string, string>>;
}

const templates = KINDS.flatMap((kind) => {
  const { arn } = kinds[kind];
  return arn === undefined ? [] : [{ kind, segments: arn.split('/') }];
});

/** The resource that an ARN names (service-rules 2.12); undefined for one of no kind here, such as a portal. */
export function resourceOfArn(arn: string): ArnResource | undefined {
  const path = /^arn:[\w-]+:apigateway:[\w-]*::(\/.+)$/.exec(arn)?.[1]?.split('/');
  if (!path || path.slice(1).includes('')) return undefined;
  for (const { kind, segments } of templates) {
    const params = matched(segments, path);
    if (params) return { kind, params };
  }
  return undefined;
}

function matched(template: readonly string[], path: readonly string[]): Record<string, string> | undefined {
  if (template.length !== path.length) return undefined;
  const params: Record<string, string> = {};
  for (const [at, segment] of template.entries()) {
    const member = /^\{(\w+)\}$/.exec(segment)?.[1];
    const value = path[at] ?? '';
    // The only name that clients encode is the stage's: names of others hold nothing to encode.
    if (member) params[member] = value.replace(/^%24/, '$');
    else if (segment !== value) return undefined;
  }
  return params;
}
