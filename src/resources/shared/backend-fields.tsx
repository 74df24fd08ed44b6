import type { FieldPath, FieldValues } from 'react-hook-form';
import { SelectField, TextField } from '../../forms/fields';

// Fields of an integration's backend, shared by the integration form and the forms that also create integrations.
// `name` is the field name in the surrounding form.

interface Named<V extends FieldValues> {
  name: FieldPath<V>;
}

export function FunctionField<V extends FieldValues>({ name }: Named<V>) {
  return (
    <TextField<V>
      name={name}
      label="Function ARN"
      required
      placeholder="arn:aws:lambda:us-east-1:123456789012:function:orders"
      constraint="The function name can be a stage variable: ${stageVariables.name}."
    />
  );
}

export function PayloadVersionField<V extends FieldValues>({ name }: Named<V>) {
  return (
    <SelectField<V>
      name={name}
      label="Payload format version"
      options={[
        { value: '2.0', label: '2.0', description: 'Shorter event, simple responses' },
        { value: '1.0', label: '1.0', description: 'The event format of REST APIs' },
      ]}
    />
  );
}

export function UrlField<V extends FieldValues>({ name }: Named<V>) {
  return (
    <TextField<V>
      name={name}
      label="URL"
      required
      placeholder="https://backend.example.com/pets/{petId}"
      constraint="It can contain path variables of the route and ${stageVariables.name}."
    />
  );
}

/** An AWS action, or a Lambda function that is called as one. */
export function ActionUriField<V extends FieldValues>({ name }: Named<V>) {
  return (
    <TextField<V>
      name={name}
      label="Action or function URI"
      placeholder="arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/…/invocations"
    />
  );
}

export function MethodField<V extends FieldValues>({
  name,
  methods,
}: Named<V> & { methods: readonly string[] }) {
  return (
    <SelectField<V>
      name={name}
      label="Integration method"
      placeholder="Choose a method"
      options={methods.map((value) => ({ value, label: value }))}
    />
  );
}

export function LinkField<V extends FieldValues>(
  props: Named<V> & {
    /** All links of the account and Region; undefined while they load. */
    links: readonly { VpcLinkId?: string; Name?: string; VpcLinkStatus?: string }[] | undefined;
  },
) {
  const { links } = props;
  return (
    <SelectField<V>
      name={props.name}
      label="VPC link"
      required
      placeholder="Choose a VPC link"
      loading={links === undefined}
      empty="There are no VPC links in this account and Region."
      filter={(links?.length ?? 0) > 5}
      options={(links ?? []).map(({ VpcLinkId = '', Name = '', VpcLinkStatus }) => ({
        value: VpcLinkId,
        label: Name,
        description: `${VpcLinkId} · ${VpcLinkStatus}`,
      }))}
    />
  );
}

export function ListenerField<V extends FieldValues>({ name }: Named<V>) {
  return (
    <TextField<V>
      name={name}
      label="Listener or service ARN"
      required
      placeholder="arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/…"
      constraint="The listener of a load balancer or a Cloud Map service."
    />
  );
}

export function ServerNameField<V extends FieldValues>({ name }: Named<V>) {
  return (
    <TextField<V>
      name={name}
      label="Server name to verify"
      placeholder="internal.example.com"
      constraint="If set, API Gateway uses HTTPS and verifies this name in the certificate."
    />
  );
}

/** @param needed actions of AWS services require a role */
export function RoleField<V extends FieldValues>({ name, needed }: Named<V> & { needed: boolean }) {
  return (
    <TextField<V>
      name={name}
      label="Credentials ARN"
      placeholder="arn:aws:iam::123456789012:role/name"
      constraint={
        needed
          ? 'The IAM role that API Gateway assumes to call the action.'
          : "The IAM role that API Gateway assumes. Without one, the function's resource policy applies."
      }
    />
  );
}

export function ActionField<V extends FieldValues>({
  name,
  actions,
  onChosen,
}: Named<V> & { actions: readonly string[]; onChosen?: (value: string) => void }) {
  return (
    <SelectField<V>
      name={name}
      label="Action"
      required
      placeholder="Choose an action"
      options={actions.map((value) => ({ value, label: value }))}
      {...(onChosen ? { onChosen } : {})}
    />
  );
}
