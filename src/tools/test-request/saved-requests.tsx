import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { connectionKey } from '../../client/connection/clients';
import { useConnection } from '../../client/connection/use-connection';
import { safeLocalStorage } from '../../lib/storage';
import { notify } from '../../ui/notify';
import { readRequests, type SavedRequest, withoutSecrets, withRequest } from './saved-requests-model';

interface SavedProps {
  apiId: string;
  /** What the form holds. */
  current: Omit<SavedRequest, 'name'>;
  onLoad: (request: SavedRequest) => void;
}

/** The requests that this browser keeps for the API: saved under a name, without credentials, loaded and deleted. */
export function SavedRequests({ apiId, current, onLoad }: SavedProps) {
  const key = `gatehouse.requests.${connectionKey(useConnection())}/${apiId}`;
  const [requests, setRequests] = useState(() => readRequests(safeLocalStorage, key));
  const [loaded, setLoaded] = useState('');
  const [name, setName] = useState<string>();
  const store = (list: SavedRequest[]) => {
    setRequests(list);
    safeLocalStorage.setItem(key, JSON.stringify(list));
  };
  const save = () => {
    const called = (name ?? '').trim();
    if (called === '') return;
    const { headers, left } = withoutSecrets(current.headers);
    store(withRequest(requests, { ...current, headers, name: called }));
    setLoaded(called);
    setName(undefined);
    const without = left.length > 0 ? ` Without the header ${left.join(', ')}, which may be secret.` : '';
    notify('success', `Request ${called} is saved in this browser.${without}`);
  };
  const choose = (chosen: string) => {
    const request = requests.find((one) => one.name === chosen);
    if (!request) return;
    setLoaded(chosen);
    onLoad(request);
  };
  if (name !== undefined)
    return (
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <SpaceBetween size="xs">
          <FormField label="Name of the request" stretch>
            <Input value={name} onChange={({ detail }) => setName(detail.value)} autoFocus />
          </FormField>
          <SpaceBetween direction="horizontal" size="xs">
            <Button formAction="submit" disabled={name.trim() === ''} disabledReason="A name is required.">
              Save
            </Button>
            <Button formAction="none" variant="link" onClick={() => setName(undefined)}>
              Cancel
            </Button>
          </SpaceBetween>
        </SpaceBetween>
      </form>
    );
  return (
    <SpaceBetween direction="horizontal" size="xs">
      {requests.length > 0 && (
        <Select
          ariaLabel="Saved requests"
          placeholder={`Saved requests (${requests.length})`}
          selectedOption={loaded ? { value: loaded, label: loaded } : null}
          options={requests.map((one) => ({
            value: one.name,
            label: one.name,
            description: `${one.method} ${one.path}`,
          }))}
          onChange={({ detail }) => choose(detail.selectedOption.value ?? '')}
        />
      )}
      <Button formAction="none" onClick={() => setName(loaded || `${current.method} ${current.path}`)}>
        Save request
      </Button>
      {loaded !== '' && (
        <Button
          formAction="none"
          onClick={() => {
            store(requests.filter((one) => one.name !== loaded));
            setLoaded('');
          }}
        >
          Delete request
        </Button>
      )}
    </SpaceBetween>
  );
}
