import { type ReactNode, useId, useRef } from 'react';
import { Popover } from './popover';
import styles from './quota-meter.module.css';
import textStyles from './text.module.css';

/** A quota of the service, as `src/service/rules/quotas` has it. */
export interface QuotaFigure {
  /** What is counted, and in what: "Routes per API". */
  label: string;
  limit: number;
  /** Whether AWS raises it on request. */
  adjustable: boolean;
}

/** From this share on the meter warns. */
const NEAR = 0.8;

/**
 * How much of a quota is used, as a small bar and its figures; details are in a popover. The limit is the
 * documented default; the account's may differ.
 */
export default function QuotaMeter({ quota, used }: { quota: QuotaFigure; used: number }) {
  const { label, limit, adjustable } = quota;
  const part = used / limit;
  const level = part >= 1 ? 'full' : part >= NEAR ? 'near' : 'low';
  const figures = `${used.toLocaleString('en')} of ${limit.toLocaleString('en')}`;
  return (
    <span className={styles.meter} data-level={level}>
      <meter
        className={textStyles.visuallyHidden}
        aria-label={label}
        min={0}
        max={limit}
        value={Math.min(used, limit)}
      >
        {figures}
      </meter>
      <span className={styles.bar} aria-hidden="true">
        <span style={{ inlineSize: `${Math.min(100, part * 100)}%` }} />
      </span>
      <Details label={label} text={`${figures}${adjustable ? ' ↑' : ''}${level === 'full' ? ', full' : ''}`}>
        {level === 'full' && (
          <p className={styles.full}>
            Quota reached: the service rejects further resources until one is deleted
            {adjustable ? ' or the quota is raised.' : '.'}
          </p>
        )}
        <p>
          {figures} in use.{' '}
          {adjustable ? 'AWS raises this quota on request.' : 'This quota cannot be raised.'} The limit is the
          figure of AWS’s documentation; this account’s own may be another one.
        </p>
      </Details>
    </span>
  );
}

/** Between the button and its details, and between these and the edge of the window, in pixels. */
const GAP = 8;

/** A button that shows details beside it. The kit's popover would be a tenth of what a list loads with its rows. */
function Details({ label, text, children }: { label: string; text: string; children: ReactNode }) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);

  /** Below the button, or above it where there is no room; it scrolls with the page. */
  const place = ({ offsetWidth, offsetHeight, style }: HTMLElement) => {
    if (!button.current) return;
    const at = button.current.getBoundingClientRect();
    const below = at.bottom + GAP;
    const hasRoom = below + offsetHeight <= innerHeight;
    const left = Math.max(GAP, Math.min(at.left, document.documentElement.clientWidth - offsetWidth - GAP));
    style.top = `${scrollY + (hasRoom ? below : at.top - GAP - offsetHeight)}px`;
    style.left = `${scrollX + left}px`;
  };

  return (
    <>
      <button ref={button} type="button" className={styles.button} aria-haspopup="dialog" popoverTarget={id}>
        {text}
      </button>
      <Popover id={id} label={label} className={styles.details} place={place}>
        <strong>{label}</strong>
        {children}
      </Popover>
    </>
  );
}
