import ColumnLayout from '@cloudscape-design/components/column-layout';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Grid from '@cloudscape-design/components/grid';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useAll } from '../../client/cache/queries';
import { CodeField } from '../../forms/code-field';
import { CheckboxField, SelectField, TextField } from '../../forms/fields';
import {
  ActionField,
  ActionUriField,
  FunctionField,
  LinkField,
  ListenerField,
  MethodField,
  PayloadVersionField,
  RoleField,
  ServerNameField,
  UrlField,
} from '../../resources/shared/backend-fields';
import {
  hasTemplates,
  INTEGRATION_PRESETS,
  type IntegrationPreset,
  PRESETS_BY_PROTOCOL,
} from '../../service/rules/integration-presets';
import { ROUTE_METHODS } from '../../service/rules/route-key';
import { SUBTYPES, subtypeOf } from '../../service/rules/subtypes';
import { vtlDiagnostics } from '../../service/rules/vtl';
import type { Backend, IntegrationRow } from './integration-model';
import type { fieldsOf, WizardValues } from './model';

interface Props {
  list: ReturnType<typeof fieldsOf>['integrations'];
  index: number;
  row: IntegrationRow;
  protocol: WizardValues['ProtocolType'];
}

/** The preset of an integration and its fields; the most important ones share the first row if there is room. */
export function BackendFields({ list, index, row, protocol }: Props) {
  const thirdColumn = thirdColumnColumnOf(row.preset, protocol);
  const at = <Member extends keyof Backend>(member: Member) =>
    `${list}.${index}.of.${row.preset}.${member}` as const;
  const spans = thirdColumn ? [3, 6, 3] : [3, 9];
  const isMock = row.preset === 'mock';
  return (
    <SpaceBetween size="l">
      <Grid gridDefinition={(isMock ? [3] : spans).map((xs) => ({ colspan: { default: 12, xs } }))}>
        <SelectField<WizardValues>
          key="type"
          name={`${list}.${index}.preset`}
          label="Type"
          options={PRESETS_BY_PROTOCOL[protocol].map((value) => ({
            value,
            label: INTEGRATION_PRESETS[value].label,
            description: INTEGRATION_PRESETS[value].description,
          }))}
        />
        {!isMock && (
          <div key={row.preset}>
            <BackendField at={at} preset={row.preset} />
          </div>
        )}
        {thirdColumn === 'version' && (
          <PayloadVersionField<WizardValues> key="version" name={at('PayloadFormatVersion')} />
        )}
        {thirdColumn === 'method' && (
          <MethodField<WizardValues>
            key={`method ${row.preset}`}
            name={at('IntegrationMethod')}
            methods={ROUTE_METHODS}
          />
        )}
      </Grid>
      {row.preset === 'private' && <PrivateFields at={at} />}
      {row.preset === 'service' && <ParameterFields at={at} action={row.of.service.IntegrationSubtype} />}
      {row.preset === 'aws' && <RoleField<WizardValues> name={at('CredentialsArn')} needed={false} />}
      {hasTemplates(row.preset) && <TemplateFields key={row.preset} at={at} preset={row.preset} />}
    </SpaceBetween>
  );
}

/** The last field of the first row. */
function thirdColumnColumnOf(
  preset: IntegrationPreset,
  protocol: Props['protocol'],
): 'method' | 'version' | undefined {
  if (preset === 'lambda') return protocol === 'HTTP' ? 'version' : undefined;
  return preset === 'service' || preset === 'mock' ? undefined : 'method';
}

type At = <Member extends keyof Backend>(
  member: Member,
) => `${Props['list']}.${number}.of.${IntegrationPreset}.${Member}`;

/** The field that identifies the backend. */
function BackendField({ at, preset }: { at: At; preset: IntegrationPreset }) {
  switch (preset) {
    case 'lambda':
      return <FunctionField<WizardValues> name={at('IntegrationUri')} />;
    case 'http':
    case 'httpCustom':
      return <UrlField<WizardValues> name={at('IntegrationUri')} />;
    case 'private':
      return <VpcLinkField name={at('ConnectionId')} />;
    case 'service':
      return <ActionField<WizardValues> name={at('IntegrationSubtype')} actions={Object.keys(SUBTYPES)} />;
    case 'aws':
      return <ActionUriField<WizardValues> name={at('IntegrationUri')} />;
    case 'mock':
      return null;
  }
}

/** Loads the VPC links only when the field is shown. */
function VpcLinkField({ name }: { name: ReturnType<At> }) {
  const links = useAll('vpcLink', {});
  return <LinkField<WizardValues> name={name} links={links} />;
}

/** The backend behind a VPC link. */
function PrivateFields({ at }: { at: At }) {
  return (
    <SpaceBetween size="l">
      <ListenerField<WizardValues> name={at('IntegrationUri')} />
      <ServerNameField<WizardValues> name={at('ServerNameToVerify')} />
      <CheckboxField<WizardValues>
        name={at('withoutStage')}
        label="Remove the stage from the path"
        description="Otherwise the path that a private backend receives begins with the stage name."
      />
    </SpaceBetween>
  );
}

/** The role and the parameters of an action, one field each. */
function ParameterFields({ at, action }: { at: At; action: string }) {
  const subtype = subtypeOf(action);
  if (!subtype) return null;
  const parameter = (name: string) => (
    <TextField<WizardValues>
      key={name}
      name={`${at('parameters')}.${action}.${name}`}
      label={name}
      placeholder="$request.body.name"
    />
  );
  return (
    <SpaceBetween key={action} size="l">
      <RoleField<WizardValues> name={at('CredentialsArn')} needed />
      <ColumnLayout columns={2}>{subtype.required.map(parameter)}</ColumnLayout>
      <ExpandableSection
        headerText="Optional parameters"
        headerDescription="Each parameter is a static value, or a part of the request such as $request.body.message."
      >
        <ColumnLayout columns={2}>{subtype.optional.map(parameter)}</ColumnLayout>
      </ExpandableSection>
    </SpaceBetween>
  );
}

/** The templates of a non-proxy integration. */
function TemplateFields({ at, preset }: { at: At; preset: IntegrationPreset }) {
  const code = { language: 'velocity', check: vtlDiagnostics } as const;
  return (
    <ColumnLayout columns={2}>
      <CodeField<WizardValues>
        {...code}
        name={at('RequestTemplate')}
        label="Request template"
        constraint={
          preset === 'mock'
            ? 'Its statusCode is the status of the mock response.'
            : 'Empty: messages are passed through.'
        }
      />
      <CodeField<WizardValues>
        {...code}
        name={at('ResponseTemplate')}
        label="Response template"
        constraint="For the integration response $default, which is created too. Empty: responses are passed through."
      />
    </ColumnLayout>
  );
}
