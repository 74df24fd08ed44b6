import type { Api } from '@aws-sdk/client-apigatewayv2';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import { useState } from 'react';
import { flash } from '../../ui/flash';
import { DeleteApisDialog } from './bulk-delete';
import { TagApisDialog } from './bulk-tags';
import { withoutManaged } from './bulk-values';

interface BulkProps {
  apis: readonly Api[];
  clear: () => void;
}

type Verb = 'tag' | 'delete';

/** What can be done with several APIs at once, each as one plan. */
export default function ApiBulk({ apis, clear }: BulkProps) {
  // The APIs as they were when the dialog opened: a reload behind it must not change what it is about.
  const [open, setOpen] = useState<{ verb: Verb; apis: readonly Api[] }>();
  const dialog = open && {
    ...withoutManaged(open.apis),
    onDismiss: () => setOpen(undefined),
    onDone: (left: readonly string[], text: string) => {
      setOpen(undefined);
      clear();
      if (left.length === 0) flash('success', text);
      else flash('warning', `${text} Left out after a refusal: ${left.join(', ')}.`);
    },
  };
  return (
    <>
      <ButtonDropdown
        disabled={apis.length === 0}
        {...(apis.length === 0 ? { disabledReason: 'Select APIs first.' } : {})}
        items={[
          { id: 'tag', text: 'Change tags' },
          { id: 'delete', text: 'Delete' },
        ]}
        onItemClick={({ detail }) => setOpen({ verb: detail.id as Verb, apis })}
      >
        Actions
      </ButtonDropdown>
      {dialog && open.verb === 'tag' && <TagApisDialog {...dialog} />}
      {dialog && open.verb === 'delete' && <DeleteApisDialog {...dialog} />}
    </>
  );
}
