import { expect, test } from 'vitest';
import { consoleLink } from './console-link';

const FUNCTION = 'arn:aws:lambda:eu-west-1:123456789012:function:orders:live';

test.each<[what: string, value: string, href: string | undefined]>([
  [
    'a function',
    FUNCTION,
    'https://eu-west-1.console.aws.amazon.com/lambda/home?region=eu-west-1#/functions/orders',
  ],
  [
    'the URI that invokes a function',
    `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${FUNCTION}/invocations`,
    'https://eu-west-1.console.aws.amazon.com/lambda/home?region=eu-west-1#/functions/orders',
  ],
  [
    'a log group',
    'arn:aws:logs:eu-west-1:123456789012:log-group:/aws/apigateway/orders',
    'https://eu-west-1.console.aws.amazon.com/cloudwatch/home?region=eu-west-1#logsV2:log-groups/log-group/$252Faws$252Fapigateway$252Forders',
  ],
  [
    'a certificate in China',
    'arn:aws-cn:acm:cn-north-1:123456789012:certificate/11111111-2222-4333-8444-555555555555',
    'https://cn-north-1.console.amazonaws.cn/acm/home?region=cn-north-1#/certificates/11111111-2222-4333-8444-555555555555',
  ],
  [
    'a role with a path',
    'arn:aws:iam::123456789012:role/service/caller',
    'https://console.aws.amazon.com/iam/home#/roles/details/caller',
  ],
  ['an issuer', 'https://issuer.example.com/', 'https://issuer.example.com/.well-known/openid-configuration'],
  ['a queue', 'arn:aws:sqs:eu-west-1:123456789012:orders', undefined],
  ['text', 'orders', undefined],
])('%s: %s', (_what, value, href) => {
  expect(consoleLink(value)?.href).toBe(href);
});
