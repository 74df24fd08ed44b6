import { describe, expect, test, vi } from 'vitest';
import { ApiError } from '../client/calls/errors';
import type { Call, Plan } from '../service/plan';
import { ref } from './refs';
import { createRun, type RunState, type Send } from './runner';

const attach: Plan = {
  title: 'Create route GET /pets',
  calls: [
    {
      id: 'integration',
      operation: 'CreateIntegration',
      label: 'Create integration',
      input: { ApiId: 'a1', IntegrationType: 'HTTP_PROXY', IntegrationUri: 'https://example.com' },
    },
    {
      id: 'route',
      operation: 'CreateRoute',
      label: 'Create route',
      input: {
        ApiId: 'a1',
        RouteKey: 'GET /pets',
        Target: ref('integration', 'IntegrationId', 'integrations/'),
      },
    },
    { id: 'deployment', operation: 'CreateDeployment', label: 'Deploy', input: { ApiId: 'a1' } },
  ],
};

const withRouteKey = (RouteKey: string): Plan => ({
  ...attach,
  calls: attach.calls.map((call) =>
    call.operation === 'CreateRoute' ? { ...call, input: { ...call.input, RouteKey } } : call,
  ),
});

/** Responses in order: an output, or an error to throw. */
function answering(...answers: (Record<string, unknown> | Error)[]) {
  const send = vi.fn<Send>(async () => {
    const answer = answers.shift();
    if (answer === undefined) throw new Error('more calls than answers');
    if (answer instanceof Error) throw answer;
    return { output: answer, requestId: 'r-1' };
  });
  return send;
}

const refused = new ApiError('Route with key GET /pets already exists for this API', {
  code: 'ConflictException',
  status: 409,
  operation: 'CreateRoute',
  requestId: 'r-409',
});

const statuses = (state: RunState) => state.calls.map(({ status }) => status);

