import Link from '@cloudscape-design/components/link';
import { whereUsedPath } from '../app/paths';
import { dependenciesIn } from '../service/references';
import textStyles from '../ui/text.module.css';

/** Links to everything that names what a resource names: its function, URL, VPC link, roles, issuer. */
export function WhereUsed({ of }: { of: unknown }) {
  return (
    <>
      {dependenciesIn(of).map(({ kind, value }) => (
        <div key={`${kind} ${value}`} className={textStyles.breakAnywhere}>
          {kind} <Link href={whereUsedPath(kind, value)}>{value}</Link>
        </div>
      ))}
    </>
  );
}
