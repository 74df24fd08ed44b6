import type { ApiGatewayV2ClientConfig } from '@aws-sdk/client-apigatewayv2';
import { CredentialError, explainCredentialError } from './credential-errors';
import type { Keys } from './sigv4';
import type { Signer } from './target';

/** What a page may read of the local AWS config: names and regions. */
export interface ProfileList {
  profiles: { name: string; region?: string }[];
  /** Whether AWS_ACCESS_KEY_ID is set where the server was started, and the region there. */
  environment: { region?: string } | undefined;
}

/** The profiles of the user's AWS config and credentials files. */
export async function listProfiles(): Promise<ProfileList> {
  const { loadSharedConfigFiles } = await import('@smithy/core/config');
  const { configFile, credentialsFile } = await loadSharedConfigFiles({ ignoreCache: true });
  const names = new Set([...Object.keys(configFile), ...Object.keys(credentialsFile)]);
  const { AWS_ACCESS_KEY_ID, AWS_REGION, AWS_DEFAULT_REGION } = process.env;
  const region = AWS_REGION ?? AWS_DEFAULT_REGION;
  return {
    profiles: [...names]
      // Other sections of the config file.
      .filter((name) => !/^(sso-session|services)\./.test(name))
      .sort()
      .map((name) => ({ name, region: configFile[name]?.region ?? credentialsFile[name]?.region }))
      .map(({ name, region }) => ({ name, ...(region === undefined ? {} : { region }) })),
    environment: AWS_ACCESS_KEY_ID ? { ...(region === undefined ? {} : { region }) } : undefined,
  };
}

/** Credentials that are fetched on demand, and again before they expire. */
export interface CredentialSource {
  /** @throws NoKeys */
  keysOf(signer: Signer): Promise<Keys>;
  /** Drops the cached credentials: AWS has rejected them. */
  forget(signer: Signer): void;
}

interface CachedProvider extends Keys {
  expiration?: Date | undefined;
}

/** Credentials are refreshed this long before they expire, milliseconds. */
const EARLY = 5 * 60_000;

/** Maximum number of cached signers; the oldest is evicted. */
const MAX_CACHED = 50;

/** A page times out after 35 seconds; a program that prompts for a password never ends. */
const TIMEOUT_MS = 30_000;

/** A transport of the SDK's clients. */
export type SdkTransport = NonNullable<ApiGatewayV2ClientConfig['requestHandler']>;

interface Options {
  /** What carries the calls of STS and SSO instead of the SDK's own transport. */
  sdkTransport?: SdkTransport | undefined;
  /** Milliseconds that keys may take. */
  patience?: number | undefined;
}

/**
 * Credentials from the SDK's providers: files, SSO, processes and roles for a profile, else the environment. A profile without
 * credentials is an error: falling back to the machine's role would sign for another principal.
 */
export function createCredentialSource({
  sdkTransport,
  patience = TIMEOUT_MS,
}: Options = {}): CredentialSource {
  const kept = new Map<string, Promise<CachedProvider>>();
  const drop = (id: string, keys: Promise<CachedProvider>) => {
    if (kept.get(id) === keys) kept.delete(id);
  };
  return {
    async keysOf(signer) {
      const id = JSON.stringify(signer);
      const before = kept.get(id);
      const keys = before ?? withTimeout(load(signer, sdkTransport), signer, patience);
      if (!before) {
        kept.set(id, keys);
        const [oldest] = kept.keys();
        if (kept.size > MAX_CACHED && oldest !== undefined) kept.delete(oldest);
      }
      try {
        const found = await keys;
        if (!found.expiration || found.expiration.getTime() - Date.now() > EARLY) return found;
        drop(id, keys);
        // Short-lived credentials are used until they expire rather than fetched for every request.
        return before ? await this.keysOf(signer) : found;
      } catch (error) {
        drop(id, keys);
        throw error instanceof CredentialError
          ? error
          : new CredentialError(explainCredentialError(error, signer), { cause: error });
      }
    },
    forget: (signer) => kept.delete(JSON.stringify(signer)),
  };
}

/** @throws NoKeys on timeout; the next request tries again */
function withTimeout(
  keys: Promise<CachedProvider>,
  signer: Signer,
  patience: number,
): Promise<CachedProvider> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new CredentialError(explainCredentialError('late', signer))), patience);
  });
  return Promise.race([keys, late]).finally(() => clearTimeout(timer));
}

async function load(
  { profile, region, role }: Signer,
  sdkTransport: SdkTransport | undefined,
): Promise<CachedProvider> {
  // The providers are a third of a second to load: only those who sign here pay it.
  const providers = await import('@aws-sdk/credential-providers');
  const transport = sdkTransport ? { requestHandler: sdkTransport } : {};
  const fromProfile = providers.fromIni({
    profile: profile ?? '',
    clientConfig: transport,
    ignoreCache: true,
  });
  // The Region is given as a client would give it, for STS. As a setting of the provider it would also move the SSO
  // portal, which is in the Region of its own configuration.
  const callerClientConfig = { region: async () => region };
  const own = profile === undefined ? providers.fromEnv() : () => fromProfile({ callerClientConfig });
  if (!role) return own();
  const params = {
    RoleArn: role.arn,
    RoleSessionName: role.sessionName,
    ...(role.externalId === undefined ? {} : { ExternalId: role.externalId }),
  };
  const clientConfig = { region, ...transport };
  return providers.fromTemporaryCredentials({ masterCredentials: own, params, clientConfig })();
}
