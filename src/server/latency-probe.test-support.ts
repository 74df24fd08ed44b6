import { spawn } from 'node:child_process';

/** One small read after the other; the longest and the number of all, in JSON, when its input ends. */
const SCRIPT = `
const { request, Agent } = require('node:http');
const agent = new Agent({ keepAlive: true });
const longest = [];
let count = 0;
let ended = false;
process.stdin.on('end', () => { ended = true; }).resume();
const once = () => new Promise((resolve, reject) => {
  const start = performance.now();
  request(process.argv[1] + '/v2/apis?maxResults=1', { agent }, (response) => {
    response.resume().on('end', () => resolve(performance.now() - start));
  }).on('error', reject).end();
});
(async () => {
  while (!ended) {
    longest.push(await once());
    longest.sort((a, b) => b - a).splice(5);
    count += 1;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  agent.destroy();
  console.log(JSON.stringify({ count, longest: longest.map(Math.round) }));
})();
`;

/** What the probe saw: how many reads, and the milliseconds of the longest. */
export interface Latency {
  count: number;
  longest: number[];
}

/** Reads from a server in a process of its own, so that a busy test does not count. @returns what ends it */
export function probeLatency(url: string): () => Promise<Latency> {
  const child = spawn(process.execPath, ['-e', SCRIPT, url], { stdio: ['pipe', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.on('data', (chunk) => {
    text += chunk;
  });
  return () =>
    new Promise((resolve, reject) => {
      child.on('close', () => {
        try {
          resolve(JSON.parse(text));
        } catch (error) {
          reject(error);
        }
      });
      child.stdin.end();
    });
}
