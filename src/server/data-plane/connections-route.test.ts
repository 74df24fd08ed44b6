import { expect, test } from 'vitest';
import { connect, records, type SocketEvent, startSocket } from './socket.test-support';

/** A page of this machine on another port. */
const PAGE = 'http://localhost:4600';

test('A local page lists the open connections, posts to one, has it described and closes it.', async () => {
  const events: SocketEvent[] = [];
  const { url, sandbox, ApiId } = await startSocket(
    { functions: { chat: (event: SocketEvent) => events.push(event) && { statusCode: 200 } } },
    { routes: { $connect: {} } },
  );
  const ask = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(`${sandbox.url}/__sandbox/connections${path}`, {
      ...init,
      headers: { origin: PAGE },
    });
    const text = await response.text();
    expect(response.headers.get('access-control-allow-origin')).toBe(PAGE);
    return [response.status, response.headers.get('x-amzn-errortype'), text];
  };
  const listed = async () => JSON.parse(String((await ask(''))[2])).connections;
  expect(await listed()).toEqual([]);
  const first = await connect(url);
  await connect(url);
  const [newest, oldest] = await listed();
  const id = events[0]?.requestContext.connectionId ?? '';
  expect(oldest).toEqual({
    apiId: ApiId,
    stage: 'prod',
    connectionId: id,
    connectedAt: expect.any(Number),
    lastActiveAt: expect.any(Number),
    sourceIp: '127.0.0.1',
  });
  expect(newest.connectionId).toBe(events[1]?.requestContext.connectionId);
  const at = `/${ApiId}/prod/${encodeURIComponent(id)}`;
  expect(await ask(at, { method: 'POST', body: 'hällo' })).toEqual([200, null, '']);
  expect(await first.next()).toBe('hällo');
  expect(JSON.parse(String((await ask(at))[2]))).toMatchObject({ identity: { sourceIp: '127.0.0.1' } });
  const large = { method: 'POST', body: 'x'.repeat(131_073) };
  expect((await ask(at, large)).slice(0, 2)).toEqual([413, 'PayloadTooLargeException']);
  expect(await ask(at, { method: 'DELETE' })).toEqual([204, null, '']);
  expect((await first.closed).code).toBe(1000);
  expect((await ask(at, { method: 'POST', body: 'x' })).slice(0, 2)).toEqual([410, 'GoneException']);
  expect(await listed()).toHaveLength(1);
  expect(
    (await records(sandbox, 8)).map(({ method }) => method).filter((one) => one === 'POST'),
  ).toHaveLength(3);
});

test('What is no connection of an API is refused with the reason.', async () => {
  const { sandbox, ApiId } = await startSocket({}, { routes: { $connect: {} } });
  const ask = async (path: string, method = 'GET') => {
    const response = await fetch(`${sandbox.url}/__sandbox/connections${path}`, { method });
    return [response.status, response.headers.get('x-amzn-errortype')];
  };
  expect(await ask('', 'POST')).toEqual([405, 'MethodNotAllowedException']);
  expect(await ask('/none/prod/AAAAAAAAAAAAAAA%3D')).toEqual([404, 'NotFoundException']);
  expect(await ask(`/${ApiId}/prod/AAAAAAAAAAAAAAA%3D/more`)).toEqual([404, 'NotFoundException']);
  expect(await ask(`/${ApiId}/other/AAAAAAAAAAAAAAA%3D`)).toEqual([403, 'ForbiddenException']);
  expect(await ask(`/${ApiId}/prod/short`)).toEqual([400, 'BadRequestException']);
});

test('A page of another site reaches none of it.', async () => {
  const { sandbox } = await startSocket({}, { routes: { $connect: {} } });
  const response = await fetch(`${sandbox.url}/__sandbox/connections`, {
    headers: { origin: 'https://example.com' },
  });
  expect(response.status).toBe(403);
});
