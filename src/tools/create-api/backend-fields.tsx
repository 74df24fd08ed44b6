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

/** What an integration is for, and the members that this preset has: the first ones in one line where there is room. */
export function BackendFields({ list, index, row, protocol }: Props) {
  const third = thirdOf(row.preset, protocol);
  const at = <Member extends keyof Backend>(member: Member) =>
    `${list}.${index}.of.${row.preset}.${member}` as const;
  const spans = third ? [3, 6, 3] : [3, 9];
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
            <Main at={at} preset={row.preset} />
          </div>
        )}
        {third === 'version' && (
          <PayloadVersionField<WizardValues> key="version" name={at('PayloadFormatVersion')} />
        )}
        {third === 'method' && (
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

/** What stands at the end of the first line. */
function thirdOf(preset: IntegrationPreset, protocol: Props['protocol']): 'method' | 'version' | undefined {
  if (preset === 'lambda') return protocol === 'HTTP' ? 'version' : undefined;
  return preset === 'service' || preset === 'mock' ? undefined : 'method';
}

type At = <Member extends keyof Backend>(
  member: Member,
) => `${Props['list']}.${number}.of.${IntegrationPreset}.${Member}`;

/** The one member that tells most of where requests go. */
function Main({ at, preset }: { at: At; preset: IntegrationPreset }) {
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

/** The account's VPC links are asked for where one is to be chosen. */
function VpcLinkField({ name }: { name: ReturnType<At> }) {
  const links = useAll('vpcLink', {});
  return <LinkField<WizardValues> name={name} links={links} />;
}

/** What lies behind a VPC link. */
function PrivateFields({ at }: { at: At }) {
  return (
    <SpaceBetween size="l">
      <ListenerField<WizardValues> name={at('IntegrationUri')} />
      <ServerNameField<WizardValues> name={at('ServerNameToVerify')} />
      <CheckboxField<WizardValues>
        name={at('withoutStage')}
        label="Leave the stage out of the path"
        description="The path that a private backend gets begins with the stage's name otherwise."
      />
    </SpaceBetween>
  );
}

/** The role and the parameters of an action, each a field of its own. */
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
        headerDescription="Every parameter is a fixed text, or a part of the request such as $request.body.message."
      >
        <ColumnLayout columns={2}>{subtype.optional.map(parameter)}</ColumnLayout>
      </ExpandableSection>
    </SpaceBetween>
  );
}

/** The templates of an integration that is no proxy. */
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
            ? 'Its statusCode is what the mock answers with.'
            : 'Empty: messages pass as they are.'
        }
      />
      <CodeField<WizardValues>
        {...code}
        name={at('ResponseTemplate')}
        label="Response template"
        constraint="Of the integration response $default, which is made too. Empty: answers pass as they are."
      />
    </ColumnLayout>
  );
}
