import Button from '@cloudscape-design/components/button';
import { zodResolver } from '@hookform/resolvers/zod';
import { useMemo, useState } from 'react';
import { useForm } from 'react-hook-form';
import { paths } from '../../app/paths';
import { type Connection, connections } from '../../client/connection/connections';
import { FormShell } from '../../forms/form-shell';
import { ruleSchema } from '../../forms/rule-schema';
import { ConnectionFields } from './fields';
import { DiagnosisAlert, type ProbeOutcome } from './finding';
import { type ConnectionValues, issues, toConnection, toCredentials, toValues } from './model';
import { useRelay } from './use-relay';

interface Props {
  /** Absent for a new one. */
  connection?: Connection;
  id: string;
  submitLabel: string;
  /** A connection that does not work is kept only when a person insists. */
  testsFirst?: boolean;
  /** @returns the address to go to */
  onSaved: (connection: Connection) => Promise<string>;
}

/** The form of a connection, with a test of what it holds. */
export function ConnectionForm({ connection, id, submitLabel, testsFirst, onSaved }: Props) {
  const relay = useRelay();
  const [before] = useState(() => ({
    hasKeys: connections.credentialsOf(id) !== undefined,
    others: connections
      .all()
      .filter((one) => one.id !== id)
      .map((one) => one.name),
    keepKeys: connections.isPersisted(id),
  }));
  const schema = useMemo(
    () => ruleSchema<ConnectionValues>((values) => issues(values, before.others, before.hasKeys)),
    [before],
  );
  const form = useForm<ConnectionValues>({
    defaultValues: { ...toValues(connection), keepKeys: before.keepKeys },
    resolver: zodResolver(schema),
  });
  const [busy, setBusy] = useState<'testing' | 'saving'>();
  const [finding, setFinding] = useState<ProbeOutcome>();

  const made = (values: ConnectionValues): Connection => {
    const next = toConnection(values, id);
    // Without new keys an endpoint keeps what it had.
    return next.access === 'any' && before.hasKeys ? { ...next, access: 'keys' } : next;
  };

  const test = async (values: ConnectionValues): Promise<ProbeOutcome> => {
    setFinding(undefined);
    const found = await connections.test(
      made(values),
      toCredentials(values) ?? connections.credentialsOf(id),
    );
    setFinding(found);
    return found;
  };

  const save = async (values: ConnectionValues, insists: boolean): Promise<string | undefined> => {
    setBusy('saving');
    try {
      if (testsFirst && !insists && !(await test(values)).works) return undefined;
      const next = made(values);
      const keys = toCredentials(values) ?? connections.credentialsOf(id);
      await connections.save(next, keys ? { keys, keep: values.keepKeys } : undefined);
      return await onSaved(next);
    } finally {
      setBusy(undefined);
    }
  };

  const testOnly = form.handleSubmit(async (values) => {
    setBusy('testing');
    await test(values).finally(() => setBusy(undefined));
  });

  const insists = testsFirst === true && finding?.works === false;
  return (
    <FormShell
      form={form}
      changesNothing
      submitLabel={insists ? `${submitLabel} anyway` : submitLabel}
      loading={busy === 'saving'}
      submitError={finding ? <DiagnosisAlert finding={finding} /> : null}
      onSubmit={(values) => save(values, insists)}
      cancelHref={paths.connection.list()}
      preview={() => null}
      secondary={
        <Button formAction="none" loading={busy === 'testing'} onClick={() => void testOnly()}>
          Test connection
        </Button>
      }
    >
      <ConnectionFields relay={relay} hasKeys={before.hasKeys} />
    </FormShell>
  );
}
