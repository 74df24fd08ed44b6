import { type ContextResponse, contextValues, type Exchange } from './context';
import { type Step, step } from './step';

const VARIABLE = /\$context\.([A-Za-z0-9_]+(?:\.[A-Za-z0-9_:-]+)*)/g;

/** Variables that only a request that was really sent has. */
const MEASURED =
  /^(?:integrationLatency|integration\.latency|integration\.requestId|responseLatency|dataProcessed|awsEndpointRequestId2?)$/;

/** The line that a stage's format gives; `-` for a variable without a value (traffic-rules 11.1). */
export function fillFormat(format: string, values: ReadonlyMap<string, string>): string {
  return format.replace(VARIABLE, (_whole, name: string) => values.get(name) ?? '-');
}

/** The line and its step. The step is skipped where the stage has no access logging. */
export function accessLog(
  format: string | undefined,
  exchange: Exchange,
  response?: ContextResponse,
): { step: Step; line?: string } {
  if (format === undefined || format === '')
    return {
      step: step({
        id: 'access-log',
        title: 'The stage has no access logging',
        verdict: 'skipped',
        facts: [],
        rules: ['log.variables'],
      }),
    };
  const line = fillFormat(format, contextValues(exchange, response));
  const measured = [...format.matchAll(VARIABLE)]
    .map(([, name = '']) => name)
    .filter((name) => MEASURED.test(name));
  return {
    step: step({
      id: 'access-log',
      title: 'The access log gets a line',
      verdict: 'passed',
      facts: [
        { label: 'Line', value: line, resource: { kind: 'stage', key: exchange.stage } },
        ...(measured.length > 0
          ? [{ label: 'Known only once a request is sent', value: measured.join(', ') }]
          : []),
      ],
      rules: ['log.variables', 'log.missing'],
    }),
    line,
  };
}
