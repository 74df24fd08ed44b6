import Autosuggest, { type AutosuggestProps } from '@cloudscape-design/components/autosuggest';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useEffect, useMemo, useRef, useState } from 'react';
import { matchPath, useNavigate } from 'react-router';
import { loadAll, type Params, useItemOptional } from '../../client/cache/queries';
import { queryClient } from '../../client/cache/query-client';
import type { Connection } from '../../client/connection/connection';
import { connections } from '../../client/connection/connections';
import { useConnection } from '../../client/connection/use-connection';
import { countOf } from '../../lib/format';
import { kinds } from '../../service/kinds';
import { filterRows, searchable } from '../../table/rows';
import type { HeldKeys } from '../../ui/held-keys';
import { allAccountScreens, allApiScreens, searchableKinds } from '../navigation';
import { isApiId, paths, withoutBase } from '../paths';
import { cachedEntries, requestEntries, type SearchEntry, unloadedKinds } from './search-entries';

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
  const openApi = matchPath('/apis/:apiId/*', withoutBase(path))?.params.apiId;
  const apiId = isApiId(openApi) ? openApi : undefined;
  const { entries, unloaded, isLoading, problem, load } = useEntries(connection, apiId);
  // CORS is a screen of HTTP APIs, whose requests have a method and a path.
  const tested = apiId !== undefined && entries.some(({ row }) => row.href === paths.cors(apiId));
  const found = [
    ...requestEntries(query, tested ? apiId : undefined),
    ...filterRows(entries, query).slice(0, MAX_SHOWN),
  ];

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
        placeholder="Names, ids, targets, screens, connections"
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
          {found.length === 0 ? 'Nothing that is loaded matches.' : countOf(found.length, 'result')}
        </div>
        {unloaded.length > 0 && (
          <SpaceBetween direction="horizontal" size="xs" alignItems="center">
            <span>Not loaded: {unloaded.map((kind) => kinds[kind].plural).join(', ')}.</span>
            <Button
              variant="inline-link"
              loading={isLoading}
              onClick={() => void load().then(() => input.current?.focus())}
            >
              Load {unloaded.length === 1 ? 'it' : 'them'} ({countOf(unloaded.length, 'list')})
            </Button>
          </SpaceBetween>
        )}
        {problem && <div role="alert">{problem}</div>}
      </Box>
    </Modal>
  );
}

/** All search entries, the screens of the open API first; and how to load the lists that are missing. */
function useEntries(connection: Connection, apiId: string | undefined) {
  const protocol = useItemOptional(
    'api',
    { ApiId: apiId ?? '' },
    { enabled: apiId !== undefined },
  )?.ProtocolType;
  const params = useMemo((): Params => {
    if (apiId === undefined) return {};
    return { ApiId: apiId };
  }, [apiId]);
  const [loads, setLoads] = useState(0);
  const [isLoading, setIsLoading] = useState(false);
  const [problem, setProblem] = useState<string>();
  const found = useMemo(() => {
    const all: SearchEntry[] = [
      ...(apiId === undefined ? [] : allApiScreens(apiId, protocol)).map((entry) => ({
        ...entry,
        hint: 'This API',
      })),
      ...allAccountScreens.map((entry) => ({ ...entry, hint: 'Screen' })),
      ...connections
        .all()
        .filter(({ id }) => !connections.isBuiltIn(id))
        .map(({ id, name, region }) => ({
          text: name,
          hint: `Connection · ${region}`,
          href: paths.connection.edit(id),
        })),
      ...cachedEntries(queryClient, connection),
    ];
    return {
      // A load adds to what is cached.
      loads,
      entries: searchable(all, ({ text, hint, terms = '' }) => `${text} ${hint} ${terms}`),
      unloaded: unloadedKinds(queryClient, connection, searchableKinds(apiId, protocol), params),
    };
  }, [connection, apiId, protocol, params, loads]);

  const load = async () => {
    setIsLoading(true);
    setProblem(undefined);
    const results = await Promise.allSettled(found.unloaded.map((kind) => loadAll(connection, kind, params)));
    const failed = results.find((result) => result.status === 'rejected');
    if (failed) setProblem((failed.reason as Error).message);
    setIsLoading(false);
    setLoads((before) => before + 1);
  };
  return { ...found, isLoading, problem, load };
}
