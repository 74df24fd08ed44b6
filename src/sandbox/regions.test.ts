import { ApiGatewayV2 } from '@aws-sdk/client-apigatewayv2';
import { describe, expect, it } from 'vitest';
import { FUNCTION_ARN, raw, refusal, startSandbox } from './client.test-support';
import { hostedZone } from './region';
import type { SandboxOptions } from './sandbox';
import { sdkHandler } from './sdk-handler';
import { memoryStore } from './store-memory';

/** A sandbox, and clients of its Regions in front of it. */
function startRegions(options: SandboxOptions = {}) {
  const { sandbox } = startSandbox(options);
  const client = (region: string) =>
    new ApiGatewayV2({
      region,
      credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
      maxAttempts: 1,
      requestHandler: sdkHandler(sandbox) as never,
    });
  return { sandbox, client };
}

const certificate = (region: string) =>
  `arn:aws:acm:${region}:123456789012:certificate/12345678-1234-1234-1234-123456789012`;

describe('Two Regions at once', () => {
  it('have APIs of their own, which are not found from the other', async () => {
    const { client } = startRegions();
    const [east, west] = [client('us-east-1'), client('eu-west-1')];
    const [one, other] = await Promise.all([
      east.createApi({ Name: 'east', ProtocolType: 'HTTP' }),
      west.createApi({ Name: 'west', ProtocolType: 'HTTP' }),
    ]);
    expect(one.ApiEndpoint).toBe(`https://${one.ApiId}.execute-api.us-east-1.amazonaws.com`);
    expect(other.ApiEndpoint).toBe(`https://${other.ApiId}.execute-api.eu-west-1.amazonaws.com`);
    expect((await east.getApis({})).Items?.map(({ Name }) => Name)).toEqual(['east']);
    expect((await west.getApis({})).Items?.map(({ Name }) => Name)).toEqual(['west']);
    expect(await refusal(west.getApi({ ApiId: one.ApiId }))).toMatchObject({ status: 404 });
    await west.deleteApi({ ApiId: other.ApiId });
    expect((await east.getApis({})).Items).toHaveLength(1);
  });

  it('take writes at the same time, each in its own order', async () => {
    const { client } = startRegions();
    const regions = ['us-east-1', 'eu-west-1', 'ap-south-2'];
    const names = Array.from({ length: 10 }, (_, at) => `api ${at}`);
    await Promise.all(
      regions.map(async (region) => {
        for (const Name of names) await client(region).createApi({ Name, ProtocolType: 'HTTP' });
      }),
    );
    for (const region of regions)
      expect((await client(region).getApis({})).Items?.map(({ Name }) => Name)).toEqual(names);
  });

  it('have the same domain name each, with its own host, hosted zone, ARN and certificate', async () => {
    const { client } = startRegions();
    const made = await Promise.all(
      ['us-east-1', 'eu-west-1'].map((region) =>
        client(region).createDomainName({
          DomainName: 'api.example.com',
          DomainNameConfigurations: [{ CertificateArn: certificate(region) }],
        }),
      ),
    );
    const [east, west] = made.map(({ DomainNameArn, DomainNameConfigurations: [one] = [] }) => ({
      arn: DomainNameArn,
      host: one?.ApiGatewayDomainName?.replace(/^d-\w{10}/, 'd-x'),
      zone: one?.HostedZoneId,
    }));
    expect(east).toEqual({
      arn: 'arn:aws:apigateway:us-east-1::/domainnames/api.example.com',
      host: 'd-x.execute-api.us-east-1.amazonaws.com',
      zone: 'Z1UJRXOUMOOFQ8',
    });
    expect(west).toEqual({
      arn: 'arn:aws:apigateway:eu-west-1::/domainnames/api.example.com',
      host: 'd-x.execute-api.eu-west-1.amazonaws.com',
      zone: 'ZLY8HYME6SFDD',
    });
    const foreign = client('eu-west-1').createDomainName({
      DomainName: 'other.example.com',
      DomainNameConfigurations: [{ CertificateArn: certificate('us-east-1') }],
    });
    expect((await refusal(foreign)).message).toContain("Certificate must be in 'eu-west-1'.");
  });

  it('take tags, tokens and variables of documents for their own alone', async () => {
    const { client } = startRegions();
    const [east, west] = [client('us-east-1'), client('eu-west-1')];
    const Body = JSON.stringify({
      openapi: '3.0.1',
      info: { title: 'pets', description: 'in ${AWS::Region}', version: '1' },
      paths: {},
    });
    const { ApiId, Description } = await west.importApi({ Body });
    expect(Description).toBe('in eu-west-1');
    const ResourceArn = `arn:aws:apigateway:eu-west-1::/apis/${ApiId}`;
    await west.tagResource({ ResourceArn, Tags: { team: 'a' } });
    expect(await refusal(east.getTags({ ResourceArn }))).toMatchObject({ status: 404 });
    await west.importApi({ Body });
    const { NextToken } = await west.getApis({ MaxResults: '1' });
    expect(await refusal(east.getApis({ NextToken }))).toMatchObject({ status: 400 });
    expect((await west.getApis({ NextToken })).Items).toHaveLength(1);
  });

  it('share a store, from one start to the next', async () => {
    const store = memoryStore();
    await startRegions({ store }).client('eu-west-1').createApi({ Name: 'west', ProtocolType: 'HTTP' });
    const { client } = startRegions({ store });
    expect((await client('us-east-1').getApis({})).Items).toEqual([]);
    expect((await client('eu-west-1').getApis({})).Items).toHaveLength(1);
  });

  it('are called by their host in China', async () => {
    const { client } = startRegions();
    const made = await client('cn-north-1').createApi({ Name: 'a', ProtocolType: 'HTTP' });
    expect(made.ApiEndpoint).toBe(`https://${made.ApiId}.execute-api.cn-north-1.amazonaws.com.cn`);
  });

  it('see links that become available in their own time, and integrations that use them', async () => {
    const { client } = startRegions();
    const west = client('eu-west-1');
    const { VpcLinkId } = await west.createVpcLink({ Name: 'inner', SubnetIds: ['subnet-1'] });
    await client('us-east-1').getVpcLinks({});
    expect((await west.getVpcLink({ VpcLinkId })).VpcLinkStatus).toBe('AVAILABLE');
    expect(await refusal(client('us-east-1').getVpcLink({ VpcLinkId }))).toMatchObject({ status: 404 });
  });
});

