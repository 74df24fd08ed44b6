import type { FieldPath, FieldValues } from 'react-hook-form';
import { SelectField, TextField } from '../../forms/fields';

// Where an integration leads, member by member: for its own form, and for those that make one beside something else.
// `name` is the field of the form around it.

interface Named<V extends FieldValues> {
  name: FieldPath<V>;
}

/** A function's ARN. */
export function FunctionField<V extends FieldValues>({ name }: Named<V>) {
  return (
    <TextField<V>
      name={name}
      label="Function ARN"
      placeholder="arn:aws:lambda:us-east-1:123456789012:function:orders"
      constraint="A stage variable may stand for the function's name: ${stageVariables.name}."
    />
  );
}

/** The event that a function of an HTTP API gets. */
export function PayloadVersionField<V extends FieldValues>({ name }: Named<V>) {
  return (
    <SelectField<V>
      name={name}
      label="Payload format version"
      options={[
        { value: '2.0', label: '2.0', description: 'Shorter event, simple responses' },
        { value: '1.0', label: '1.0', description: 'The event of REST APIs' },
      ]}
    />
  );
}

/** A URL on the internet. */
export function UrlField<V extends FieldValues>({ name }: Named<V>) {
  return (
    <TextField<V>
      name={name}
      label="URL"
      placeholder="https://backend.example.com/pets/{petId}"
      constraint="Path variables of the route and ${stageVariables.name} may stand in it."
    />
  );
}

/** An AWS action, or a function that is called as one. */
export function ActionUriField<V extends FieldValues>({ name }: Named<V>) {
  return (
    <TextField<V>
      name={name}
      label="Action or function URI"
      placeholder="arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/…/invocations"
    />
  );
}

/** The method with which the backend is called. */
export function MethodField<V extends FieldValues>({
  name,
  methods,
}: Named<V> & { methods: readonly string[] }) {
  return (
    <SelectField<V>
      name={name}
      label="Method to the backend"
      placeholder="Choose a method"
      options={methods.map((value) => ({ value, label: value }))}
    />
  );
}

/** A VPC link, by its name. */
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
      placeholder="Choose a VPC link"
      loading={links === undefined}
      empty="This account and region has no VPC links."
      filter={(links?.length ?? 0) > 5}
      options={(links ?? []).map(({ VpcLinkId = '', Name = '', VpcLinkStatus }) => ({
        value: VpcLinkId,
        label: Name,
        description: `${VpcLinkId} · ${VpcLinkStatus}`,
      }))}
    />
  );
}

/** What a VPC link leads to. */
export function ListenerField<V extends FieldValues>({ name }: Named<V>) {
  return (
    <TextField<V>
      name={name}
      label="Listener or service ARN"
      placeholder="arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/…"
      constraint="The listener of a load balancer, or a Cloud Map service."
    />
  );
}

/** The name in the certificate of a private backend. */
export function ServerNameField<V extends FieldValues>({ name }: Named<V>) {
  return (
    <TextField<V>
      name={name}
      label="Server name to verify"
      placeholder="internal.example.com"
      constraint="With it API Gateway calls by HTTPS and checks the certificate for this name."
    />
  );
}

/** The role with which the backend is called; `needed`: an action of an AWS service is called with no other right. */
export function RoleField<V extends FieldValues>({ name, needed }: Named<V> & { needed: boolean }) {
  return (
    <TextField<V>
      name={name}
      label="Credentials ARN"
      placeholder="arn:aws:iam::123456789012:role/name"
      constraint={
        needed
          ? 'The IAM role with which API Gateway calls the action.'
          : "The IAM role API Gateway uses. Without one, the function's own resource policy decides."
      }
    />
  );
}

/** Which of the actions of AWS services. */
export function ActionField<V extends FieldValues>({
  name,
  actions,
  onChosen,
}: Named<V> & { actions: readonly string[]; onChosen?: (value: string) => void }) {
  return (
    <SelectField<V>
      name={name}
      label="Action"
      placeholder="Choose an action"
      options={actions.map((value) => ({ value, label: value }))}
      {...(onChosen ? { onChosen } : {})}
    />
  );
}
