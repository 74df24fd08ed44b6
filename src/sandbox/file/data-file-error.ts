/** A data file that cannot be used, for the user: which one, why, and what can be done. */
export class DataFileError extends Error {
  override readonly name = 'DataFileError';

  constructor(
    readonly path: string,
    reason: string,
    remedy: string,
    cause?: unknown,
  ) {
    super(`${path} ${reason}.\n${remedy}`, { cause });
  }
}

/** The code of a system error, such as `ENOENT`. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