describe('a run', () => {
  test('Calls are sent in order, each reference replaced by the earlier result.', async () => {
    const send = answering({ IntegrationId: 'i7' }, { RouteId: 'r7' }, { DeploymentId: 'd7' });
    const run = createRun(attach, { send });
    expect(run.getState().status).toBe('idle');
    const end = await run.start();
    expect(end.status).toBe('done');
    expect(send.mock.calls.map(([operation]) => operation)).toEqual([
      'CreateIntegration',
      'CreateRoute',
      'CreateDeployment',
    ]);
    expect(send.mock.calls[1]?.[1]).toEqual({
      ApiId: 'a1',
      RouteKey: 'GET /pets',
      Target: 'integrations/i7',
    });
    expect(end.calls[1]).toMatchObject({ output: { RouteId: 'r7' }, requestId: 'r-1' });
  });

  test('Each step is a separate snapshot.', async () => {
    const run = createRun(attach, { send: answering({ IntegrationId: 'i7' }, refused) });
    const seen: string[] = [];
    run.subscribe(() => seen.push(`${run.getState().status}: ${statuses(run.getState()).join(' ')}`));
    const before = run.getState();
    await run.start();
    expect(statuses(before)).toEqual(['waiting', 'waiting', 'waiting']);
    expect(seen).toEqual([
      'running: waiting waiting waiting',
      'running: running waiting waiting',
      'running: done waiting waiting',
      'running: done running waiting',
      'failed: done failed waiting',
    ]);
  });

  test('The first failure stops the run, completed calls are kept, and resume continues from there.', async () => {
    const send = answering({ IntegrationId: 'i7' }, refused, { RouteId: 'r7' }, { DeploymentId: 'd7' });
    const run = createRun(attach, { send });
    const failed = await run.start();
    expect(failed.status).toBe('failed');
    expect(failed.calls[1]).toMatchObject({ status: 'failed', error: refused, requestId: 'r-409' });
    expect(send).toHaveBeenCalledTimes(2);
    const end = await run.resume();
    expect(end.status).toBe('done');
    expect(send.mock.calls.map(([operation]) => operation)).toEqual([
      'CreateIntegration',
      'CreateRoute',
      'CreateRoute',
      'CreateDeployment',
    ]);
  });

  test('A corrected plan replaces the calls that are not done and keeps those that are.', async () => {
    const send = answering({ IntegrationId: 'i7' }, refused, { RouteId: 'r7' }, { DeploymentId: 'd7' });
    const run = createRun(attach, { send });
    await run.start();
    const end = await run.resume(withRouteKey('GET /dogs'));
    expect(end.status).toBe('done');
    expect(send.mock.calls[2]?.[1]).toEqual({
      ApiId: 'a1',
      RouteKey: 'GET /dogs',
      Target: 'integrations/i7',
    });
    expect(end.calls[0]).not.toHaveProperty('outdated');
  });

  test('A completed call with another input in the corrected plan is kept and marked as outdated.', async () => {
    const send = answering({ IntegrationId: 'i7' }, refused, { RouteId: 'r7' }, { DeploymentId: 'd7' });
    const run = createRun(attach, { send });
    await run.start();
    const [integration, ...rest] = attach.calls;
    if (integration?.operation !== 'CreateIntegration')
      throw new Error('the plan begins with the integration');
    const moved = { ...integration, input: { ...integration.input, IntegrationUri: 'https://example.org' } };
    const end = await run.resume({ ...attach, calls: [moved, ...rest] });
    expect(end.calls[0]).toMatchObject({ status: 'done', outdated: true, call: integration });
    expect(send).toHaveBeenCalledTimes(4);
  });

  test('A completed call that the corrected plan lacks is still shown.', async () => {
    const send = answering({ IntegrationId: 'i7' }, refused, { RouteId: 'r8' });
    const run = createRun(attach, { send });
    await run.start();
    const end = await run.resume({
      title: 'Create route without a target',
      calls: [
        { id: 'bare', operation: 'CreateRoute', label: 'Route', input: { ApiId: 'a1', RouteKey: 'GET /x' } },
      ],
    });
    expect(end.calls.map(({ call }) => call.id)).toEqual(['integration', 'bare']);
    expect(end.status).toBe('done');
  });

  test('A response without the member that a later call needs fails that call, and nothing is sent for it.', async () => {
    const send = answering({});
    const end = await createRun(attach, { send }).start();
    expect(statuses(end)).toEqual(['done', 'failed', 'waiting']);
    expect(String(end.calls[1]?.error)).toContain('refers to IntegrationId of "integration"');
    expect(send).toHaveBeenCalledTimes(1);
  });

  test('An aborted signal stops the run before the next call.', async () => {
    const stop = new AbortController();
    const send = vi.fn<Send>(async () => {
      stop.abort(new Error('the user left'));
      return { output: { IntegrationId: 'i7' } };
    });
    const end = await createRun(attach, { send }).start(stop.signal);
    expect(statuses(end)).toEqual(['done', 'failed', 'waiting']);
    expect(end.calls[1]?.error).toMatchObject({ message: 'the user left', details: { notSent: true } });
  });

  test('A run starts once, and only a failed run resumes.', async () => {
    const run = createRun({ title: 'Nothing', calls: [] }, { send: answering() });
    await expect(run.resume()).rejects.toThrow('Only a run that has failed or was stopped can be resumed.');
    expect((await run.start()).status).toBe('done');
    await expect(run.start()).rejects.toThrow('A run starts only once');
    await expect(run.resume()).rejects.toThrow('Only a run that has failed or was stopped can be resumed.');
  });

  test('A plan with a reference to no earlier call, or with an id twice, is refused before anything is sent.', () => {
    const send = answering();
    const backwards = { ...attach, calls: attach.calls.toReversed() };
    expect(() => createRun(backwards, { send })).toThrow(
      '"route" refers to IntegrationId of "integration", which is not an earlier call of the same plan.',
    );
    const twice = { ...attach, calls: [...attach.calls, ...attach.calls] };
    expect(() => createRun(twice, { send })).toThrow('Two calls of the plan have the id "integration".');
    expect(send).not.toHaveBeenCalled();
  });
});

