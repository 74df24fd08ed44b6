import type { Api } from '@aws-sdk/client-apigatewayv2';
import { BulkActions } from '../../table/bulk-actions';
import { DeleteApisDialog } from './bulk-delete';
import { withoutManaged } from './bulk-model';
import { TagApisDialog } from './bulk-tags';

/** Bulk actions on APIs; each is one plan. */
export default function ApiBulk({ apis, clear }: { apis: readonly Api[]; clear: () => void }) {
  return (
    <BulkActions
      nouns="APIs"
      rows={apis}
      verbs={{ tag: 'Change tags', delete: 'Delete' }}
      clear={clear}
      dialog={(verb, { rows, ...dialog }) =>
        verb === 'tag' ? (
          <TagApisDialog {...withoutManaged(rows)} {...dialog} />
        ) : (
          <DeleteApisDialog {...withoutManaged(rows)} {...dialog} />
        )
      }
    />
  );
}
