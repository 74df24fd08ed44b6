import { type ReactNode, type RefObject, useRef } from 'react';
import styles from './popover.module.css';

/**
 * What a button with its id as `popoverTarget` shows, as a native popover: Escape and an outside click close it, and the focus
 * returns. It takes the focus when it opens.
 */
export function Popover(props: {
  id: string;
  label: string;
  /** Its place and width. */
  className: string | undefined;
  panel?: RefObject<HTMLDivElement | null>;
  /** Called before it is shown, with the panel as it will be, to be placed. */
  place?: (panel: HTMLDivElement) => void;
  onToggle?: (isOpen: boolean) => void;
  children: ReactNode;
}) {
  const own = useRef<HTMLDivElement>(null);
  const { id, label, className, panel = own, place, onToggle, children } = props;
  return (
    <div
      ref={panel}
      id={id}
      popover="auto"
      className={`${styles.popover} ${className}`}
      role="dialog"
      aria-label={label}
      tabIndex={-1}
      onBeforeToggle={({ newState, currentTarget }) => {
        if (newState !== 'open' || !place) return;
        // It has no size yet.
        currentTarget.style.display = 'block';
        place(currentTarget);
        currentTarget.style.display = '';
      }}
      onToggle={({ newState }) => {
        const isOpen = newState === 'open';
        onToggle?.(isOpen);
        if (isOpen) panel.current?.focus({ preventScroll: true });
      }}
    >
      {children}
    </div>
  );
}
