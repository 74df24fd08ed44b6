import type { ClipboardEvent } from 'react';

/**
 * Pastes a text without the blanks around it, which come along with a selection on a page or in a terminal: an ARN, id,
 * URL or name never begins or ends with one. Multi-line fields take what they are given.
 */
export function trimPasted(event: ClipboardEvent): void {
  const { target } = event;
  if (!(target instanceof HTMLInputElement) || target.type === 'number' || target.readOnly) return;
  const text = event.clipboardData.getData('text');
  const trimmed = text.trim();
  if (trimmed === text) return;
  event.preventDefault();
  target.setRangeText(trimmed, target.selectionStart ?? 0, target.selectionEnd ?? 0, 'end');
  // React reads the field's value on this event.
  target.dispatchEvent(
    new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste', data: trimmed }),
  );
}
