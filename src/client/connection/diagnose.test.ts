import { describe, expect, test } from 'vitest';
import { diagnose, type ProbeResult } from './diagnose';
import { parseConnection } from './parse-connection';
import { errorNameOf } from './refusals';

const aws = parseConnection({ id: 'a', kind: 'aws', name: 'work', region: 'eu-west-1' });
const custom = parseConnection({
  id: 'b',
  kind: 'custom',
  name: 'moto',
  region: 'us-east-1',
  endpoint: 'http://127.0.0.1:5000',
});
if (!aws || !custom) throw new Error('These are connections.');

const NOW = new Date('2026-11-23T10:00:00Z');
const refused = (name: string, message = 'No.', more: object = {}): ProbeResult => ({
  outcome: 'refused',
  status: 403,
  name,
  message,
  now: NOW,
  ...more,
});

const DENIED =
  'User: arn:aws:iam::123456789012:user/me is not authorized to perform: apigateway:GET on resource: arn:aws:apigateway:eu-west-1::/apis because no identity-based policy allows the apigateway:GET action';

describe('A test of a connection finds', () => {
  test.each<[what: string, facts: ProbeResult, found: string, says: string]>([
    ['that it works', { outcome: 'responded' }, 'works', 'the credentials may list its APIs'],
    [
      'throttling',
      refused('TooManyRequestsException', 'Slow down', { status: 429 }),
      'throttled',
      'too many requests',
    ],
    [
      'no CORS',
      { outcome: 'no-response', why: 'cors', message: '' },
      'no-cors',
      'Choose the transport Relay',
    ],
    [
      'a refused header',
      { outcome: 'no-response', why: 'header', message: '' },
      'header-refused',
      'Choose the transport Relay',
    ],
    [
      'a host that the policy of the page lacks',
      { outcome: 'no-response', why: 'policy', message: '' },
      'policy',
      'The security policy of this page does not let it call API Gateway of eu-west-1.',
    ],
    [
      'no listener',
      { outcome: 'no-response', why: 'unreachable', message: '' },
      'unreachable',
      'Check the network',
    ],
    [
      'a relay without a response',
      { outcome: 'no-response', why: 'relay', message: 'This machine does not find x.' },
      'unreachable',
      'This machine does not find x.',
    ],
    ['a secret that is wrong', refused('InvalidSignatureException'), 'wrong-secret', 'Enter the pair again'],
    ['a key that is not known', refused('UnrecognizedClientException'), 'wrong-keys', 'mistyped, deleted'],
    ['a key that STS rejects', refused('InvalidClientTokenId'), 'wrong-keys', 'mistyped, deleted'],
    ['expired keys', refused('ExpiredTokenException'), 'expired', 'Get new ones'],
    [
      'expired keys, with the other error name',
      refused('ExpiredToken', 'x', { status: 400 }),
      'expired',
      'Get new ones',
    ],
    [
      'a denial',
      refused('AccessDeniedException', DENIED),
      'denied',
      'allow apigateway:GET on arn:aws:apigateway:eu-west-1::/apis.',
    ],
    [
      'a denial without a message',
      refused('AccessDeniedException', 'Forbidden'),
      'denied',
      'apigateway:GET on arn:aws:apigateway:eu-west-1::/apis',
    ],
    ['a relay that refuses', refused('RelayRefused', 'Not opened by it.'), 'relay', 'open the address'],
    [
      'no keys',
      refused('RelayHasNoCredentials', 'Run "aws sso login".', { status: 401 }),
      'no-keys',
      'aws sso login',
    ],
    ['a web page', refused('SyntaxError', 'Unexpected token <', { status: 200 }), 'not-v2', '/v2/apis'],
    ['a response of something else', { outcome: 'unexpected-body' }, 'not-v2', '/v2/apis'],
    ['an unknown URL', refused('Unknown', 'Not Found', { status: 404 }), 'not-v2', '/v2/apis'],
    ['a service that fails', refused('InternalFailure', 'x', { status: 500 }), 'refused', 'internal problem'],
  ])('%s.', (_, facts, found, says) => {
    const finding = diagnose(facts, aws);
    expect(finding.found).toBe(found);
    expect(`${finding.title} ${finding.remedy}`).toContain(says);
    expect(finding.works).toBe(found === 'works' || found === 'throttled');
  });

  test('The clock skew, by the Date header.', () => {
    const late = refused('InvalidSignatureException', 'Signature expired: x', {
      date: 'Mon, 23 Nov 2026 10:20:00 GMT',
    });
    expect(diagnose(late, aws)).toMatchObject({ found: 'clock' });
    expect(diagnose(late, aws).remedy).toContain('20 minutes behind the clock of AWS');
  });

  test('The clock skew, by the message when the header may not be read.', () => {
    const early = refused(
      'InvalidSignatureException',
      'Signature not yet current: 20261123T103000Z is still later than 20261123T100500Z (20261123T100000Z + 5 min.)',
    );
    expect(diagnose(early, aws).remedy).toContain('30 minutes ahead of the clock of AWS');
  });

  test('other remedies for a local endpoint.', () => {
    expect(diagnose({ outcome: 'no-response', why: 'unreachable', message: '' }, custom).remedy).toContain(
      'Start the endpoint',
    );
    expect(diagnose({ outcome: 'no-response', why: 'cors', message: '' }, custom).remedy).toContain(
      'CORS configuration',
    );
  });

  test('the service’s message and request id for support, but not the parser’s message.', () => {
    expect(diagnose(refused('AccessDeniedException', DENIED, { requestId: 'r-1' }), aws).detail).toContain(
      'request r-1',
    );
    expect(diagnose(refused('SyntaxError', 'Unexpected token'), aws).detail).toBe('It responded with 403.');
  });
});

test.each([
  ['The security token included in the request is expired', 'ExpiredTokenException'],
  ['The security token included in the request is invalid.', 'UnrecognizedClientException'],
  [DENIED, 'AccessDeniedException'],
  ['Something else', 'Unknown'],
])('Where the error’s name may not be read, "%s" is %s.', (message, name) => {
  expect(errorNameOf({ name: 'Unknown', message })).toBe(name);
  expect(errorNameOf({ name: 'NotFoundException', message })).toBe('NotFoundException');
});

test('A relay message is shown once.', () => {
  const finding = diagnose(refused('RelayHasNoCredentials', 'Run "aws sso login".', { status: 401 }), aws);
  expect(finding).toMatchObject({ found: 'no-keys', remedy: 'Run "aws sso login".' });
  expect(finding.detail).toBeUndefined();
});