describe('stopping a run', () => {
  const three: Plan = {
    title: 'Delete 3 routes',
    calls: ['r1', 'r2', 'r3'].map((RouteId) => ({
      id: RouteId,
      operation: 'DeleteRoute',
      label: `Delete ${RouteId}`,
      input: { ApiId: 'a1', RouteId },
    })),
  };

  test('The pending call finishes, the next one is not sent, and resume continues from there.', async () => {
    const send = answering({}, {}, {});
    const run = createRun(three, { send });
    run.subscribe(() => {
      if (statuses(run.getState())[0] === 'running') run.stop();
    });
    const stopped = await run.start();
    expect(stopped.status).toBe('stopped');
    expect(statuses(stopped)).toEqual(['done', 'waiting', 'waiting']);
    expect(send).toHaveBeenCalledTimes(1);

    const end = await run.resume();
    expect(end.status).toBe('done');
    expect(send).toHaveBeenCalledTimes(3);
  });

  test('A run that is stopped during its last call is done.', async () => {
    const run = createRun(three, { send: answering({}, {}, {}) });
    run.subscribe(() => {
      if (statuses(run.getState())[2] === 'running') run.stop();
    });
    expect((await run.start()).status).toBe('done');
  });

  test('A corrected plan can skip a failed call.', async () => {
    const run = createRun(three, { send: answering({}, refused, {}) });
    expect((await run.start()).status).toBe('failed');
    const end = await run.resume({ ...three, calls: three.calls.filter(({ id }) => id !== 'r2') });
    expect(end.status).toBe('done');
    expect(end.calls.map(({ call }) => call.id)).toEqual(['r1', 'r3']);
  });
});

describe('a delete that meets a 404', () => {
  const remove: Plan = {
    title: 'Delete two routes',
    calls: [1, 2].map((n) => ({
      id: `r${n}`,
      operation: 'DeleteRoute',
      label: `Delete route ${n}`,
      input: { ApiId: 'a1', RouteId: `r${n}` },
    })),
  };
  const missing = (message: string) =>
    new ApiError(message, { code: 'NotFoundException', status: 404, operation: 'DeleteRoute' });

  test('of the thing itself is done, and the plan goes on.', async () => {
    const send = answering(missing('Invalid Route identifier specified r1'), {});
    const end = await createRun(remove, { send }).start();
    expect(statuses(end)).toEqual(['done', 'done']);
    expect(end.calls.map(({ alreadyGone }) => alreadyGone)).toEqual([true, undefined]);
  });

  test.each(['Invalid API identifier specified 123456789012:a1', 'On purpose'])(
    'that says “%s” has failed.',
    async (message) => {
      const end = await createRun(remove, { send: answering(missing(message)) }).start();
      expect(statuses(end)).toEqual(['failed', 'waiting']);
    },
  );
});

describe('a run that ended with its tab', () => {
  const restored = [
    { call: attach.calls[0] as Call, status: 'done', output: { IntegrationId: 'i7' } },
    { call: attach.calls[1] as Call, status: 'failed', error: refused },
    { call: attach.calls[2] as Call, status: 'waiting' },
  ] as const;

  test('continues after the calls that were done, with their results.', async () => {
    const send = answering({ RouteId: 'r7' }, { DeploymentId: 'd7' });
    const run = createRun(attach, { send, restored });
    expect(run.getState().status).toBe('failed');
    expect((await run.resume()).status).toBe('done');
    expect(send.mock.calls.map(([operation]) => operation)).toEqual(['CreateRoute', 'CreateDeployment']);
    expect(send.mock.calls[0]?.[1]).toMatchObject({ Target: 'integrations/i7' });
  });

  test('takes a call that was found applied for done.', async () => {
    const send = answering({ DeploymentId: 'd7' });
    const run = createRun(attach, { send, restored });
    run.note({ outcome: 'applied', output: { RouteId: 'r7' }, text: '' });
    expect((await run.resume()).status).toBe('done');
    expect(send.mock.calls.map(([operation]) => operation)).toEqual(['CreateDeployment']);
  });
});
