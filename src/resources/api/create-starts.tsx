import Link from '@cloudscape-design/components/link';
import { paths } from '../../app/paths';
import textStyles from '../../ui/text.module.css';
import styles from './create-starts.module.css';

/** How the form of *Create API* begins: the address says it. */
export type FormStart = 'blank' | 'target';

const STARTS: readonly { text: string; description: string; href: string; form?: FormStart }[] = [
  {
    text: 'Blank',
    description: 'An HTTP or WebSocket API on its own. Add routes and integrations later.',
    href: paths.apiCreate,
    form: 'blank',
  },
  {
    text: 'From a function or URL',
    description: 'An integration, a catch-all route and a stage in the same call.',
    href: `${paths.apiCreate}?start=target`,
    form: 'target',
  },
  {
    text: 'Step by step',
    description: 'Integrations, an authorizer, routes and a stage, reviewed before anything is sent.',
    href: paths.apiWizard,
  },
  {
    text: 'From an OpenAPI document',
    description: 'Routes, integrations, authorizers and CORS of the document.',
    href: paths.apiImport,
  },
  {
    text: 'WebSocket, step by step',
    description: 'Two-way messages over a persistent connection: $connect, $disconnect and your routes.',
    href: `${paths.apiWizard}?protocol=WEBSOCKET`,
  },
];

/** The ways to create an API. @param current how the form below is filled in */
export function CreateStarts(props: { current: FormStart; onChoose: (start: FormStart) => void }) {
  return (
    <nav aria-label="Start from">
      <ul className={styles.starts}>
        {STARTS.map(({ text, description, href, form }) => (
          <li key={text} className={styles.start}>
            <Link
              href={href}
              onFollow={() => form && props.onChoose(form)}
              {...(form === props.current ? { nativeAttributes: { 'aria-current': true } } : {})}
            >
              {text}
            </Link>
            <p className={textStyles.secondary}>{description}</p>
          </li>
        ))}
      </ul>
    </nav>
  );
}
