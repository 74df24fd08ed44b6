import Box from '@cloudscape-design/components/box';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { connectionTypeOf } from '../../client/connection/types/registry';
import { useConnection } from '../../client/connection/use-connection';
import { countOf } from '../../lib/format';
import { readChoice, storeChoice } from '../../lib/stored-choice';
import type { Plan } from '../../service/plan';
import styles from '../../ui/code-block.module.css';
import { LANGUAGES } from '../render/languages';

const IDS = LANGUAGES.map((language) => language.id);

/** The plan that the form or dialog would run now, as complete, runnable code. */
export function ApiCallPreview({ plan }: { plan: Plan }) {
  const [open, setOpen] = useState(false);
  return (
    <ExpandableSection
      headerText="Preview API calls"
      headerDescription={plan.calls.length === 0 ? 'No calls' : countOf(plan.calls.length, 'call')}
      expanded={open}
      onChange={({ detail }) => setOpen(detail.expanded)}
    >
      {open &&
        (plan.calls.length === 0 ? (
          <Box>No changes, so no calls would be sent.</Box>
        ) : (
          <CallCode plan={plan} />
        ))}
    </ExpandableSection>
  );
}

/** A plan as code in the language that the user chose last. */
export function CallCode({ plan }: { plan: Plan }) {
  const [chosen, setChosen] = useState<string>(readChoice('language', IDS) ?? 'cli');
  const language = LANGUAGES.find((one) => one.id === chosen) ?? LANGUAGES[0];
  const connection = useConnection();
  const { kind, region } = connection;
  const endpointUrl = connectionTypeOf(connection).printedEndpoint(connection);
  const code = language.render(plan, { region, ...(endpointUrl ? { endpointUrl } : {}) });
  return (
    <SpaceBetween size="xs">
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8, justifyContent: 'space-between' }}>
        <SegmentedControl
          label="Language"
          selectedId={language.id}
          options={LANGUAGES.map(({ id, text }) => ({ id, text }))}
          onChange={({ detail }) => {
            storeChoice('language', detail.selectedId);
            setChosen(detail.selectedId);
          }}
        />
        <CopyToClipboard
          copyButtonText={`Copy ${language.text}`}
          copySuccessText="Copied"
          copyErrorText="Could not copy the code"
          textToCopy={code}
        />
      </div>
      <section className={styles.codeBlock} tabIndex={0} aria-label={`${language.text} code`}>
        <pre>{code}</pre>
      </section>
      {kind === 'sandbox' && (
        <Box color="text-body-secondary" fontSize="body-s">
          The sandbox of this page has no endpoint: the code calls the one that npm run sandbox starts.
        </Box>
      )}
    </SpaceBetween>
  );
}
