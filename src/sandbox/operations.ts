import * as sdk from '@aws-sdk/client-apigatewayv2';
import { NormalizedSchema } from '@smithy/core/schema';
import type { Operation } from '../service/sdk';

/** One operation of the installed SDK, read from its own schema. */
export interface OperationSpec {
  name: Operation;
  method: string;
  /** The URI template's segments: `['v2', 'apis', '{ApiId}', 'routes']`. */
  segments: readonly string[];
  status: number;
  input: NormalizedSchema;
  output: NormalizedSchema;
  /** Members that must be there. */
  required: readonly string[];
}

/** How the SDK writes an operation: [9, namespace, name, traits, input, output]. */
type OperationSchema = [
  9,
  string,
  Operation,
  { http: [string, string, number] },
  () => Parameters<typeof NormalizedSchema.of>[0],
  () => Parameters<typeof NormalizedSchema.of>[0],
];

function isOperation(value: unknown): value is OperationSchema {
  return Array.isArray(value) && value[0] === 9;
}

/** A structure is [3, namespace, name, traits, members, schemas, count]: the first `count` members are required. */
export function requiredOf(schema: NormalizedSchema): string[] {
  const raw: unknown = schema.getSchema();
  if (!Array.isArray(raw) || !Array.isArray(raw[4])) return [];
  return raw[4].slice(0, typeof raw[6] === 'number' ? raw[6] : 0);
}

/** Every operation of the installed SDK. */
export const OPERATIONS: readonly OperationSpec[] = (Object.values(sdk) as unknown[])
  .filter(isOperation)
  .map(([, , name, traits, input, output]) => {
    const [method, uri, status] = traits.http;
    const schema = NormalizedSchema.of(input());
    return {
      name,
      method,
      segments: uri.split('/').slice(1),
      status,
      input: schema,
      output: NormalizedSchema.of(output()),
      required: requiredOf(schema),
    };
  });

/** The label's name in a template's segment, or undefined for a literal one. */
export function labelOf(segment: string): string | undefined {
  return /^\{(\w+)\}$/.exec(segment)?.[1];
}
