import type { DomainName } from '@aws-sdk/client-apigatewayv2';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import type { ReactNode } from 'react';
import { Copyable } from '../../ui/copyable';
import { NotSet } from '../../ui/not-set';
import textStyles from '../../ui/text.module.css';
import { AwsValue } from '../../views/aws-value';
import { DomainStatus } from './status';

/** What a custom domain name needs before clients reach it: certificate, DNS record, and mutual TLS if used. */
export function DomainSetup({ domain, id }: { domain: DomainName; id: string }) {
  const configuration = domain.DomainNameConfigurations?.[0];
  const mutualTls = domain.MutualTlsAuthentication;
  const copy = (text: string | undefined, what: string) =>
    text && <Copyable text={text} what={what} max={60} />;
  return (
    <Container header={<Header variant="h2">Set-up</Header>}>
      <KeyValuePairs
        columns={3}
        minColumnWidth={220}
        items={[
          group('1. Certificate', [
            ['Status', <DomainStatus key="status" domain={domain} />],
            [
              'Certificate',
              configuration?.CertificateArn && (
                <AwsValue text={configuration.CertificateArn} what="certificate ARN" max={60} />
              ),
            ],
            ...(configuration?.CertificateName
              ? [['Certificate name', configuration.CertificateName] satisfies Pair]
              : []),
          ]),
          group('2. DNS record to create', [
            ['Name', copy(id, 'record name')],
            ['Alias or CNAME to', copy(configuration?.ApiGatewayDomainName, 'record target')],
            ['Hosted zone ID of the target', copy(configuration?.HostedZoneId, 'hosted zone ID')],
          ]),
          group('3. Mutual TLS', [
            ['Truststore', mutualTls?.TruststoreUri || 'Off'],
            ...(mutualTls?.TruststoreVersion
              ? [['Truststore version', mutualTls.TruststoreVersion] satisfies Pair]
              : []),
          ]),
        ]}
      />
    </Container>
  );
}

type Pair = [label: string, value: ReactNode];

function group(title: string, pairs: Pair[]) {
  return {
    type: 'group' as const,
    title,
    items: pairs.map(([label, value]) => ({
      label,
      value: value ? <div className={textStyles.breakAnywhere}>{value}</div> : <NotSet />,
    })),
  };
}
