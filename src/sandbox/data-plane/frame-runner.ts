import { toCommonJs } from './common-js';
import { type AnswerCall, InvocationCalls } from './connection-calls';
import { type FunctionResult, type FunctionRunner, failed, late, returned, threw } from './function-result';

/** What comes from the frame, which ends with one result after `started` and any number of calls. */
type FromFrame = 'started' | FrameCall | FrameResult;

/** A request to `@connections`, numbered so that the answer finds it. */
type FrameCall = { call: unknown; id: unknown };

type FrameResult = { payload: string } | { problem: string; message: string } | { isLate: true };

/** How long the frame has to load, and to end a function whose time is over; in milliseconds. */
const PATIENCE_MS = 10_000;

/**
 * A function of this page: its code runs in a frame with an opaque origin and no network, in a worker that its timeout ends.
 * The frame exists as long as the invocation.
 * @param host the address of `function-host.html`
 * @param code a handler as JavaScript, in CommonJS or with one export
 * @param answerCall answers its requests to `@connections`; undefined: there are no connections
 */
export function runInFrame(host: string, code: string, answerCall?: AnswerCall): FunctionRunner {
  return (event, timeoutMs) =>
    new Promise((done) => {
      const frame = document.createElement('iframe');
      const calls = new InvocationCalls(answerCall);
      const { port1, port2 } = new MessageChannel();
      const end = (result: FunctionResult) => {
        clearTimeout(timer);
        calls.end();
        port1.close();
        // With the frame ends its worker.
        frame.remove();
        done(result);
      };
      let timer = setTimeout(() => end(failed(`${host} did not answer: functions need it.`)), PATIENCE_MS);
      port1.onmessage = ({ data }: MessageEvent<FromFrame>) => {
        if (data !== 'started' && 'call' in data)
          return port1.postMessage({ id: data.id, answer: calls.answer(data.call) });
        if (data !== 'started') return end(resultOf(data, timeoutMs));
        clearTimeout(timer);
        timer = setTimeout(() => end(late(timeoutMs)), timeoutMs + PATIENCE_MS);
        return undefined;
      };
      frame.hidden = true;
      frame.title = 'Function of the sandbox';
      // For hosts that do not send the document's own policy.
      frame.setAttribute('sandbox', 'allow-scripts');
      frame.src = host;
      frame.onload = () => {
        const invocation = { code: toCommonJs(code), event: JSON.parse(JSON.stringify(event)), timeoutMs };
        // An opaque origin has no name to address it by; only this page could lead the frame elsewhere.
        frame.contentWindow?.postMessage(invocation, '*', [port2]);
      };
      document.body.append(frame);
    });
}

function resultOf(data: FrameResult, timeoutMs: number): FunctionResult {
  if ('payload' in data) return returned(String(data.payload));
  if ('isLate' in data) return late(timeoutMs);
  return threw(String(data.message), String(data.problem));
}
