import Alert from '@cloudscape-design/components/alert';
import SpaceBetween from '@cloudscape-design/components/space-between';
import {
  answerMeaning,
  answerTitle,
  type ManagementAnswer,
  type ManagementMethod,
} from '../../../service/traffic/websocket/management';
import { CodeBlock } from '../../../ui/code-block';
import { Mono } from '../../../ui/mono';

/** A request to `@connections` that was answered. */
export interface Answered {
  method: ManagementMethod;
  connectionId: string;
  answer: ManagementAnswer;
}

/** What `@connections` answered, as the service gives it, and what that means. */
export function ManagementAnswerView({ method, connectionId, answer }: Answered) {
  const isDone = answer.status >= 200 && answer.status < 300;
  return (
    <SpaceBetween size="s">
      <div role="status" aria-label="Answer of @connections">
        <Alert type={isDone ? 'success' : 'error'} header={answerTitle(answer)}>
          {method} <Mono text={connectionId} />: {answerMeaning(method, answer)}
        </Alert>
      </div>
      {isDone && answer.body !== '' && <CodeBlock text={indented(answer.body)} what="Connection details" />}
    </SpaceBetween>
  );
}

function indented(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    // Not what the service documents: as it came.
    return body;
  }
}
