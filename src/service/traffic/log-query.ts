import type { AccessLogSettings } from '@aws-sdk/client-apigatewayv2';
import type { Members } from '../configuration/value';

/** How to find the log lines of a request. */
export interface LogQuery {
  /** The log group of the stage's access log. */
  group?: string;
  /** For CloudWatch Logs Insights. */
  query: string;
  /** Why the access log has no line with the ID of the request, as a sentence. */
  problem?: string;
}

/** Fields of an access log that hold the request ID of a client's answer (traffic-rules 11.1). */
const REQUEST_ID = /\$context\.(?:requestId|extendedRequestId)\b/;

/**
 * The query of CloudWatch Logs Insights that finds a request by its ID.
 * @param settings of the stage that answered it
 * @param requestId the value of Apigw-Requestid
 */
export function logQuery(settings: Members | undefined, requestId: string): LogQuery {
  const query = [
    'fields @timestamp, @message, @log',
    `| filter @message like ${JSON.stringify(requestId)}`,
    '| sort @timestamp desc',
    '| limit 20',
  ].join('\n');
  const { DestinationArn = '', Format = '' } = (settings?.AccessLogSettings ?? {}) as AccessLogSettings;
  if (DestinationArn === '')
    return {
      query,
      problem:
        'The stage writes no access log. The query finds the line in logs of functions that print their event.',
    };
  const [, group] = /:log-group:([^:]+)/.exec(DestinationArn) ?? [];
  if (group === undefined)
    return {
      query,
      problem: 'The stage writes its access log to Firehose, which Logs Insights does not read.',
    };
  if (!REQUEST_ID.test(Format))
    return { group, query, problem: 'The lines of the access log do not contain $context.requestId.' };
  return { group, query };
}
