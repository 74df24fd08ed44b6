import type { ApiMapping } from '@aws-sdk/client-apigatewayv2';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useContext, useState } from 'react';
import { paths } from '../../app/paths';
import { singleCallPlan } from '../../plans/single-call-plan';
import { mappedAddress } from '../../service/mapped-address';
import { WriteLock } from '../../ui/write-lock';
import { ConfirmDelete, withReason } from '../shared/item-actions';

/** Edits or deletes an API mapping from its row. */
export function MappingActions({ domain, mapping }: { domain: string; mapping: ApiMapping }) {
  const { ApiMappingId = '', ApiMappingKey, Stage } = mapping;
  const [isDeleting, setDeleting] = useState(false);
  const lock = withReason(useContext(WriteLock));
  const address = mappedAddress(domain, ApiMappingKey);
  const close = () => setDeleting(false);
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Button
        variant="inline-icon"
        iconName="edit"
        ariaLabel={`Edit API mapping ${address}`}
        href={paths.apiMapping.edit(domain, ApiMappingId)}
        {...lock}
      />
      <Button
        variant="inline-icon"
        iconName="remove"
        ariaLabel={`Delete API mapping ${address}`}
        onClick={() => setDeleting(true)}
        {...lock}
      />
      {isDeleting && (
        <ConfirmDelete
          onDismiss={close}
          onDone={close}
          plan={singleCallPlan('DeleteApiMapping', 'apiMapping', `Delete mapping ${address}`, {
            DomainName: domain,
            ApiMappingId,
          })}
          subject={`API mapping ${address}`}
        >
          Requests to {address} fail immediately or match a mapping with a shorter path. The API and its stage{' '}
          {Stage} are kept.
        </ConfirmDelete>
      )}
    </SpaceBetween>
  );
}
