/** How a sandbox starts; every member may be left out. */
export interface StartSandboxOptions {
  /** The port on 127.0.0.1; any free one unless given. */
  port?: number;
  /** The Region of requests that are not signed, and of the sample data; us-east-1 unless given. */
  region?: string;
  /** What it holds at first, and after `reset()`; empty unless given. */
  start?: 'sample' | 'empty';
  /** Whether the rates and quotas of an account hold; off unless given. */
  limits?: 'off' | 'aws';
  /**
   * The functions that integrations and authorizers invoke, by name: a handler, the file of a module that exports one, or
   * the address of a runtime that takes an event by POST.
   */
  functions?: Readonly<Record<string, ((event: never) => unknown) | string>>;
  /** Hosts that HTTP proxies may call, with the port if there is one; others get a sample response. */
  allowedHosts?: readonly string[];
  /** Custom domain names that are answered for by the Host header. */
  testHosts?: readonly string[];
}

/** One call for `seed`; `input` may use the outputs of the calls before it. */
export interface SeedCall {
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
  /** Makes calls one after the other; resolves to their outputs, rejects with the SDK's error for the first refused one. */
  seed(calls: readonly SeedCall[]): Promise<Readonly<Record<string, unknown>>[]>;
  /** Ends it, open connections too. */
  stop(): Promise<void>;
}

/** Starts a sandbox of API Gateway V2 over HTTP, in memory; any number of them can run in one process. */
export function startSandbox(options?: StartSandboxOptions): Promise<RunningSandbox>;
