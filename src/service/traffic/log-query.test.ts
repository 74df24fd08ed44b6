import { expect, test } from 'vitest';
import { logQuery } from './log-query';

const GROUP = 'arn:aws:logs:eu-west-1:111122223333:log-group:/aws/apigateway/orders';
const settings = (DestinationArn: string, Format = '{"id":"$context.requestId"}') => ({
  AccessLogSettings: { DestinationArn, Format },
});

test('The query finds the lines that contain the ID, in the log group of the stage.', () => {
  expect(logQuery(settings(`${GROUP}:*`), 'JKJaXmPLvHcESHA=')).toEqual({
    group: '/aws/apigateway/orders',
    query:
      'fields @timestamp, @message, @log\n| filter @message like "JKJaXmPLvHcESHA="\n| sort @timestamp desc\n| limit 20',
  });
  expect(logQuery(settings(GROUP), 'a').group).toBe('/aws/apigateway/orders');
});

test('An ID with a quotation mark stays one string.', () => {
  expect(logQuery(undefined, 'a" | stats count()').query).toContain('like "a\\" | stats count()"');
});

test.each([
  [undefined, /no access log/],
  [{}, /no access log/],
  [settings('arn:aws:firehose:eu-west-1:111122223333:deliverystream/amazon-apigateway-x'), /Firehose/],
  [settings(GROUP, '$context.routeKey'), /requestId/],
  [settings(GROUP, '$context.requestIdentity'), /requestId/],
])('Where %j finds nothing, a sentence says why.', (stage, problem) => {
  expect(logQuery(stage, 'a').problem).toMatch(problem);
});

test.each(['$context.requestId', '$context.extendedRequestId $context.status'])(
  '%s is in the line.',
  (format) => {
    expect(logQuery(settings(GROUP, format), 'a').problem).toBeUndefined();
  },
);
