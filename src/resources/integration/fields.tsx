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

/** Another purpose is another IntegrationType, which decides on nearly all other members. */
const KEPT =
  'This form keeps the integration type. For another one, create an integration and point the routes at it.';

interface FieldsProps {
  protocol: Protocol;
  /** The integration being edited, if any: its form offers the purposes that an update can turn it to. */
  original?: Integration;
}

/** The first choice: what the integration is for. */
function PresetField({ protocol, original }: FieldsProps) {
  const { field, error } = useBound<IntegrationValues, 'purpose'>('purpose');
  const { getValues, setValue } = useFormContext<IntegrationValues>();
  const choose = (purpose: IntegrationPreset) => {
    const { IntegrationUri, left } = toPreset(getValues(), purpose);
    setValue('left', left);
    setValue('IntegrationUri', IntegrationUri, { shouldDirty: true });
    field.onChange(purpose);
  };
  const was = original && presetOf(original);
  const open = was ? compatiblePresets(was, protocol) : PRESETS_BY_PROTOCOL[protocol];
  return (
    <FormField
      label="Integration type"
      {...(open.length < PRESETS_BY_PROTOCOL[protocol].length ? { constraintText: KEPT } : {})}
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
          disabled: !open.includes(value),
        }))}
      />
    </FormField>
  );
}

/** All members that an integration of this purpose has. */
export function IntegrationFields({ protocol, original }: FieldsProps) {
  const purpose = useWatch<IntegrationValues, 'purpose'>({ name: 'purpose' });
  const was = original && presetOf(original);
  const turns = was === undefined || compatiblePresets(was, protocol).length > 1;
  return (
    <SpaceBetween size="l">
      {turns && (
        <Container>
          <PresetField protocol={protocol} {...(original && { original })} />
        </Container>
      )}
      <Container
        header={
          <Header variant="h2" {...(turns ? {} : { description: KEPT })}>
            {INTEGRATION_PRESETS[purpose].label}
          </Header>
        }
      >
        <SpaceBetween size="l">
          <BackendFields purpose={purpose} />
          {purpose === 'lambda' && protocol === 'HTTP' && (
            <PayloadVersionField<IntegrationValues> name="PayloadFormatVersion" />
          )}
          <TextField<IntegrationValues>
            name="TimeoutInMillis"
            label="Timeout, milliseconds"
            type="number"
            constraint={`50 to ${MAX_TIMEOUT[protocol].toLocaleString('en')}; empty means the longest.`}
          />
          {purpose !== 'mock' && (
            <RoleField<IntegrationValues> name="CredentialsArn" needed={purpose === 'service'} />
          )}
          <TextAreaField<IntegrationValues> name="Description" label="Description" rows={2} />
        </SpaceBetween>
      </Container>
      {purpose === 'service' ? <ServiceFields /> : <MappingFields protocol={protocol} />}
      {protocol === 'WEBSOCKET' && <TemplateFields templates={hasTemplates(purpose)} />}
    </SpaceBetween>
  );
}

/** Where requests go. */
function BackendFields({ purpose }: { purpose: IntegrationPreset }) {
  const method = <MethodField<IntegrationValues> name="IntegrationMethod" methods={ROUTE_METHODS} />;
  switch (purpose) {
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
