import type { Signer } from './target';

/** Why there are no credentials to sign with, with a remedy. It contains no part of the credentials. */
export class CredentialError extends Error {
  override name = 'NoCredentials';
}

interface Case {
  /** Matches the provider's error: its name and message. */
  when: RegExp;
  message: (whose: string, signer: Signer) => string;
}

const profileOf = ({ profile }: Signer) => profile ?? 'default';

/** The first match counts. */
const CASES: readonly Case[] = [
  {
    when: /command failed|credential_process/i,
    message: (whose) => `The credential_process of ${whose} failed. Run it in a terminal to see why.`,
  },
  {
    when: /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|socket hang up|TimeoutError|^Lost:/,
    message: (whose) =>
      `The credentials of ${whose} come from AWS, which is not reachable from this computer. Check its network.`,
  },
  {
    when: /invalid SSO credentials|missing required property|sso session '.*' could not be found|reading 'sso_/i,
    message: (whose) =>
      `The SSO settings of ${whose} are not complete: they require sso_account_id and sso_role_name, and sso_start_url and ` +
      'sso_region there or in its sso-session section.',
  },
  {
    when: /ForbiddenException|No access/,
    message: (whose) =>
      `The SSO login of ${whose} works, but is not assigned the account and role that the profile names (sso_account_id, sso_role_name).`,
  },
  {
    when: /UnauthorizedException|session token not found|sso/i,
    message: (whose, signer) =>
      `The SSO login of ${whose} is missing or has expired. Run "aws sso login --profile ${profileOf(signer)}" in a terminal, then try again.`,
  },
  {
    when: /\baws login\b|login session|login_session/i,
    message: (whose, signer) =>
      `The login of ${whose} is missing or has expired. Run "aws login --profile ${profileOf(signer)}" in a terminal, then try again.`,
  },
  {
    when: /mfa|multi-factor/i,
    message: (whose) =>
      `The role of ${whose} requires an MFA code, for which the relay cannot prompt. Get temporary credentials in a terminal and paste them.`,
  },
  {
    when: /AccessDenied|not authorized to perform: sts:/,
    message: (whose, { role }) =>
      `The credentials of ${whose} may not assume ${role?.arn ?? 'its role'}: its trust policy or their own policy does not allow sts:AssumeRole.`,
  },
  {
    when: /ExpiredToken|InvalidClientTokenId|UnrecognizedClient|SignatureDoesNotMatch|InvalidSignature/,
    message: (whose) =>
      `AWS rejected the credentials of ${whose} when they assumed a role: they have expired or are invalid.`,
  },
  {
    when: /could not (be found|load|resolve)|not found in|unable to/i,
    message: (whose) =>
      `There are no credentials in ${whose}: its sections in the AWS config and credentials files provide none.`,
  },
];

/**
 * A remedy for a provider's failure. Messages of other programs are not passed on: they may contain secrets.
 * @param error the provider's error; `late` when it timed out
 */
export function explainCredentialError(error: unknown, signer: Signer): string {
  const { profile } = signer;
  const whose = profile === undefined ? 'the environment' : `profile ${profile}`;
  if (error === 'late') {
    return `Fetching the credentials of ${whose} took too long. If a credential_process fetches them, run it in a terminal: it may prompt for input.`;
  }
  const { name, message } =
    error instanceof Error ? error : { name: 'unknown reason', message: String(error) };
  const text = `${name}: ${profile ? without(message, profile) : message}`;
  const known = CASES.find(({ when }) => when.test(text));
  return known?.message(whose, signer) ?? `Could not fetch the credentials of ${whose} (${name}).`;
}

/** A profile may be named sso or mfa, which must not match as the reason. */
function without(message: string, profile: string): string {
  const escaped = profile.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return message.replace(new RegExp(`(?<![\\w-])${escaped}(?![\\w-])`, 'g'), '');
}
