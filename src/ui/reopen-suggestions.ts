/**
 * Shows the list of the kit's autosuggest again after a choice: it opens when its field takes the focus, and the field has it
 * still. For a choice that only completes what is typed.
 */
export function reopenSuggestions(field: { focus: () => void } | null): void {
  setTimeout(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    field?.focus();
  });
}
