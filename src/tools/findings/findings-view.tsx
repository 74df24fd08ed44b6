import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import TextFilter from '@cloudscape-design/components/text-filter';
import { useDeferredValue, useMemo, useState, useSyncExternalStore } from 'react';
import { useConnection } from '../../client/connection/use-connection';
import { countOf } from '../../lib/format';
import { SEVERITIES } from '../../service/findings/rule';
import { useUrlMembers } from '../../table/url-members';
import { useDebouncedText } from '../../table/url-state';
import { download } from '../../ui/download';
import type { NamedFinding } from '../../views/account-report';
import { findingKey, silence, silencesOf } from '../../views/silences';
import styles from './findings.module.css';
import { findingsCsv, findingsJson, groupByRule, splitSilenced } from './model';
import { RemedyDialog } from './remedy-dialog';
import { RuleGroupSection, SEVERITY_LABELS } from './rule-group';
import { SilenceDialog } from './silence-dialog';
import { SilencedList } from './silenced-list';

interface ViewProps {
  findings: readonly NamedFinding[];
  /** Several APIs: each finding names its own. */
  showsApi: boolean;
  /** Of downloads: "orders-findings". */
  fileName: string;
  /** A remedy has run, or was stopped between two calls: what it changed is read again. */
  onChanged: () => void;
}

const SEVERITY_OPTIONS = [
  { value: '', label: 'All severities' },
  ...SEVERITIES.map((value) => ({ value, label: SEVERITY_LABELS[value] })),
];

/** The filter in the address. */
function useFilter() {
  const [params, set] = useUrlMembers();
  return { severity: params.get('severity') ?? '', text: params.get('q') ?? '', set };
}

/** Findings by rule: filtered, exported, fixed by a plan, silenced with a note. */
export function FindingsView({ findings, showsApi, fileName, onChanged }: ViewProps) {
  const connection = useConnection();
  const silences = silencesOf(connection);
  const silenced = useSyncExternalStore(silences.subscribe, silences.getSnapshot);
  const { severity, text, set } = useFilter();
  const [typed, setTyped] = useDebouncedText(text, (q) => set({ q }));
  const query = useDeferredValue(text);
  const split = useMemo(() => splitSilenced(findings, silenced), [findings, silenced]);
  const groups = useMemo(() => groupByRule(split.shown, { severity, text: query }), [split, severity, query]);
  const [fixing, setFixing] = useState<NamedFinding>();
  const [silencing, setSilencing] = useState<NamedFinding>();
  const shown = groups.reduce((sum, group) => sum + group.findings.length, 0);
  const isFiltered = severity !== '' || query !== '';
  const save = (format: string) => {
    const notes = new Map(silenced.map(({ key, note }) => [key, note]));
    const noteOf = (finding: NamedFinding) => notes.get(findingKey(finding));
    const all = isFiltered ? groups.flatMap((group) => group.findings) : findings;
    const write = format === 'csv' ? findingsCsv : findingsJson;
    download(write(all, noteOf), `${fileName}.${format}`);
  };
  return (
    <SpaceBetween size="m">
      <div className={styles.controls}>
        <TextFilter
          filteringText={typed}
          filteringPlaceholder="Search findings"
          filteringAriaLabel="Search findings"
          countText={isFiltered ? countOf(shown, 'match', 'matches') : ''}
          onChange={({ detail }) => setTyped(detail.filteringText)}
        />
        <FormField label="Severity">
          <Select
            options={SEVERITY_OPTIONS}
            selectedOption={SEVERITY_OPTIONS.find(({ value }) => value === severity) ?? { value: severity }}
            onChange={({ detail }) => set({ severity: detail.selectedOption.value ?? '' })}
            expandToViewport
          />
        </FormField>
        <ButtonDropdown
          items={[
            { id: 'csv', text: 'CSV' },
            { id: 'json', text: 'JSON' },
          ]}
          disabled={findings.length === 0}
          onItemClick={({ detail }) => save(detail.id)}
        >
          Download
        </ButtonDropdown>
      </div>
      <Box color="text-body-secondary">
        <span role="status">{summary(split.shown, split.silenced.length)}</span>
      </Box>
      {groups.map((group) => (
        <RuleGroupSection
          key={group.rule.id}
          group={group}
          showsApi={showsApi}
          onFix={setFixing}
          onSilence={setSilencing}
        />
      ))}
      {groups.length === 0 && (
        <Nothing
          isFiltered={isFiltered && split.shown.length > 0}
          onClear={() => {
            setTyped('');
            set({ severity: '', q: '' });
          }}
        />
      )}
      <SilencedList silenced={split.silenced} />
      {fixing && 'plan' in fixing.remedy && (
        <RemedyDialog
          plan={fixing.remedy.plan}
          text={`${fixing.subject.name}: ${fixing.evidence}`}
          onDismiss={() => {
            setFixing(undefined);
            onChanged();
          }}
          onDone={() => {
            setFixing(undefined);
            onChanged();
          }}
        />
      )}
      {silencing && (
        <SilenceDialog
          title={`${silencing.subject.name}: ${silencing.evidence}`}
          onDismiss={() => setSilencing(undefined)}
          onSilence={(note) => {
            silence(connection, [silencing], note, Date.now());
            setSilencing(undefined);
          }}
        />
      )}
    </SpaceBetween>
  );
}

/** "12 findings: 1 error, 5 warnings, 6 info; 2 silenced". */
function summary(shown: readonly NamedFinding[], silenced: number): string {
  const number = (severity: string) => shown.filter((one) => one.severity === severity).length;
  const parts = [
    countOf(number('error'), 'error'),
    countOf(number('warning'), 'warning'),
    `${number('info').toLocaleString('en')} info`,
  ];
  const more = silenced > 0 ? `; ${silenced.toLocaleString('en')} silenced` : '';
  return `${countOf(shown.length, 'finding')}: ${parts.join(', ')}${more}`;
}

function Nothing({ isFiltered, onClear }: { isFiltered: boolean; onClear: () => void }) {
  if (!isFiltered) return <StatusIndicator type="success">Nothing found in what was read.</StatusIndicator>;
  return (
    <SpaceBetween direction="horizontal" size="s" alignItems="center">
      <span>No finding matches the filter.</span>
      <Button onClick={onClear}>Clear filter</Button>
    </SpaceBetween>
  );
}
