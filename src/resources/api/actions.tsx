import type { Api } from '@aws-sdk/client-apigatewayv2';
import Button from '@cloudscape-design/components/button';
import ButtonDropdown, { type ButtonDropdownProps } from '@cloudscape-design/components/button-dropdown';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { paths } from '../../app/paths';
import { managedReason } from '../../service/rules/managed';
import { SaveConfigurationDialog } from '../../views/save-configuration';
import { withReason } from '../shared/item-actions';
import { DeleteApi } from './delete';

/** The actions of an API: what is done often as buttons, the rest in a menu. */
export function ApiActions({ api, apiId }: { api: Api; apiId: string }) {
  const navigate = useNavigate();
  const [dialog, setDialog] = useState<'delete' | 'save'>();
  const managed = withReason(api.ApiGatewayManaged ? managedReason('api') : undefined);
  const close = () => setDialog(undefined);
  const links: Readonly<Record<string, string>> = {
    export: paths.apiExport(apiId),
    reimport: paths.apiReimport(apiId),
    clone: paths.apiClone(apiId),
  };
  const items: ButtonDropdownProps.Item[] = [
    // WebSocket APIs have neither.
    ...(api.ProtocolType === 'HTTP'
      ? [
          { id: 'export', text: 'Export API' },
          { id: 'reimport', text: 'Reimport' },
        ]
      : []),
    { id: 'clone', text: 'Clone API' },
    { id: 'save', text: 'Save configuration' },
    { id: 'delete', text: 'Delete', ...managed },
  ];
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <ButtonDropdown
        items={items}
        onItemClick={({ detail: { id } }) => {
          const link = links[id];
          if (link !== undefined) void navigate(link);
          else setDialog(id === 'delete' ? 'delete' : 'save');
        }}
      >
        Actions
      </ButtonDropdown>
      <Button href={paths.apiEdit(apiId)} {...managed}>
        Edit
      </Button>
      <Button href={paths.apiTest(apiId)}>Test</Button>
      <Button href={paths.deployment.create(apiId)} variant="primary">
        Deploy
      </Button>
      {dialog === 'delete' && (
        <DeleteApi api={api} onDismiss={close} onDone={() => void navigate(paths.apis)} />
      )}
      {dialog === 'save' && (
        <SaveConfigurationDialog apiId={apiId} name={api.Name ?? apiId} onDismiss={close} />
      )}
    </SpaceBetween>
  );
}
