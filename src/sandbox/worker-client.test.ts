import { expect, it, vi } from 'vitest';
import type { PageSandbox } from './page-sandbox';
import { type SandboxWorker, workerSandbox } from './worker-client';

/** A worker that a test plays: what it was sent, and its events. */
function started() {
  const sent: { id: number; method: string; input: unknown[] }[] = [];
  const worker: SandboxWorker = {
    onmessage: null,
    onerror: null,
    postMessage: (message: (typeof sent)[number]) => sent.push(message),
    terminate: vi.fn(),
  };
  const say = (data: unknown) => worker.onmessage?.call(worker as Worker, { data } as MessageEvent);
  const fail = (message: string) => worker.onerror?.call(worker as Worker, { message } as ErrorEvent);
  const [onProblem, onEnd] = [vi.fn(), vi.fn()];
  const sandbox: Promise<PageSandbox> = workerSandbox(worker, onProblem, onEnd);
  return { sent, worker, say, fail, onProblem, onEnd, sandbox };
}

it('Calls go to the worker, and each gets its own result or error', async () => {
  const { sent, say, sandbox } = started();
  say({ type: 'ready' });
  const { limits, reset } = await sandbox;
  const [first, second] = [limits(), reset('empty')];
  expect(sent).toEqual([
    { id: 1, method: 'limits', input: [] },
    { id: 2, method: 'reset', input: ['empty'] },
  ]);
  say({ type: 'error', id: 2, message: 'no' });
  say({ type: 'result', id: 1, result: 'aws' });
  expect(await first).toBe('aws');
  await expect(second).rejects.toThrow('no');
});

it('What is wrong with the storage is passed on', () => {
  const { say, onProblem } = started();
  say({ type: 'problem', problem: 'full' });
  expect(onProblem).toHaveBeenCalledWith('full');
});

it('A worker that cannot be loaded is an error, and no end', async () => {
  const { fail, sandbox, onEnd } = started();
  fail('');
  await expect(sandbox).rejects.toThrow('The sandbox has stopped: its worker cannot be loaded');
  expect(onEnd).not.toHaveBeenCalled();
});

it('A worker that ends rejects the calls under way, and says so', async () => {
  const { say, fail, sandbox, worker, onEnd } = started();
  say({ type: 'ready' });
  const call = (await sandbox).limits();
  fail('out of memory');
  await expect(call).rejects.toThrow('The sandbox has stopped: out of memory');
  expect([onEnd.mock.calls.length, vi.mocked(worker.terminate).mock.calls.length]).toEqual([1, 1]);
});
