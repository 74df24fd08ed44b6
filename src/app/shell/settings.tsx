import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Modal from '@cloudscape-design/components/modal';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Toggle from '@cloudscape-design/components/toggle';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { chooseScanRate, parseScanRate, SCAN_RATE, scanRate } from '../../client/cache/scan-rate';
import { limitsSwitch, resetSandboxData } from '../../client/connection/sandbox';
import { useConnection } from '../../client/connection/use-connection';
import { notify } from '../../ui/notify';
import { chooseDensity, chooseMode, DENSITIES, densityChoice, MODES, modeChoice } from '../../ui/theme';
import { paths } from '../paths';

const TEXT: Record<string, string> = {
  system: 'System',
  light: 'Light',
  dark: 'Dark',
  comfortable: 'Comfortable',
  compact: 'Compact',
};

const options = (ids: readonly string[]) => ids.map((id) => ({ id, text: TEXT[id] ?? id }));

/** Appearance, the rate at which an account is read, and the sandbox's state and limits. */
export default function Settings({ onClose }: { onClose: () => void }) {
  const isSandbox = useConnection().kind === 'sandbox';
  const [mode, setMode] = useState(modeChoice);
  const [density, setDensity] = useState(densityChoice);
  return (
    <Modal
      visible
      header="Settings"
      closeAriaLabel="Close"
      onDismiss={onClose}
      footer={
        <Box float="right">
          <Button variant="primary" onClick={onClose}>
            Done
          </Button>
        </Box>
      }
    >
      <SpaceBetween size="l">
        <FormField label="Theme">
          <SegmentedControl
            label="Theme"
            selectedId={mode}
            options={options(MODES)}
            onChange={({ detail }) => {
              const choice = MODES.find((one) => one === detail.selectedId) ?? 'system';
              chooseMode(choice);
              setMode(choice);
            }}
          />
        </FormField>
        <FormField label="Density">
          <SegmentedControl
            label="Density"
            selectedId={density}
            options={options(DENSITIES)}
            onChange={({ detail }) => {
              const choice = DENSITIES.find((one) => one === detail.selectedId) ?? 'comfortable';
              chooseDensity(choice);
              setDensity(choice);
            }}
          />
        </FormField>
        <ScanRate />
        {isSandbox && <SandboxLimits />}
        {isSandbox && <SandboxReset onDone={onClose} />}
      </SpaceBetween>
    </Modal>
  );
}

/** A valid rate is in use as it is typed, also by a scan that is underway. */
function ScanRate() {
  const [text, setText] = useState(() => String(scanRate.getSnapshot()));
  const parsed = parseScanRate(text);
  return (
    <FormField
      label="Requests a second while an account is read"
      description={`For Inventory, Findings and Search, after whatever else is to be read; halved while the service throttles. The account's ten a second belong to others too.`}
      constraintText={`${SCAN_RATE.min} to ${SCAN_RATE.max}; ${SCAN_RATE.default} by default.`}
      errorText={
        'problem' in parsed ? `${parsed.problem} ${scanRate.getSnapshot()} is still in use.` : undefined
      }
    >
      <Input
        type="number"
        inputMode="numeric"
        value={text}
        onChange={({ detail }) => {
          setText(detail.value);
          const entered = parseScanRate(detail.value);
          if ('rate' in entered) chooseScanRate(entered.rate);
        }}
      />
    </FormField>
  );
}

function SandboxLimits() {
  const [on, setOn] = useState<boolean>();
  useEffect(() => {
    void limitsSwitch.read().then(setOn);
  }, []);
  return (
    <FormField
      label="Limits of an account"
      description="10 requests a second with a burst of 40, slower rates for some operations, quotas, and one write at a time for an API. Until this page is closed."
    >
      <Toggle
        checked={on ?? false}
        disabled={on === undefined}
        onChange={({ detail }) => {
          setOn(detail.checked);
          void limitsSwitch.set(detail.checked);
        }}
      >
        Apply them in the sandbox
      </Toggle>
    </FormField>
  );
}

function SandboxReset({ onDone }: { onDone: () => void }) {
  const navigate = useNavigate();
  const [asked, setAsked] = useState<'sample' | 'empty'>();
  const [failure, setFailure] = useState<string>();

  const reset = async (to: 'sample' | 'empty') => {
    try {
      // At once and not as a transition: a mounted screen would request what the reset removes. React Router does so only for a
      // screen whose code is loaded, as the list of APIs is. A form with unsaved input stops it here.
      await navigate(paths.apis, { flushSync: true });
      if (location.pathname !== paths.apis) return;
      await resetSandboxData(to);
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
      return;
    }
    notify('success', to === 'sample' ? 'The sandbox is reset to its sample data.' : 'The sandbox is empty.');
    onDone();
  };

  return (
    <FormField
      label="Reset sandbox"
      description="The sandbox keeps its APIs in this browser. A reset removes what you created in it."
      errorText={failure}
    >
      {asked === undefined ? (
        <SpaceBetween direction="horizontal" size="xs">
          <Button onClick={() => setAsked('sample')}>Reset to sample data</Button>
          <Button onClick={() => setAsked('empty')}>Start empty</Button>
        </SpaceBetween>
      ) : (
        <SpaceBetween direction="horizontal" size="xs">
          <Button onClick={() => setAsked(undefined)}>Cancel</Button>
          <Button onClick={() => void reset(asked)}>
            {asked === 'sample' ? 'Remove all and load sample data' : 'Remove all and start empty'}
          </Button>
        </SpaceBetween>
      )}
    </FormField>
  );
}
