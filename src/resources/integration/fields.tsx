import type { Integration } from '@aws-sdk/client-apigatewayv2';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tiles from '@cloudscape-design/components/tiles';
import { useFormContext, useWatch } from 'react-hook-form';
import { TextAreaField, TextField, useBound } from '../../forms/fields';
import { MAX_TIMEOUT } from '../../service/rules/integration';
import {
  compatiblePresets,
  hasTemplates,
  INTEGRATION_PRESETS,
  type IntegrationPreset,
  PRESETS_BY_PROTOCOL,
  presetOf,
} from '../../service/rules/integration-presets';
import { ROUTE_METHODS } from '../../service/rules/route-key';
import type { Protocol } from '../../service/rules/rule';
import {
  ActionUriField,
  FunctionField,
  MethodField,
  PayloadVersionField,
  RoleField,
  UrlField,
} from '../shared/backend-fields';
import { MappingFields } from './mapping-fields';
import { type IntegrationValues, toPreset } from './model';
import { PrivateFields } from './private-fields';
import { ServiceFields } from './service-fields';
import { TemplateFields } from './template-fields';

/** Another preset has another IntegrationType, which determines nearly all other members. */
const TYPE_IS_FIXED =
  'The integration type cannot be changed here. Create another integration and retarget the routes.';

interface FieldsProps {
  protocol: Protocol;
  /** The integration being edited, if any: the form offers the presets that an update can change it to. */
  original?: Integration;
}

function PresetField({ protocol, original }: FieldsProps) {
  const { field, error } = useBound<IntegrationValues, 'preset'>('preset');
  const { getValues, setValue } = useFormContext<IntegrationValues>();
  const choose = (preset: IntegrationPreset) => {
    const { IntegrationUri, formerUris } = toPreset(getValues(), preset);
    setValue('formerUris', formerUris);
    setValue('IntegrationUri', IntegrationUri, { shouldDirty: true });
    field.onChange(preset);
  };
  const was = original && presetOf(original);
  const available = was ? compatiblePresets(was, protocol) : PRESETS_BY_PROTOCOL[protocol];
  return (
    <FormField
      label="Integration type"
      {...(available.length < PRESETS_BY_PROTOCOL[protocol].length ? { constraintText: TYPE_IS_FIXED } : {})}
      errorText={error}
      stretch
    >
      <Tiles
        value={field.value}
        onChange={({ detail }) => choose(detail.value as IntegrationPreset)}
        ariaLabel="Integration type"
        items={PRESETS_BY_PROTOCOL[protocol].map((value) => ({
          value,
          label: INTEGRATION_PRESETS[value].label,
          description: INTEGRATION_PRESETS[value].description,
          disabled: !available.includes(value),
        }))}
      />
    </FormField>
  );
}

/** The fields of the selected preset. */
export function IntegrationFields({ protocol, original }: FieldsProps) {
  const preset = useWatch<IntegrationValues, 'preset'>({ name: 'preset' });
  const was = original && presetOf(original);
  const canChangePreset = was === undefined || compatiblePresets(was, protocol).length > 1;
  return (
    <SpaceBetween size="l">
      {canChangePreset && (
        <Container>
          <PresetField protocol={protocol} {...(original && { original })} />
        </Container>
      )}
      <Container
        header={
          <Header variant="h2" {...(canChangePreset ? {} : { description: TYPE_IS_FIXED })}>
            {INTEGRATION_PRESETS[preset].label}
          </Header>
        }
      >
        <SpaceBetween size="l">
          <BackendFields preset={preset} />
          {preset === 'lambda' && protocol === 'HTTP' && (
            <PayloadVersionField<IntegrationValues> name="PayloadFormatVersion" />
          )}
          <TextField<IntegrationValues>
            name="TimeoutInMillis"
            label="Timeout, milliseconds"
            type="number"
            constraint={`50 to ${MAX_TIMEOUT[protocol].toLocaleString('en')}; empty means the maximum.`}
          />
          {preset !== 'mock' && (
            <RoleField<IntegrationValues> name="CredentialsArn" needed={preset === 'service'} />
          )}
          <TextAreaField<IntegrationValues> name="Description" label="Description" rows={2} />
        </SpaceBetween>
      </Container>
      {preset === 'service' ? <ServiceFields /> : <MappingFields protocol={protocol} />}
      {protocol === 'WEBSOCKET' && <TemplateFields templates={hasTemplates(preset)} />}
    </SpaceBetween>
  );
}

/** The fields that identify the backend. */
function BackendFields({ preset }: { preset: IntegrationPreset }) {
  const method = <MethodField<IntegrationValues> name="IntegrationMethod" methods={ROUTE_METHODS} />;
  switch (preset) {
    case 'lambda':
      return <FunctionField<IntegrationValues> name="IntegrationUri" />;
    case 'http':
    case 'httpCustom':
      return (
        <SpaceBetween size="l">
          <UrlField<IntegrationValues> name="IntegrationUri" />
          {method}
        </SpaceBetween>
      );
    case 'private':
      return (
        <SpaceBetween size="l">
          <PrivateFields />
          {method}
        </SpaceBetween>
      );
    case 'aws':
      return (
        <SpaceBetween size="l">
          <ActionUriField<IntegrationValues> name="IntegrationUri" />
          {method}
        </SpaceBetween>
      );
    default:
      return null;
  }
}
