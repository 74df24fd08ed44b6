import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type ReactNode, useState } from 'react';
import { useNavigate } from 'react-router';
import { ConfirmPlan } from '../../plans/ui/confirm-plan';
import type { Plan } from '../../service/plan';
import { notifyResult } from '../../ui/notify';

export interface DialogHandlers {
  onDismiss: () => void;
  onDone: () => void;
}

interface ItemActionsProps {
  /** The edit screen; absent for a type that cannot be edited. */
  edit?: string | undefined;
  /** Why the service would reject an edit. */
  editReason?: string | undefined;
  /** Why the service would reject a delete. */
  deleteReason?: string | undefined;
  /** The delete confirmation. */
  dialog: (ends: DialogHandlers) => ReactNode;
  /** The list to navigate to after the delete. */
  list: string;
  /** Further actions between Delete and Edit. */
  more?: ReactNode;
  /** The primary action, if not Edit. */
  primary?: ReactNode;
}

/** The actions of a detail screen. */
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

/** Button props: disabled if there is a reason. */
export function withReason(reason: string | undefined) {
  return reason === undefined ? {} : { disabled: true, disabledReason: reason };
}

/** The delete confirmation of a resource that no other resource blocks. */
export function ConfirmDelete(
  props: DialogHandlers & {
    plan: Plan;
    /** The start of a sentence: "Model pet". */
    subject: string;
    /** The text that the user must type first, for resources that cannot be restored. */
    typedName?: string;
    /** The consequences, and what is deleted with it. */
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
        notifyResult(result, 'success', `${props.subject} is deleted.`);
        props.onDone();
      }}
    >
      {props.children}
    </ConfirmPlan>
  );
}
