import Popover from '@cloudscape-design/components/popover';
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
      <Popover
        triggerType="text-inline"
        size="medium"
        header={label}
        dismissAriaLabel="Close"
        content={
          <>
            {level === 'full' && (
              <p className={styles.full}>
                Quota reached: the service rejects further resources until one is deleted
                {adjustable ? ' or the quota is raised.' : '.'}
              </p>
            )}
            {figures} in use.{' '}
            {adjustable ? 'AWS raises this quota on request.' : 'This quota cannot be raised.'} The limit is
            the figure of AWS’s documentation; this account’s own may be another one.
          </>
        }
      >
        {`${figures}${adjustable ? ' ↑' : ''}${level === 'full' ? ', full' : ''}`}
      </Popover>
    </span>
  );
}
