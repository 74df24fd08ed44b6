import Header from '@cloudscape-design/components/header';
import { CodeBlock } from '../../ui/code-block';

/** A text to copy below its title. */
export function Labelled({ title, text }: { title: string; text: string }) {
  return (
    <div>
      <Header variant="h3">{title}</Header>
      <CodeBlock text={text} what={title} />
    </div>
  );
}
