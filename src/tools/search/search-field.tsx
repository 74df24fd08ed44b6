import Autosuggest, { type AutosuggestProps } from '@cloudscape-design/components/autosuggest';
import { useRef } from 'react';
import type { Suggestion } from '../../service/search/suggest';
import { reopenSuggestions } from '../../ui/reopen-suggestions';

/** The text of a search, with what completes its last word or filter. */
export function SearchField(props: {
  value: string;
  onChange: (text: string) => void;
  suggestions: readonly Suggestion[];
}) {
  const field = useRef<AutosuggestProps.Ref>(null);
  return (
    <Autosuggest
      ref={field}
      value={props.value}
      options={props.suggestions.map(({ text, label, description }) => ({ value: text, label, description }))}
      filteringType="manual"
      hideEnteredTextOption
      enteredTextLabel={(text) => `Search for ${text}`}
      ariaLabel="Search everything that was read"
      placeholder="orders path:/orders auth:none tag:team=shop"
      clearAriaLabel="Clear search"
      onChange={({ detail }) => props.onChange(detail.value)}
      onSelect={() => reopenSuggestions(field.current)}
    />
  );
}
