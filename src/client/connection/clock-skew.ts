/** Whether a signature was refused because of its time, and not because of its key or the permissions behind it. */
export function isClockSkew({ name = '', message = '' }: { name?: string; message?: string }): boolean {
  return (
    name === 'RequestTimeTooSkewed' ||
    /signature expired|signature not yet current|request time too skewed/i.test(message)
  );
}
