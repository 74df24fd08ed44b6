import Button from '@cloudscape-design/components/button';
import Link from '@cloudscape-design/components/link';
import { detailPath } from '../../app/paths';
import { countOf } from '../../lib/format';
import { kinds } from '../../service/kinds';
import textStyles from '../../ui/text.module.css';
import type { Candidate } from '../use-change';

/** More would not be compared by eye. */
const SHOWN = 8;

/** What a call with unknown outcome may have created: to open beside this screen, and to take for its result. */
export default function Candidates({ candidates }: { candidates: readonly Candidate[] }) {
  const rest = candidates.length - SHOWN;
  return (
    <>
      <ul style={{ margin: 0, paddingInlineStart: 18 }} aria-label="Similar resources">
        {candidates.slice(0, SHOWN).map((candidate) => {
          const { kind, params, name, adopt } = candidate;
          const ids = [...kinds[kind].parents, kinds[kind].id].map((member) => params[member] ?? '');
          return (
            <li key={ids.join('/')} className={textStyles.breakAnywhere}>
              <Link href={detailPath(kind, ...ids)} external externalIconAriaLabel="Opens in a new tab">
                {name === ids.at(-1) ? name : `${name} (${ids.at(-1)})`}
              </Link>{' '}
              <Button variant="inline-link" ariaLabel={`Use ${name}, ${ids.at(-1)}`} onClick={adopt}>
                Use this one
              </Button>
            </li>
          );
        })}
      </ul>
      {rest > 0 && <div>{countOf(rest, 'more resource')} in the list.</div>}
    </>
  );
}
