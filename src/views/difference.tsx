import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { sameValue } from '../lib/diff';
import { CHANGE_KINDS, type Change, type ChangeKind } from '../service/configuration/diff';
import { CHANGE_NOUNS, changeName, summarize } from '../service/configuration/report';
import { NotSet } from '../ui/not-set';
import styles from './difference.module.css';
import { RouteKey } from './route-key';

/** So many resources of a kind are listed at first. */
const FEW = 50;

const STATUS = { added: 'Added', changed: 'Changed', removed: 'Removed' } as const;

/** What differs, by kind; each resource opens to its members side by side. */
export function DifferenceTree({ changes }: { changes: readonly Change[] }) {
  return (
    <SpaceBetween size="l">
      {CHANGE_KINDS.map((kind) => {
        const found = changes.filter((one) => one.kind === kind);
        return found.length > 0 && <KindChanges key={kind} kind={kind} changes={found} />;
      })}
    </SpaceBetween>
  );
}

/** What differs in one line, which opens to the whole; below it, what is not compared. */
export function DifferenceSection(props: {
  title: string;
  changes: readonly Change[];
  note: string | undefined;
  /** Shown without being opened. */
  isOpen?: boolean | undefined;
}) {
  const { title, changes, note, isOpen = false } = props;
  return (
    <ExpandableSection headerText={title} headerDescription={summarize(changes)} defaultExpanded={isOpen}>
      <DifferenceTree changes={changes} />
      <Box color="text-body-secondary" padding={{ top: 's' }}>
        {note}
      </Box>
    </ExpandableSection>
  );
}

function KindChanges({ kind, changes }: { kind: ChangeKind; changes: readonly Change[] }) {
  const [all, setAll] = useState(false);
  const [, plural] = CHANGE_NOUNS[kind];
  const title = plural.charAt(0).toUpperCase() + plural.slice(1);
  const shown = all ? changes : changes.slice(0, FEW);
  return (
    <section aria-label={title}>
      <Box variant="h3">{kind === 'api' ? title : `${title} (${changes.length})`}</Box>
      {shown.map((change) => (
        <ChangedResource
          key={`${change.status} ${change.before?.name} ${change.after?.name} ${JSON.stringify(change.members).length}`}
          change={change}
        />
      ))}
      {shown.length < changes.length && (
        <Button
          onClick={() => setAll(true)}
        >{`Show all ${changes.length.toLocaleString('en')} ${plural}`}</Button>
      )}
    </section>
  );
}

function ChangedResource({ change }: { change: Change }) {
  const [open, setOpen] = useState(false);
  const { kind, status, members } = change;
  const name = changeName(change);
  const paths = members.map(({ path }) => path.join(' › '));
  return (
    <ExpandableSection
      expanded={open}
      onChange={({ detail }) => setOpen(detail.expanded)}
      headerText={
        <>
          <span className={styles.status} data-status={status}>
            {STATUS[status]}
          </span>{' '}
          {kind === 'route' && change.before?.name === change.after?.name ? <RouteKey text={name} /> : name}
        </>
      }
      headerDescription={status === 'changed' ? summaryOf(paths) : undefined}
    >
      {open && <SideBySide change={change} />}
    </ExpandableSection>
  );
}

const summaryOf = (paths: readonly string[]) =>
  paths.length > 4 ? `${paths.slice(0, 4).join(', ')} and ${paths.length - 4} more` : paths.join(', ');

/** The members that differ, and below them those that do not. */
function SideBySide({ change }: { change: Change }) {
  const { before, after, members, status } = change;
  const changed = new Set(members.map(({ path }) => path[0]));
  const same = Object.entries(after?.members ?? {}).filter(
    ([name, value]) => !changed.has(name) && sameValue(before?.members[name], value),
  );
  return (
    <SpaceBetween size="s">
      <table className={styles.table} aria-label={`Members of ${changeName(change)}`}>
        <thead>
          <tr>
            <th scope="col">Member</th>
            {status !== 'added' && <th scope="col">Before</th>}
            {status !== 'removed' && <th scope="col">After</th>}
          </tr>
        </thead>
        <tbody>
          {members.map((member) => (
            <tr key={member.path.join(' ')}>
              <th scope="row">{member.path.join(' › ')}</th>
              {status !== 'added' && (
                <td className={styles.before}>
                  <Value of={member.before} />
                </td>
              )}
              {status !== 'removed' && (
                <td className={styles.after}>
                  <Value of={member.after} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {status === 'changed' && same.length > 0 && <UnchangedMembers members={same} />}
    </SpaceBetween>
  );
}

function UnchangedMembers({ members }: { members: readonly (readonly [string, unknown])[] }) {
  return (
    <ExpandableSection headerText={`Unchanged members (${members.length})`}>
      <table className={styles.table} aria-label="Unchanged members">
        <tbody>
          {members.map(([name, value]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>
                <Value of={value} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ExpandableSection>
  );
}

function Value({ of }: { of: unknown }) {
  if (of === undefined) return <NotSet>not set</NotSet>;
  return <>{typeof of === 'string' ? of : JSON.stringify(of, null, 2)}</>;
}