describe('The Region of a request', () => {
  it('is the default Region without a signature of AWS', async () => {
    const { sandbox, client } = startRegions({ region: 'eu-west-1' });
    await client('eu-west-1').createApi({ Name: 'west', ProtocolType: 'HTTP' });
    for (const authorization of ['', 'Bearer abc', 'Basic abc'])
      expect(
        JSON.parse((await raw(sandbox, 'GET', '/v2/apis', '', { authorization })).body).items,
      ).toHaveLength(1);
    expect(sandbox.calls.map(({ region }) => region)).toEqual(Array(4).fill('eu-west-1'));
  });

  it('is in the call log, as signed', async () => {
    const { sandbox, client } = startRegions();
    await client('ap-southeast-2').getApis({});
    expect(sandbox.calls).toMatchObject([{ operation: 'GetApis', region: 'ap-southeast-2' }]);
  });

  it('must be a valid one', async () => {
    const { sandbox } = startRegions();
    const scope = 'Credential=AKID/20260304/us|api/apigateway/aws4_request';
    const authorization = `AWS4-HMAC-SHA256 ${scope}, SignedHeaders=host, Signature=0`;
    const response = await raw(sandbox, 'GET', '/v2/apis', '', { authorization });
    expect(response.status).toBe(403);
    expect(JSON.parse(response.body)).toMatchObject({
      __type: 'InvalidSignatureException',
      message: "Credential should be scoped to a valid region, not 'us|api'.",
    });
  });
});

describe('The sample data', () => {
  it('is in the default Region alone, also after a reset, which empties the others', async () => {
    const { sandbox, client } = startRegions({ start: 'sample', region: 'eu-west-1' });
    const count = async (region: string) => (await client(region).getApis({})).Items?.length;
    expect([await count('eu-west-1'), await count('us-east-1')]).toEqual([3, 0]);
    await client('us-east-1').createApi({ Name: 'mine', ProtocolType: 'HTTP', Target: FUNCTION_ARN });
    await sandbox.reset('sample');
    expect([await count('eu-west-1'), await count('us-east-1')]).toEqual([3, 0]);
  });
});

it('A Region whose hosted zone is not listed has one of the same form, and always the same', () => {
  expect(hostedZone('xx-north-9')).toMatch(/^Z[0-9A-Z]{13}$/);
  expect(hostedZone('xx-north-9')).toBe(hostedZone('xx-north-9'));
  expect(hostedZone('xx-north-9')).not.toBe(hostedZone('xx-south-9'));
  expect(hostedZone('constructor')).toMatch(/^Z[0-9A-Z]{13}$/);
});
