import Autosuggest, { type AutosuggestProps } from '@cloudscape-design/components/autosuggest';
import Box from '@cloudscape-design/components/box';
import Modal from '@cloudscape-design/components/modal';
import { useEffect, useMemo, useRef, useState } from 'react';
import { matchPath, useNavigate } from 'react-router';
import { useItemOptional } from '../../client/cache/queries';
import { queryClient } from '../../client/cache/query-client';
import type { Connection } from '../../client/connection/connection';
import { useConnection } from '../../client/connection/use-connection';
import { filterRows, searchable } from '../../table/rows';
import type { HeldKeys } from '../../ui/held-keys';
import { allAccountScreens, allApiScreens } from '../navigation';
import { isApiId } from '../paths';
import { cachedEntries, type SearchEntry } from './search-entries';

const MAX_SHOWN = 50;

/** Jumps to any screen, and to any resource that is loaded. */
export default function SearchDialog(props: {
  path: string;
  /** What was typed before the dialog was there. */
  keys: HeldKeys;
  onClose: () => void;
}) {
  const { path, keys, onClose } = props;
  const navigate = useNavigate();
  const connection = useConnection();
  const [query, setQuery] = useState('');
  const input = useRef<AutosuggestProps.Ref>(null);
  const isMoving = useRef(false);
  const [entersFirst, setEntersFirst] = useState(false);
  const openApi = matchPath('/apis/:apiId/*', path)?.params.apiId;
  const apiId = isApiId(openApi) ? openApi : undefined;
  const entries = useEntries(connection, apiId);
  const found = filterRows(entries, query).slice(0, MAX_SHOWN);

  useEffect(() => {
    // The dialog puts the focus on its close button when it opens; the field takes it right after, and what was typed.
    const timer = setTimeout(() => {
      input.current?.focus();
      const { text, enter } = keys.take();
      if (text !== '') setQuery(text);
      setEntersFirst(enter);
    });
    return () => clearTimeout(timer);
  }, [keys]);

  const go = (href: string | undefined) => {
    if (href === undefined) return;
    onClose();
    void navigate(href);
  };

  const first = found[0]?.href;
  useEffect(() => {
    if (!entersFirst || first === undefined) return;
    onClose();
    void navigate(first);
  }, [entersFirst, first, onClose, navigate]);

  return (
    <Modal visible header="Search" closeAriaLabel="Close" onDismiss={onClose}>
      <Autosuggest
        ref={input}
        value={query}
        options={found.map(({ text, hint }, index) => ({
          value: String(index),
          label: text,
          labelTag: hint,
        }))}
        filteringType="manual"
        virtualScroll
        placeholder="APIs, routes, integrations, authorizers, stages, screens"
        ariaLabel="Search screens and loaded resources"
        enteredTextLabel={(text) => `Search for ${text}`}
        hideEnteredTextOption
        onChange={({ detail }) => {
          setQuery(detail.value);
          isMoving.current = false;
        }}
        onSelect={({ detail }) => go(found[Number(detail.selectedOption?.value)]?.href)}
        onKeyDown={({ detail }) => {
          if (detail.key === 'Escape') onClose();
          if (detail.key.startsWith('Arrow')) isMoving.current = true;
          // With the arrow keys the kit selects an option; without them Enter selects the first.
          if (detail.key === 'Enter' && !isMoving.current) go(first);
        }}
      />
      <Box padding={{ top: 's' }} color="text-body-secondary">
        <div role="status">
          {found.length === 0 &&
            'No loaded resource matches. Search includes a list once you have opened it.'}
        </div>
      </Box>
    </Modal>
  );
}

/** All search entries: the screens of the open API first. */
function useEntries(connection: Connection, apiId: string | undefined) {
  const protocol = useItemOptional(
    'api',
    { ApiId: apiId ?? '' },
    { enabled: apiId !== undefined },
  )?.ProtocolType;
  return useMemo(() => {
    const all: SearchEntry[] = [
      ...(apiId === undefined ? [] : allApiScreens(apiId, protocol)).map((entry) => ({
        ...entry,
        hint: 'This API',
      })),
      ...allAccountScreens.map((entry) => ({ ...entry, hint: 'Screen' })),
      ...cachedEntries(queryClient, connection),
    ];
    return searchable(all, ({ text, hint }) => `${text} ${hint}`);
  }, [connection, apiId, protocol]);
}
