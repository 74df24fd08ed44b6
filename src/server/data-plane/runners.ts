import type { FunctionRunner } from '../../sandbox/data-plane/function-result';
import { type Handler, invokeUrl, runFile, runHandler } from './function-runner';

/** How each function is invoked: an address, a module's file, or a handler of this process; by the function's name. */
export function runnersOf(
  functions: Iterable<readonly [name: string, target: string | Handler]>,
): Map<string, FunctionRunner> {
  return new Map(
    Array.from(functions, ([name, target]) => [
      name,
      typeof target === 'function'
        ? runHandler(target)
        : /^https?:\/\//i.test(target)
          ? invokeUrl(target)
          : runFile(target),
    ]),
  );
}
