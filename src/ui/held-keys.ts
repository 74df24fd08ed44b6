/** The keys that were pressed while the field that is meant to take them was loading. */
export interface HeldKeys {
  /** Ends the holding; what was typed, and whether Enter ended it. */
  take(): { text: string; enter: boolean };
}

/**
 * Holds what is typed from now on, for a field that is not there yet. Keys with a modifier and all others go their way.
 * @param onEscape called when Escape is pressed; the holding has ended then
 */
export function holdKeys(onEscape: () => void): HeldKeys {
  let text = '';
  let enter = false;
  const end = () => {
    removeEventListener('keydown', onKey, true);
    removeEventListener('paste', onPaste, true);
  };
  const onKey = (event: KeyboardEvent) => {
    const { key, ctrlKey, metaKey, altKey, isComposing } = event;
    if (ctrlKey || metaKey || altKey || isComposing) return;
    if (key === 'Escape') {
      end();
      onEscape();
    } else if (key === 'Backspace') text = [...text].slice(0, -1).join('');
    else if (key === 'Enter') enter = true;
    else if ([...key].length === 1) text += key;
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onPaste = (event: ClipboardEvent) => {
    text += event.clipboardData?.getData('text') ?? '';
    event.preventDefault();
  };
  addEventListener('keydown', onKey, true);
  addEventListener('paste', onPaste, true);
  return {
    take() {
      end();
      return { text, enter };
    },
  };
}
