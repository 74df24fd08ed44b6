import type { Signer } from './target';

/** Why there are no keys to sign with, in words that say what to do. It holds nothing of the keys. */
export class CredentialError extends Error {
  override name = 'NoCredentials';
}

interface Case {
  /** What the provider's error says, its name before it. */
  when: RegExp;
  says: (whose: string, signer: Signer) => string;
}

const profileOf = ({ profile }: Signer) => profile ?? 'default';

/** The first that fits counts. */
const CASES: readonly Case[] = [
  {
    when: /command failed|credential_process/i,
    says: (whose) => `The credential_process of ${whose} failed. Run it in a terminal to see why.`,
  },
  {
    when: /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|socket hang up|TimeoutError|^Lost:/,
    says: (whose) =>
      `The keys of ${whose} come from AWS, which this machine does not reach at present. Look at its network.`,
  },
  {
    when: /invalid SSO credentials|missing required property|sso session '.*' could not be found|reading 'sso_/i,
    says: (whose) =>
      `The SSO settings of ${whose} are not complete: it takes sso_account_id and sso_role_name, and sso_start_url and ` +
      'sso_region there or in its sso-session section.',
  },
  {
    when: /ForbiddenException|No access/,
    says: (whose) =>
      `The SSO login of ${whose} works, but is not assigned the account and role that the profile names (sso_account_id, sso_role_name).`,
  },
  {
    when: /UnauthorizedException|session token not found|sso/i,
    says: (whose, signer) =>
      `The SSO login of ${whose} is missing or has ended. Run "aws sso login --profile ${profileOf(signer)}" in a terminal, then try again.`,
  },
  {
    when: /\baws login\b|login session|login_session/i,
    says: (whose, signer) =>
      `The login of ${whose} is missing or has ended. Run "aws login --profile ${profileOf(signer)}" in a terminal, then try again.`,
  },
  {
    when: /mfa|multi-factor/i,
    says: (whose) =>
      `The role of ${whose} wants an MFA code, for which the relay cannot ask. Get temporary keys in a terminal and paste them.`,
  },
  {
    when: /AccessDenied|not authorized to perform: sts:/,
    says: (whose, { role }) =>
      `The keys of ${whose} may not assume ${role?.arn ?? 'its role'}: its trust policy or their own policy does not allow sts:AssumeRole.`,
  },
  {
    when: /ExpiredToken|InvalidClientTokenId|UnrecognizedClient|SignatureDoesNotMatch|InvalidSignature/,
    says: (whose) =>
      `AWS refused the keys of ${whose} when a role was to be assumed with them: they have ended or are not right.`,
  },
  {
    when: /could not (be found|load|resolve)|not found in|unable to/i,
    says: (whose) =>
      `There are no keys in ${whose}: its sections in the AWS config and credentials files lead to none.`,
  },
];

/**
 * A provider's failure as something to do. Messages of other programs are not passed on: they may print keys.
 * @param error what the provider threw; `late` when it never came to an end
 */
export function explainCredentialError(error: unknown, signer: Signer): string {
  const { profile } = signer;
  const whose = profile === undefined ? 'the environment' : `profile ${profile}`;
  if (error === 'late') {
    return `The keys of ${whose} took too long. If a program fetches them, run it in a terminal: it may be asking for something.`;
  }
  const { name, message } =
    error instanceof Error ? error : { name: 'unknown reason', message: String(error) };
  const text = `${name}: ${profile ? without(message, profile) : message}`;
  const known = CASES.find(({ when }) => when.test(text));
  return known?.says(whose, signer) ?? `The keys of ${whose} could not be fetched (${name}).`;
}

/** A profile may be called sso or mfa, which must not be taken for the reason. */
function without(message: string, profile: string): string {
  const escaped = profile.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return message.replace(new RegExp(`(?<![\\w-])${escaped}(?![\\w-])`, 'g'), '');
}
