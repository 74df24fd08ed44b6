import FormField from '@cloudscape-design/components/form-field';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { jsonDiagnostics } from '../../lib/diagnostic';
import CodeEditor from '../../ui/code-editor';
import textStyles from '../../ui/text.module.css';
import type { TesterProps } from './selection-tester';

/** A sample to type, and what the expression makes of it at once. */
export default function SelectionTesterPanel({ expression, sample, evaluate, meaning }: TesterProps) {
  const [text, setText] = useState(() => JSON.stringify(sample, undefined, 2));
  const faulty = jsonDiagnostics(text).length > 0 || text.trim() === '';
  const result = faulty ? '' : evaluate(expression, JSON.parse(text));
  return (
    <SpaceBetween size="s">
      <FormField label="Sample" description="What paths begin in, as JSON. It is not kept." stretch>
        <CodeEditor label="Sample" language="json" value={text} onChange={setText} check={jsonDiagnostics} />
      </FormField>
      <div role="status">
        {expression === '' ? (
          'There is no expression yet.'
        ) : faulty ? (
          'The sample is not JSON yet.'
        ) : (
          <SpaceBetween size="xxs">
            <div>
              Result: <span className={textStyles.mono}>{result === '' ? '(empty)' : result}</span>
            </div>
            {meaning?.(result)}
          </SpaceBetween>
        )}
      </div>
    </SpaceBetween>
  );
}
