import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Steps, { type StepsProps } from '@cloudscape-design/components/steps';
import { resourceHref } from '../../resources/shared/resource-href';
import type { Origin } from '../../service/configuration/source';
import { RULES } from '../../service/traffic/rules';
import type { Fact, Step } from '../../service/traffic/step';
import textStyles from '../../ui/text.module.css';
import { CERTAINTY, STEP_NAMES } from './labels';
import styles from './test-request.module.css';

interface TimelineProps {
  steps: readonly Step[];
  apiId: string;
  origin: Origin | undefined;
}

const STATUS: Record<Step['verdict'], { status: StepsProps.Status; label: string }> = {
  passed: { status: 'success', label: 'Passed' },
  answered: { status: 'info', label: 'Answered' },
  stopped: { status: 'error', label: 'Stopped' },
  skipped: { status: 'pending', label: 'Nothing to do' },
  unknown: { status: 'warning', label: 'Not known' },
};

/** The steps of a request; each opens to what it looked at and the rules that it rests on. */
export function Timeline({ steps, apiId, origin }: TimelineProps) {
  return (
    <Steps
      ariaLabel="Steps of the request"
      steps={steps.map((step) => ({
        status: STATUS[step.verdict].status,
        statusIconAriaLabel: STATUS[step.verdict].label,
        header: (
          <span className={styles.step}>
            <span className={styles.stepName}>{STEP_NAMES[step.id]}:</span>{' '}
            <span className={step.verdict === 'stopped' ? undefined : styles.stepTitle}>{step.title}</span>
          </span>
        ),
        details: <Details step={step} apiId={apiId} origin={origin} />,
      }))}
    />
  );
}

function Details({ step, apiId, origin }: { step: Step; apiId: string; origin: Origin | undefined }) {
  const { outcomes = [], facts, rules } = step;
  return (
    <SpaceBetween size="xxs">
      {outcomes.length > 0 && (
        <ul className={styles.rules} aria-label="Possible outcomes">
          {outcomes.map((outcome) => (
            <li key={outcome}>{outcome}</li>
          ))}
        </ul>
      )}
      {facts.length + rules.length > 0 && (
        <details className={styles.more}>
          <summary>
            {step.certainty ? CERTAINTY[step.certainty].short : 'Details'}
            <span className={textStyles.visuallyHidden}>: facts and rules of “{step.title}”</span>
          </summary>
          <SpaceBetween size="s">
            {facts.length > 0 && (
              <dl className={styles.facts}>
                {facts.map((fact, at) => (
                  // Headers may come twice with the same value.
                  // biome-ignore lint/suspicious/noArrayIndexKey: facts of a step keep their order
                  <FactRow key={at} fact={fact} href={resourceHref(fact.resource, apiId, origin)} />
                ))}
              </dl>
            )}
            {rules.length > 0 && (
              <ul className={styles.rules} aria-label="Rules">
                {rules.map((id) => (
                  <li key={id}>
                    {RULES[id].text}{' '}
                    <span className={styles.stepName}>
                      {CERTAINTY[RULES[id].mark].long} (traffic rules {RULES[id].section})
                    </span>
                  </li>
                ))}
              </ul>
            )}
          </SpaceBetween>
        </details>
      )}
    </SpaceBetween>
  );
}

function FactRow({ fact, href }: { fact: Fact; href: string | undefined }) {
  const { label, value, holds } = fact;
  const shown = value.length > 2000 ? `${value.slice(0, 2000)}…` : value;
  const text = href === undefined ? shown : <Link href={href}>{shown}</Link>;
  return (
    <>
      <dt>{label}</dt>
      <dd>
        {holds === undefined ? (
          text
        ) : (
          <StatusIndicator type={holds ? 'success' : 'error'} wrapText>
            {text}
          </StatusIndicator>
        )}
      </dd>
    </>
  );
}
