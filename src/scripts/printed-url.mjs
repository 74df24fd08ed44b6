/**
 * Waits for the URL that a started server prints on its standard output. Rejects when the process cannot start, or ends
 * before it has printed one.
 * @param {import('node:child_process').ChildProcess} child
 * @param {RegExp} [pattern] by default a loopback address and port
 * @returns {Promise<string>}
 */
export function printedUrl(child, pattern = /http:\/\/[\d.]+:\d+/) {
  return new Promise((resolve, reject) => {
    let output = '';
    /** @param {unknown} part */
    const read = (part) => {
      output += String(part);
      const url = pattern.exec(output)?.[0];
      if (url === undefined) return;
      leave();
      resolve(url);
    };
    /** @param {number | null} code */
    const fail = (code) => reject(new Error(`The server ended with ${code}: ${output}`));
    const leave = () => {
      child.stdout?.off('data', read);
      child.off('error', reject);
      child.off('close', fail);
    };
    child.stdout?.on('data', read);
    child.on('error', reject);
    child.on('close', fail);
  });
}
