import Button from '@cloudscape-design/components/button';
import { useEffect, useRef } from 'react';
import { type Params, useItemRefresh } from '../../client/cache/queries';
import type { Kind, Resources } from '../../service/resources';
import { isInTransition } from '../../service/transition';
import { notify } from '../../ui/notify';

/** Says in a notification when the service has finished changing the displayed resource. @param text what is true then */
export function useTransitionNotice<K extends Kind>(kind: K, item: Resources[K] | undefined, text: string) {
  const waited = useRef(false);
  const waits = isInTransition(kind, item);
  useEffect(() => {
    if (waited.current && !waits && item) notify('info', text);
    waited.current = waits;
  }, [waits, item, text]);
}

/** Reads the displayed resource again. */
export function RefreshButton<K extends Kind>(props: { kind: K; params: Params; noun: string }) {
  const { isFetching, refresh } = useItemRefresh(props.kind, props.params);
  return (
    <Button
      iconName="refresh"
      ariaLabel={`Refresh ${props.noun}`}
      loading={isFetching}
      onClick={() => void refresh()}
    />
  );
}
