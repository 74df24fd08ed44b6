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
  /** Called before it takes the focus. */
  onToggle?: (isOpen: boolean) => void;
  children: ReactNode;
}) {
  const own = useRef<HTMLDivElement>(null);
  const { id, label, className, panel = own, onToggle, children } = props;
  return (
    <div
      ref={panel}
      id={id}
      popover="auto"
      className={`${styles.popover} ${className}`}
      role="dialog"
      aria-label={label}
      tabIndex={-1}
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
