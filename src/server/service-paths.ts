import { labelOf, OPERATIONS } from '../sandbox/operations';

/** Whether an operation of the service has this method and path (without query). Labels match any text, encoded as it is. */
export function isServicePath(method: string, path: string): boolean {
  const given = path.split('/').slice(1);
  return OPERATIONS.some((operation) => operation.method === method && matches(operation.segments, given));
}

function matches(template: readonly string[], given: readonly string[]): boolean {
  // The ARN of a tagged resource may contain slashes that a client did not encode.
  const isGreedy = template.at(-1) === '{ResourceArn}';
  if (isGreedy ? given.length < template.length : given.length !== template.length) return false;
  return template.every((segment, at) =>
    labelOf(segment) === undefined ? segment === given[at] : given[at] !== '',
  );
}
