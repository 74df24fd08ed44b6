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
    child.stdout?.on('data', (part) => {
      output += String(part);
      const url = pattern.exec(output)?.[0];
      if (url !== undefined) resolve(url);
    });
    child.on('error', reject);
    child.on('close', (code) => reject(new Error(`The server ended with ${code}: ${output}`)));
  });
}
