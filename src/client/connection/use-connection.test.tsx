import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { activeConnection } from './active-connection';
import { type Connection, sandboxConnection } from './connection';
import { ConnectionContext, useConnection, useReadOnlyReason } from './use-connection';

function Shown() {
  const { name, region } = useConnection();
  return `${name} in ${region}: ${useReadOnlyReason() ?? 'may change'}. `;
}

test('Components read the active connection, or the one of their context.', () => {
  const other: Connection = {
    ...sandboxConnection,
    id: 'other',
    name: 'Other',
    region: 'eu-west-1',
    readOnly: true,
  };
  const html = renderToStaticMarkup(
    <>
      <Shown />
      <ConnectionContext value={other}>
        <Shown />
      </ConnectionContext>
    </>,
  );
  expect(activeConnection()).toEqual(sandboxConnection);
  expect(html).toBe(
    'Sandbox in us-east-1: may change. Other in eu-west-1: Other is read-only. Unlock it for this tab in the connection menu.. ',
  );
});
