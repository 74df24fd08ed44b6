import type { PromptRequest } from '../../client/prompts';
import { ConfirmPlan } from '../../plans/ui/confirm-plan';
import { kinds } from '../../service/kinds';
import type { Call, Plan } from '../../service/plan';
import { notifyResult } from '../../ui/notify';
import { detailPath } from '../paths';

/** Offers to delete what a browser created by sending one request twice. */
export function DuplicatesDialog(props: {
  request: Extract<PromptRequest, { kind: 'duplicates' }>;
  reply: (confirmed: boolean) => void;
}) {
  const { of: kind, input, created, others } = props.request;
  const { noun, id, parents } = kinds[kind];
  const idsOf = (item: Readonly<Record<string, unknown>>) => [
    ...parents.map((parent) => String(input[parent])),
    String(item[id]),
  ];
  return (
    <ConfirmPlan
      plan={deletionOf(props.request)}
      confirmLabel="Delete"
      onDone={(result) => {
        notifyResult(result, 'success', `The second ${noun} was deleted.`);
        props.reply(true);
      }}
      onDismiss={() => props.reply(false)}
    >
      <p>
        The connection was cut while the {noun} was created, and the browser sent the request again by itself.{' '}
        {others.length === 1 ? 'Two exist' : `${others.length + 1} exist`} now with the same values. The
        screen continues with <a href={detailPath(kind, ...idsOf(created))}>{String(created[id])}</a>. Delete
        the other:
      </p>
      <ul>
        {others.map((item) => (
          <li key={String(item[id])}>{String(item[id])}</li>
        ))}
      </ul>
    </ConfirmPlan>
  );
}

function deletionOf({ of: kind, input, others }: Extract<PromptRequest, { kind: 'duplicates' }>): Plan {
  const { noun, id, parents, operations } = kinds[kind];
  const calls = others.map((item) => ({
    id: `duplicate ${item[id]}`,
    operation: operations.delete,
    label: `Delete ${noun} ${item[id]}`,
    input: Object.fromEntries([...parents.map((parent) => [parent, input[parent]]), [id, item[id]]]),
  }));
  return { title: `Delete the duplicate ${noun}`, calls: calls as unknown as Call[] };
}
