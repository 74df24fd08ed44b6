import Alert from '@cloudscape-design/components/alert';
import Link from '@cloudscape-design/components/link';
import textStyles from '../../ui/text.module.css';
import type { Entry } from './entries';

/** Where a pasted ARN, address or link leads to. */
export function PastedLink({ entry: { text, hint, href } }: { entry: Entry }) {
  return (
    <Alert type={href === undefined ? 'warning' : 'info'}>
      <span className={textStyles.breakAnywhere}>
        {href === undefined ? `${text}. ${hint}` : <Link href={href}>{text}</Link>}
      </span>
    </Alert>
  );
}
