import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type ReactNode, useState } from 'react';
import { useNavigate } from 'react-router';
import { ConfirmPlan } from '../../plans/ui/confirm-plan';
import type { Plan } from '../../service/plan';
import { notify } from '../../ui/notify';

/** How a dialog ends: left alone, or done. */
export interface DialogHandlers {
  onDismiss: () => void;
  onDone: () => void;
}

interface ItemActionsProps {
  /** Where it is edited; a kind or type that cannot be has none. */
  edit?: string | undefined;
  /** Why the service would not let it be edited. */
  editReason?: string | undefined;
  /** Why the service would not let it be deleted. */
  deleteReason?: string | undefined;
  /** The dialog before it is deleted. */
  dialog: (ends: DialogHandlers) => ReactNode;
  /** Where to go when it is deleted: its list. */
  list: string;
  /** Further verbs between Delete and Edit. */
  more?: ReactNode;
  /** The verb that most come for, in place of Edit. */
  primary?: ReactNode;
}

/** The verbs of a detail screen: delete, edit, and what else a kind knows. */
export function ItemActions(props: ItemActionsProps) {
  const { edit, editReason, deleteReason } = props;
  const navigate = useNavigate();
  const [deleting, setDeleting] = useState(false);
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Button onClick={() => setDeleting(true)} {...withReason(deleteReason)}>
        Delete
      </Button>
      {props.more}
      {edit !== undefined && (
        <Button href={edit} variant={props.primary ? 'normal' : 'primary'} {...withReason(editReason)}>
          Edit
        </Button>
      )}
      {props.primary}
      {deleting &&
        props.dialog({
          onDismiss: () => setDeleting(false),
          onDone: () => void navigate(props.list),
        })}
    </SpaceBetween>
  );
}

/** A button's props: disabled where there is a reason. */
export function withReason(reason: string | undefined) {
  return reason === undefined ? {} : { disabled: true, disabledReason: reason };
}

/** The dialog before something is deleted that nothing stands in the way of. */
export function ConfirmDelete(
  props: DialogHandlers & {
    plan: Plan;
    /** Begins the sentence about it: "Model pet". */
    subject: string;
    /** For what cannot be had back: the text a person has to type first. */
    typedName?: string;
    /** What happens and what goes with it, by name. */
    children: ReactNode;
  },
) {
  return (
    <ConfirmPlan
      plan={props.plan}
      confirmLabel="Delete"
      typedName={props.typedName}
      onDismiss={props.onDismiss}
      onDone={(result) => {
        notify('success', `${props.subject} is deleted.`, result);
        props.onDone();
      }}
    >
      {props.children}
    </ConfirmPlan>
  );
}
