import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type ReactNode, useContext } from 'react';
import { countOf } from '../../lib/format';
import { ApiCallPreview } from '../../plans/ui/api-call-preview';
import { INTEGRATION_PRESETS } from '../../service/rules/integration-presets';
import styles from '../../ui/name-list.module.css';
import { type Property, PropertyList } from '../../ui/property-list';
import textStyles from '../../ui/text.module.css';
import { WriteLock } from '../../ui/write-lock';
import { RouteKey } from '../../views/route-key';
import { authorizationOf } from './authorizer-model';
import { rowNames } from './integration-model';
import { apiInput, fieldsOf, toPlan, type WizardValues } from './model';

const AUTHORIZER_LABELS = { NONE: 'None', JWT: 'JWT', REQUEST: 'Lambda' } as const;

const AUTHORIZATION_TEXTS = { NONE: '', AWS_IAM: ', IAM', AUTHORIZER: ', authorized' } as const;

/** A summary of each step with an Edit button, and the planned calls. */
export function ReviewStep(props: {
  values: WizardValues;
  goTo: (step: number) => void;
  /** The progress of the plan. */
  progress: ReactNode;
}) {
  const { values, goTo, progress } = props;
  // The wizard's submit button cannot be disabled, so the reason is shown above.
  const lock = useContext(WriteLock);
  const { ProtocolType: protocol } = values;
  const fields = fieldsOf(values);
  const integrations = values[fields.integrations];
  const authorizer = values[fields.authorizer];
  const names = rowNames(integrations, protocol);
  const plan = toPlan(values);
  const cors = apiInput(values).CorsConfiguration;
  const part = (title: string, step: number, properties: Property[]) => (
    <PropertyList
      title={title}
      columns={2}
      facts={properties}
      actions={
        <Button formAction="none" ariaLabel={`Edit ${title}`} onClick={() => goTo(step)}>
          Edit
        </Button>
      }
    />
  );
  return (
    <SpaceBetween size="l">
      {lock && <Alert type="warning">{lock}</Alert>}
      {progress}
      {part('API', 0, [
        { label: 'Name', value: values.Name },
        { label: 'Protocol', value: protocol === 'HTTP' ? 'HTTP' : 'WebSocket' },
        { label: 'Description', value: values.Description },
        protocol === 'HTTP'
          ? {
              label: 'CORS',
              value: cors ? cors.AllowOrigins?.join(', ') || 'Configured' : 'Not configured',
            }
          : { label: 'Route selection expression', value: values.RouteSelectionExpression },
      ])}
      {part('Integrations', 1, [
        {
          label: 'To create',
          value:
            integrations.length === 0 ? (
              'None'
            ) : (
              <ul className={styles.list}>
                {integrations.map((row) => (
                  <li key={row.id}>
                    {names.get(row.id)}
                    {!names.get(row.id)?.startsWith(INTEGRATION_PRESETS[row.preset].label) && (
                      <span className={textStyles.secondary}> · {INTEGRATION_PRESETS[row.preset].label}</span>
                    )}
                  </li>
                ))}
              </ul>
            ),
        },
      ])}
      {part('Authorizer', 2, [
        { label: 'Type', value: AUTHORIZER_LABELS[authorizer.type] },
        ...(authorizer.type === 'NONE' ? [] : [{ label: 'Name', value: authorizer.Name }]),
        ...(authorizer.type === 'JWT' ? [{ label: 'Issuer', value: authorizer.Issuer }] : []),
      ])}
      {part('Routes', 3, [
        {
          label: 'To create',
          value:
            values[fields.routes].length === 0 ? (
              'None'
            ) : (
              <ul className={styles.list}>
                {values[fields.routes].map((row) => (
                  <li key={row.id}>
                    <RouteKey text={row.RouteKey} /> → {names.get(row.integration) ?? 'no integration'}
                    {AUTHORIZATION_TEXTS[authorizationOf(row, authorizer, protocol)]}
                    {protocol === 'WEBSOCKET' && row.twoWay && ', two-way'}
                  </li>
                ))}
              </ul>
            ),
        },
      ])}
      {part('Stage', 4, [
        { label: 'Name', value: values.stage ? values[fields.stageName] : 'No stage' },
        {
          label: 'Deployment',
          value: values.stage && (values.AutoDeploy ? 'Automatic' : 'Once at the end, then manual'),
        },
      ])}
      <Container
        header={<Header variant="h2">{`${countOf(plan.calls.length, 'call')}, in this order`}</Header>}
      >
        <ol className={styles.list} aria-label="Planned calls">
          {plan.calls.map(({ id, label }) => (
            <li key={id} className={textStyles.breakAnywhere}>
              {label}
            </li>
          ))}
        </ol>
      </Container>
      <ApiCallPreview plan={plan} />
    </SpaceBetween>
  );
}
