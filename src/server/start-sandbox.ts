import * as sdk from '@aws-sdk/client-apigatewayv2';
import { createSandbox } from '../sandbox/sandbox';
import { sdkHandler } from '../sandbox/sdk-handler';
import type { Limits } from '../sandbox/types';
import { DEFAULT_REGION, isRegion } from '../service/region';
import type { Handler } from './data-plane/function-runner';
import { httpDataPlane } from './data-plane/http';
import { runnersOf } from './data-plane/runners';
import { threadReader } from './document-thread';
import { LOOPBACK, listen } from './loopback';
import { sandboxServer } from './sandbox-server';

/** How a sandbox starts; every member may be left out. */
export interface StartSandboxOptions {
  /** The port on 127.0.0.1; any free one unless given. */
  port?: number;
  /** The Region of requests that are not signed, and of the sample data. */
  region?: string;
  /** What it holds at first, and after `reset()`; empty unless given. */
  start?: 'sample' | 'empty';
  /** Whether the rates and quotas of an account hold; off unless given. */
  limits?: Limits;
  /**
   * The functions that integrations and authorizers invoke, by name: a handler, the file of a module that exports one, or
   * the address of a runtime that takes an event by POST.
   */
  functions?: Readonly<Record<string, Handler | string>>;
  /** Hosts that HTTP proxies may call, with the port if there is one; others get a sample response. */
  allowedHosts?: readonly string[];
  /** Custom domain names that are answered for by the Host header. */
  testHosts?: readonly string[];
}

/** One call for `seed`; `input` may use the outputs of the calls before it. */
interface SeedCall {
  /** An operation of API Gateway V2: `CreateApi`. */
  operation: string;
  input: object | ((outputs: readonly Readonly<Record<string, unknown>>[]) => object);
}

/** A running sandbox. */
export interface RunningSandbox {
  /** The endpoint for SDKs, the AWS CLI and Terraform: `http://127.0.0.1:49152`. */
  readonly url: string;
  readonly port: number;
  /** The address of a stage of an API, for clients of the API: `http://127.0.0.1:49152/_aws/execute-api/abc123/prod`. */
  invokeUrl(apiId: string, stage?: string): string;
  /** Drops everything, and starts again with what it began with, or with what is named here. */
  reset(to?: 'sample' | 'empty'): Promise<void>;
  /**
   * Makes calls one after the other; resolves to their outputs.
   * @throws the SDK's error for the first call that is refused
   */
  seed(calls: readonly SeedCall[]): Promise<Readonly<Record<string, unknown>>[]>;
  /** Ends it, open connections too. */
  stop(): Promise<void>;
}

/**
 * Starts a sandbox of API Gateway V2 over HTTP, in memory; any number of them can run in one process.
 * @throws Error when the port is taken, or the Region is none
 */
export async function startSandbox(options: StartSandboxOptions = {}): Promise<RunningSandbox> {
  const { region = DEFAULT_REGION, start = 'empty', limits = 'off' } = options;
  if (!isRegion(region)) throw new Error(`"${region}" is not a valid Region, such as eu-west-1.`);
  const sandbox = createSandbox({
    region,
    start,
    limits,
    readDocument: threadReader(new URL('./document-worker.js', import.meta.url)),
  });
  const dataPlane = httpDataPlane(sandbox, {
    functions: runnersOf(Object.entries(options.functions ?? {})),
    allowedHosts: new Set(options.allowedHosts),
    testHosts: new Set(options.testHosts),
  });
  const server = sandboxServer(sandbox, dataPlane);
  const port = await listen(server, options.port ?? 0);
  const client = new sdk.ApiGatewayV2Client({
    region,
    credentials: { accessKeyId: 'sandbox', secretAccessKey: 'sandbox' },
    maxAttempts: 1,
    requestHandler: sdkHandler(sandbox) as never,
  });
  return {
    url: `http://${LOOPBACK}:${port}`,
    port,
    invokeUrl: (apiId, stage = '$default') => `http://${LOOPBACK}:${port}/_aws/execute-api/${apiId}/${stage}`,
    reset: (to = start) => sandbox.reset(to),
    async seed(calls) {
      const outputs: Record<string, unknown>[] = [];
      for (const { operation, input } of calls) {
        const Command = commandOf(operation);
        const members = typeof input === 'function' ? input(outputs) : input;
        const { $metadata: _, ...output } = await client.send(new Command(members) as never);
        outputs.push(output as Record<string, unknown>);
      }
      return outputs;
    },
    async stop() {
      client.destroy();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      dataPlane.close();
      await closed;
    },
  };
}

/** @throws Error when API Gateway V2 has no such operation */
function commandOf(operation: string): new (input: object) => unknown {
  const command = (sdk as unknown as Record<string, unknown>)[`${operation}Command`];
  if (typeof command !== 'function') throw new Error(`API Gateway V2 has no operation ${operation}.`);
  return command as new (
    input: object,
  ) => unknown;
}
