import Autosuggest, { type AutosuggestProps } from '@cloudscape-design/components/autosuggest';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useEffect, useRef, useState } from 'react';
import { matchPath, useNavigate } from 'react-router';
import { useConnection } from '../../client/connection/use-connection';
import { countOf } from '../../lib/format';
import { kinds } from '../../service/kinds';
import { parseQuery } from '../../service/search/query';
import { filterRows } from '../../table/rows';
import { type Entry, hitEntry, unreadApiEntry } from '../../tools/search/entries';
import { ReadState } from '../../tools/search/read-state';
import { SearchProblem } from '../../tools/search/search-problem';
import { useSearch } from '../../tools/search/use-search';
import type { HeldKeys } from '../../ui/held-keys';
import { reopenSuggestions } from '../../ui/reopen-suggestions';
import { isApiId, paths, withoutBase } from '../paths';
import { requestEntries } from './search-entries';
import { useScreens } from './use-screens';

/** Of the screens, and of the resources: each option takes a part of the time that a key has. */
const MAX_SHOWN = 10;

/** Options that complete what is typed begin so; the others are numbers. */
const COMPLETES = 'completes ';

/** Jumps to any screen, and to any resource that was read. */
export default function SearchDialog(props: {
  path: string;
  /** What was typed before the dialog was there. */
  keys: HeldKeys;
  onClose: () => void;
}) {
  const { path, keys, onClose } = props;
  const navigate = useNavigate();
  const { region } = useConnection();
  const [query, setQuery] = useState('');
  const input = useRef<AutosuggestProps.Ref>(null);
  const isMoving = useRef(false);
  // Enter was pressed before there was anything to open.
  const [entersFirst, setEntersFirst] = useState(false);
  const openApi = matchPath('/apis/:apiId/*', withoutBase(path))?.params.apiId;
  const apiId = isApiId(openApi) ? openApi : undefined;
  const { screens, unloaded, isLoading, problem, load } = useScreens(apiId);
  const searched = useSearch({ text: query, offset: 0, limit: MAX_SHOWN });
  const { answer, isFinal } = searched;
  const hasFailed = searched.state.status === 'failed';
  // CORS is a screen of HTTP APIs, whose requests have a method and a path.
  const tested = apiId !== undefined && screens.some(({ row }) => row.href === paths.cors(apiId));
  const requests = requestEntries(query, tested ? apiId : undefined, region);
  // A screen has nothing that a filter could look at.
  const matching = parseQuery(query).filters.length > 0 ? [] : filterRows(screens, query);
  // All of them while nothing is typed: then they are a table of contents.
  const others: Entry[] = [...requests, ...(query.trim() === '' ? matching : matching.slice(0, MAX_SHOWN))];
  const hits = query.trim() === '' ? [] : (answer?.hits ?? []);
  const unread = isFinal && answer?.total === 0 ? unreadApiEntry(query) : undefined;
  const resources = hits.length > 0 ? (answer?.total ?? 0) : 0;
  const total = requests.length + matching.length + resources + (unread ? 1 : 0);
  // The last one, which is one key up.
  const inTable = {
    text: `${countOf(resources, 'resource')} in a table`,
    hint: 'Search',
    href: `${paths.search}?${new URLSearchParams({ q: query })}`,
  };
  const found: Entry[] = [
    ...others,
    ...hits.map(hitEntry),
    ...(unread ? [unread] : []),
    ...(hits.length > 1 ? [inTable] : []),
  ];
  const suggestions = answer?.text === query ? answer.suggestions : [];

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

  // Resources that were found for what was typed before are not what Enter means.
  const first = others.length > 0 || isFinal ? found[0]?.href : undefined;
  useEffect(() => {
    if (!entersFirst || first === undefined) return;
    onClose();
    void navigate(first);
  }, [entersFirst, first, onClose, navigate]);

  const focus = () => input.current?.focus();
  return (
    <Modal visible position="top" header="Search" closeAriaLabel="Close" onDismiss={onClose}>
      {/* Above the field: what is below it is covered by the list. */}
      <Box padding={{ bottom: 's' }} color="text-body-secondary">
        <div role="status">
          {statusText(total, isFinal || hasFailed, resources > 0 ? answer?.match : undefined)}
        </div>
        <SearchProblem found={searched} />
        {unloaded.length > 0 && (
          <SpaceBetween direction="horizontal" size="xs" alignItems="center">
            <span>Not loaded: {unloaded.map((kind) => kinds[kind].plural).join(', ')}.</span>
            <Button variant="inline-link" loading={isLoading} onClick={() => void load().then(focus)}>
              Load {unloaded.length === 1 ? 'it' : 'them'} ({countOf(unloaded.length, 'list')})
            </Button>
          </SpaceBetween>
        )}
        <ReadState onStart={focus} />
        {problem && <div role="alert">{problem}</div>}
      </Box>
      <Autosuggest
        ref={input}
        value={query}
        options={[
          ...suggestions.map(({ text, label, description }) => ({
            value: COMPLETES + text,
            label,
            description,
            labelTag: 'Filter',
          })),
          ...found.map(({ text, hint, href, found: where }, index) => ({
            value: String(index),
            label: text,
            labelTag: hint,
            disabled: href === undefined,
            ...(where !== undefined && { description: where }),
          })),
        ]}
        filteringType="manual"
        placeholder="Names, IDs, URIs, tags, screens; path:/orders auth:none"
        ariaLabel="Search screens and loaded resources"
        enteredTextLabel={(text) => `Search for ${text}`}
        hideEnteredTextOption
        onChange={({ detail }) => {
          isMoving.current = false;
          setEntersFirst(false);
          setQuery(detail.value.startsWith(COMPLETES) ? detail.value.slice(COMPLETES.length) : detail.value);
        }}
        onSelect={({ detail }) => {
          if (detail.value.startsWith(COMPLETES)) reopenSuggestions(input.current);
          else go(found[Number(detail.selectedOption?.value)]?.href);
        }}
        onKeyDown={({ detail }) => {
          if (detail.key === 'Escape') onClose();
          if (detail.key.startsWith('Arrow')) isMoving.current = true;
          // With the arrow keys the kit selects an option; without them Enter selects the first.
          if (detail.key !== 'Enter' || isMoving.current) return;
          if (first !== undefined) go(first);
          else setEntersFirst(!isFinal);
        }}
      />
    </Modal>
  );
}

function statusText(total: number, isFinal: boolean, match: string | undefined): string {
  if (total > 0) return `${countOf(total, 'result')}${match === 'similar' ? ', spelled similarly' : ''}`;
  return isFinal ? 'Nothing that is loaded matches.' : 'Searching';
}
