import Link from '@cloudscape-design/components/link';
import { paths } from '../app/paths';
import { dependenciesIn } from '../service/references';
import textStyles from '../ui/text.module.css';

/** Links to everything that names what a resource names: its function, URL, VPC link, roles, issuer. */
export function WhereUsed({ of }: { of: unknown }) {
  return (
    <>
      {dependenciesIn(of).map(({ kind, value }) => (
        <div key={`${kind} ${value}`} className={textStyles.breakAnywhere}>
          {kind} <Link href={whereUsedPath(value)}>{value}</Link>
        </div>
      ))}
    </>
  );
}

/** The inventory of all uses of a name, as far as the account was read. */
function whereUsedPath(name: string): string {
  return `${paths.inventory}?${new URLSearchParams({ view: 'references', q: name })}`;
}
