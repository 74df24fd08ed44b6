import type { TrafficRequest } from './request';

/** The request with a signature of the right form for `execute-api`, which traces take for a real one. */
export function asSigned(request: TrafficRequest, region: string): TrafficRequest {
  const date = new Date(request.receivedAt).toISOString().slice(0, 10).replaceAll('-', '');
  const value = `AWS4-HMAC-SHA256 Credential=CONNECTION/${date}/${region}/execute-api/aws4_request, SignedHeaders=host, Signature=${'0'.repeat(64)}`;
  const others = (request.headers ?? []).filter(([name]) => name.toLowerCase() !== 'authorization');
  return { ...request, headers: [...others, ['Authorization', value]] };
}
