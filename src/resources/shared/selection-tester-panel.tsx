import FormField from '@cloudscape-design/components/form-field';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { jsonDiagnostics } from '../../lib/diagnostic';
import CodeEditor from '../../ui/code-editor';
import textStyles from '../../ui/text.module.css';
import type { TesterProps } from './selection-tester';

/** An editable sample and the live result of the expression. */
export default function SelectionTesterPanel({ expression, sample, evaluate, meaning }: TesterProps) {
  const [text, setText] = useState(() => JSON.stringify(sample, undefined, 2));
  const invalid = jsonDiagnostics(text).length > 0 || text.trim() === '';
  const result = invalid ? '' : evaluate(expression, JSON.parse(text));
  return (
    <SpaceBetween size="s">
      <FormField
        label="Sample"
        description="The context that paths refer to, as JSON. It is not saved."
        stretch
      >
        <CodeEditor label="Sample" language="json" value={text} onChange={setText} check={jsonDiagnostics} />
      </FormField>
      <div role="status">
        {expression === '' ? (
          'Enter an expression.'
        ) : invalid ? (
          'The sample is not valid JSON.'
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
