import { type FieldErrors, useFormContext } from 'react-hook-form';
import type { WizardValues } from './model';

type Rows = 'httpRoutes' | 'webSocketRoutes';

/** The error message of a member of a row, if any. */
export function useRowError(field: Rows): (index: number, member: string) => string | undefined {
  const { errors } = useFormContext<WizardValues>().formState;
  return (index, member) => {
    const rows = errors[field] as FieldErrors<Record<number, Record<string, unknown>>> | undefined;
    const row = rows?.[index] as Record<string, { message?: string } | undefined> | undefined;
    return row?.[member]?.message;
  };
}
