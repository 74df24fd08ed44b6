import type { Keys } from './sigv4';
import type { Signer } from './target';

/** What a page may know of this machine's AWS config: names and regions. */
export interface ProfileList {
  profiles: { name: string; region?: string }[];
  /** Whether AWS_ACCESS_KEY_ID is set where the server was started, and the region there. */
  environment: { region?: string } | undefined;
}

/** Why there are no keys to sign with, in words that say what to do. It holds nothing of the keys. */
export class NoKeys extends Error {
  override name = 'NoKeys';
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
      // What the config file has besides profiles.
      .filter((name) => !/^(sso-session|services)\./.test(name))
      .sort()
      .map((name) => ({ name, region: configFile[name]?.region ?? credentialsFile[name]?.region }))
      .map(({ name, region }) => ({ name, ...(region === undefined ? {} : { region }) })),
    environment: AWS_ACCESS_KEY_ID ? { ...(region === undefined ? {} : { region }) } : undefined,
  };
}

/** Keys that are fetched when they are needed, and again before they end. */
export interface KeySource {
  /** @throws NoKeys */
  keysOf(signer: Signer): Promise<Keys>;
  /** Drops what is kept for it: AWS has refused the keys as expired. */
  forget(signer: Signer): void;
}

interface Timed extends Keys {
  expiration?: Date | undefined;
}

/** Keys are fetched anew this long before they end, milliseconds. */
const EARLY = 5 * 60_000;

/** More signers than a person has; the oldest gives way. */
const MOST_KEPT = 50;

/**
 * Keys by the SDK's own providers: files, SSO, processes and roles for a profile, else the environment. A profile without
 * keys is an error: going on to the machine's own role would sign for somebody else.
 * @param stsEndpoint only for tests: who plays STS
 */
export function createKeySource(stsEndpoint?: string): KeySource {
  const kept = new Map<string, Promise<Timed>>();
  const drop = (id: string, keys: Promise<Timed>) => {
    if (kept.get(id) === keys) kept.delete(id);
  };
  return {
    async keysOf(signer) {
      const id = JSON.stringify(signer);
      const before = kept.get(id);
      const keys = before ?? load(signer, stsEndpoint);
      if (!before) {
        kept.set(id, keys);
        const [oldest] = kept.keys();
        if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
      }
      try {
        const found = await keys;
        if (!found.expiration || found.expiration.getTime() - Date.now() > EARLY) return found;
        drop(id, keys);
        // Keys that were given out short-lived are used to their end rather than fetched for every request.
        return before ? await this.keysOf(signer) : found;
      } catch (error) {
        drop(id, keys);
        throw new NoKeys(inWords(error, signer), { cause: error });
      }
    },
    forget: (signer) => kept.delete(JSON.stringify(signer)),
  };
}

async function load({ profile, region, role }: Signer, stsEndpoint: string | undefined): Promise<Timed> {
  // The providers are a third of a second to load: only those who sign here pay it.
  const providers = await import('@aws-sdk/credential-providers');
  const clientConfig = { region, ...(stsEndpoint === undefined ? {} : { endpoint: stsEndpoint }) };
  const own =
    profile === undefined
      ? providers.fromEnv()
      : providers.fromIni({ profile, clientConfig, ignoreCache: true });
  if (!role) return own();
  const params = {
    RoleArn: role.arn,
    RoleSessionName: role.sessionName,
    ...(role.externalId === undefined ? {} : { ExternalId: role.externalId }),
  };
  return providers.fromTemporaryCredentials({ masterCredentials: own, params, clientConfig })();
}

/** The provider's failure as something to do. Messages of other programs are not passed on: they may print keys. */
function inWords(error: unknown, { profile, role }: Signer): string {
  if (error instanceof NoKeys) return error.message;
  const message = error instanceof Error ? error.message : String(error);
  const name = profile === undefined ? 'the environment' : `profile ${profile}`;
  if (/sso/i.test(message)) {
    return `The SSO login of ${name} is missing or has ended. Run "aws sso login --profile ${profile ?? 'default'}" in a terminal, then try again.`;
  }
  if (/\baws login\b|login session|login_session/i.test(message)) {
    return `The login of ${name} is missing or has ended. Run "aws login --profile ${profile ?? 'default'}" in a terminal, then try again.`;
  }
  if (/mfa/i.test(message)) {
    return `The role of ${name} wants an MFA code, for which the relay cannot ask. Get temporary keys in a terminal and paste them.`;
  }
  if (role && /not authorized to perform: sts:AssumeRole|AccessDenied/i.test(message)) {
    return `The keys of ${name} may not assume ${role.arn}: its trust policy or their own policy does not allow sts:AssumeRole.`;
  }
  if (/command failed|credential_process/i.test(message)) {
    return `The credential_process of ${name} failed. Run it in a terminal to see why.`;
  }
  if (/could not (be found|load|resolve)|not found in|unable to/i.test(message)) {
    return `There are no keys in ${name}: its sections in the AWS config and credentials files lead to none.`;
  }
  return `The keys of ${name} could not be fetched (${error instanceof Error ? error.name : 'unknown reason'}).`;
}
