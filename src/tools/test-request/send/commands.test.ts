import { expect, test } from 'vitest';
import { requestOf } from '../../../service/traffic/world.test-support';
import { curlCommand, wscatCommand } from './commands';

test('A request is one curl command, quoted for a shell.', () => {
  const request = requestOf('POST /', { headers: [['X-A', "it's"]], body: '{"a":1}' });
  expect(curlCommand(request, 'https://h/a?b=1&c=2')).toBe(
    `curl -i -X POST 'https://h/a?b=1&c=2' -H 'X-A: it'\\''s' --data-raw '{"a":1}'`,
  );
  expect(curlCommand(requestOf('GET /'), 'https://h/')).toBe('curl -i https://h/');
  expect(curlCommand(requestOf('HEAD /'), 'https://h/')).toBe('curl -i --head https://h/');
});

test('curl signs with the keys of the shell, in place of the header that the form has.', () => {
  const request = requestOf('GET /', { headers: [['Authorization', 'Bearer x']] });
  expect(curlCommand(request, 'https://h/', 'eu-west-1')).toBe(
    'curl -i https://h/ --aws-sigv4 aws:amz:eu-west-1:execute-api --user "$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY" -H "x-amz-security-token: $AWS_SESSION_TOKEN"',
  );
});

test('wscat connects, and sends a message.', () => {
  expect(wscatCommand('wss://h/prod?a=1', [['X-A', 'b']], '{"action":"hi"}')).toBe(
    `wscat -c 'wss://h/prod?a=1' -H 'X-A: b' -w 5 -x '{"action":"hi"}'`,
  );
  expect(wscatCommand('ws://h/prod', [], '')).toBe('wscat -c ws://h/prod');
});
