import Box from '@cloudscape-design/components/box';
import Input, { type InputProps } from '@cloudscape-design/components/input';
import Modal from '@cloudscape-design/components/modal';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { matchPath, useNavigate } from 'react-router';
import { useItemOptional } from '../../client/cache/queries';
import { queryClient } from '../../client/cache/query-client';
import { filterRows, searchable } from '../../table/rows';
import { isApiId, paths } from '../paths';
import { accountLists, apiScreens } from './navigation';
import { cachedEntries, type SearchEntry } from './search-entries';
import './search-dialog.css';

/** Jumps to anything that is loaded, and to every verb of where one is. */
export default function Palette({ path, onClose }: { path: string; onClose: () => void }) {
  const navigate = useNavigate();
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const input = useRef<InputProps.Ref>(null);
  const list = useRef<HTMLDivElement>(null);
  const listId = useId();
  const apiId = matchPath('/apis/:apiId/*', path)?.params.apiId;
  const api = useItemOptional('api', { ApiId: apiId ?? '' }, { enabled: isApiId(apiId) });

  const all = useMemo(
    () =>
      searchable(
        [...verbs(apiId, api?.ProtocolType), ...cachedEntries(queryClient)],
        (place) => `${place.text} ${place.hint}`,
      ),
    [apiId, api?.ProtocolType],
  );
  const found = filterRows(all, query).slice(0, 50);
  const current = Math.min(active, Math.max(0, found.length - 1));

  useEffect(() => {
    // The dialog puts the focus on its close button when it opens; the field takes it right after.
    const timer = setTimeout(() => input.current?.focus());
    return () => clearTimeout(timer);
  }, []);
  useEffect(() => {
    list.current?.querySelector(`[data-index="${current}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [current]);

  const go = (place: SearchEntry | undefined) => {
    if (!place) return;
    onClose();
    void navigate(place.href);
  };

  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setActive(Math.min(current + 1, found.length - 1));
    else if (event.key === 'ArrowUp') setActive(Math.max(current - 1, 0));
    else if (event.key === 'Enter') go(found[current]);
    else return;
    event.preventDefault();
  };

  return (
    <Modal visible header="Find" closeAriaLabel="Close" onDismiss={onClose}>
      <div onKeyDownCapture={onKey}>
        <Input
          ref={input}
          type="search"
          value={query}
          placeholder="APIs, routes, integrations, authorizers, stages, screens"
          ariaLabel="Find anything that is loaded"
          onChange={({ detail }) => {
            setQuery(detail.value);
            setActive(0);
          }}
          nativeInputAttributes={{
            role: 'combobox',
            'aria-expanded': true,
            'aria-controls': listId,
            'aria-activedescendant': found.length > 0 ? `${listId}-${current}` : '',
          }}
        />
      </div>
      <div ref={list} id={listId} role="listbox" aria-label="Places" className="gh-palette">
        {found.map((place, index) => (
          // The combobox above owns the keyboard (Enter, arrows); the pointer is only a second way.
          // biome-ignore lint/a11y/useKeyWithClickEvents: see above
          <div
            key={place.href}
            id={`${listId}-${index}`}
            data-index={index}
            role="option"
            tabIndex={-1}
            aria-selected={index === current}
            onClick={() => go(place)}
          >
            <span className="gh-cut">{place.text}</span>
            <span className="gh-palette-hint">{place.hint}</span>
          </div>
        ))}
      </div>
      {found.length === 0 && (
        <Box padding="s" color="text-body-secondary">
          Nothing that is loaded matches. Lists are searched once they have been opened.
        </Box>
      )}
    </Modal>
  );
}

function verbs(apiId: string | undefined, protocol: string | undefined): SearchEntry[] {
  const everywhere = [
    ...accountLists.map((list) => ({ ...list, hint: 'Screen' })),
    { text: 'Create API', hint: 'Screen', href: paths.apiCreate },
    { text: 'Import API', hint: 'Screen', href: paths.apiImport },
    { text: 'Journal', hint: 'Screen', href: paths.journal },
  ];
  if (!isApiId(apiId)) return everywhere;
  return [
    ...apiScreens(apiId, protocol).map((screen) => ({ ...screen, hint: 'This API' })),
    { text: 'Create route', hint: 'This API', href: paths.route.create(apiId) },
    ...everywhere,
  ];
}
