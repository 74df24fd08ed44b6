import Button from '@cloudscape-design/components/button';
import { zodResolver } from '@hookform/resolvers/zod';
import { useMemo, useState } from 'react';
import { useForm } from 'react-hook-form';
import { paths } from '../../app/paths';
import { type Connection, connections } from '../../client/connection/connections';
import { FormShell } from '../../forms/form-shell';
import { ruleSchema } from '../../forms/rule-schema';
import { notify } from '../../ui/notify';
import { DiagnosisAlert, type ProbeOutcome } from './diagnosis-alert';
import { ConnectionFields } from './fields';
import { type ConnectionValues, issues, toConnection, toCredentials, toValues } from './model';
import { useRelay } from './use-relay';

interface Props {
  /** Undefined for a new connection. */
  connection?: Connection;
  id: string;
  submitLabel: string;
  /** A connection that fails its test is saved only if the user confirms. */
  testsFirst?: boolean;
  /** @returns the URL to navigate to */
  onSaved: (connection: Connection) => Promise<string>;
}

/** The form of a connection, with a connection test. */
export function ConnectionForm({ connection, id, submitLabel, testsFirst, onSaved }: Props) {
  const relay = useRelay();
  const [before] = useState(() => ({
    hasCredentials: connections.credentialsOf(id) !== undefined,
    others: connections
      .all()
      .filter((one) => one.id !== id)
      .map((one) => one.name),
    keepCredentials: connections.isPersisted(id),
  }));
  const schema = useMemo(
    () => ruleSchema<ConnectionValues>((values) => issues(values, before.others, before.hasCredentials)),
    [before],
  );
  const form = useForm<ConnectionValues>({
    defaultValues: { ...toValues(connection), keepCredentials: before.keepCredentials },
    resolver: zodResolver(schema),
  });
  const [busy, setBusy] = useState<'testing' | 'saving'>();
  const [outcome, setOutcome] = useState<ProbeOutcome>();

  const toDefinition = (values: ConnectionValues): Connection => {
    const next = toConnection(values, id);
    // Without new credentials an endpoint keeps its own.
    return next.access === 'any' && before.hasCredentials ? { ...next, access: 'keys' } : next;
  };

  const test = async (values: ConnectionValues): Promise<ProbeOutcome> => {
    setOutcome(undefined);
    const probed = await connections.test(
      toDefinition(values),
      toCredentials(values) ?? connections.credentialsOf(id),
    );
    setOutcome(probed);
    return probed;
  };

  const save = async (values: ConnectionValues, savesAnyway: boolean): Promise<string | undefined> => {
    setBusy('saving');
    try {
      if (testsFirst && !savesAnyway && !(await test(values)).works) return undefined;
      const next = toDefinition(values);
      const credentials = toCredentials(values) ?? connections.credentialsOf(id);
      const persists = connections.save(
        next,
        credentials ? { keys: credentials, keep: values.keepCredentials } : undefined,
      );
      if (!persists)
        notify(
          'warning',
          `The storage of this browser is full or blocked: ${next.name} is kept until this page is closed or reloaded.`,
        );
      return await onSaved(next);
    } finally {
      setBusy(undefined);
    }
  };

  const testOnly = form.handleSubmit(async (values) => {
    setBusy('testing');
    await test(values).finally(() => setBusy(undefined));
  });

  const chooseRelay = () => {
    form.setValue('transport', 'relay', { shouldDirty: true });
    void testOnly();
  };
  const proposal = outcome?.proposes ? (
    <Button formAction="none" onClick={chooseRelay}>
      Use the relay
    </Button>
  ) : null;
  const savesAnyway = testsFirst === true && outcome?.works === false;
  return (
    <FormShell
      form={form}
      changesNothing
      submitLabel={savesAnyway ? `${submitLabel} anyway` : submitLabel}
      loading={busy === 'saving'}
      submitError={outcome ? <DiagnosisAlert outcome={outcome} action={proposal} /> : null}
      onSubmit={(values) => save(values, savesAnyway)}
      cancelHref={paths.connection.list()}
      preview={() => null}
      secondary={
        <Button formAction="none" loading={busy === 'testing'} onClick={() => void testOnly()}>
          Test connection
        </Button>
      }
    >
      <ConnectionFields relay={relay} hasCredentials={before.hasCredentials} />
    </FormShell>
  );
}
