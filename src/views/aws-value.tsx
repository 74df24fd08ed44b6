import Link from '@cloudscape-design/components/link';
import { useConnection } from '../client/connection/use-connection';
import { consoleLink } from '../service/console-link';
import { Copyable } from '../ui/copyable';

/**
 * An ARN, URI or issuer to copy. On a connection to AWS it links to the page of what it names; elsewhere, such as in the
 * sandbox, that does not exist.
 */
export function AwsValue({ text, what, max }: { text: string; what: string; max?: number }) {
  const isAws = useConnection().kind === 'aws';
  const link = isAws ? consoleLink(text) : undefined;
  return (
    <>
      <Copyable text={text} what={what} {...(max === undefined ? {} : { max })} />
      {link && (
        <div>
          <Link href={link.href} external externalIconAriaLabel="Opens in a new tab">
            {link.text}
          </Link>
        </div>
      )}
    </>
  );
}
