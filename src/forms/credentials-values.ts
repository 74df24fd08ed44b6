/** AWS credentials as field values; empty when not entered. */
export interface CredentialsValues {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken: string;
  /** As ISO 8601; only from pasted credentials. */
  expiration: string;
  /** Store them in sessionStorage. */
  keepCredentials: boolean;
}

export const NO_CREDENTIALS: CredentialsValues = {
  accessKeyId: '',
  secretAccessKey: '',
  sessionToken: '',
  expiration: '',
  keepCredentials: false,
};

/** Problems in required credentials, by field. */
export function credentialsIssues(values: CredentialsValues): { path: string[]; message: string }[] {
  const required = [
    ['accessKeyId', 'Access key'],
    ['secretAccessKey', 'Secret access key'],
  ] as const;
  const missing = required
    .filter(([name]) => values[name].trim() === '')
    .map(([name, label]) => ({ path: [name], message: `${label} is needed.` }));
  const broken = (['accessKeyId', 'secretAccessKey', 'sessionToken'] as const)
    .filter((name) => /\s/.test(values[name].trim()))
    .map((name) => ({ path: [name], message: 'Credentials contain no spaces; paste it again.' }));
  return [...missing, ...broken];
}

/** The credentials in the fields; undefined while they are incomplete. */
export function toCredentials(values: CredentialsValues) {
  const { sessionToken, expiration } = values;
  const [accessKeyId, secretAccessKey] = [values.accessKeyId.trim(), values.secretAccessKey.trim()];
  if (accessKeyId === '' || secretAccessKey === '') return undefined;
  return {
    accessKeyId,
    secretAccessKey,
    ...(sessionToken.trim() ? { sessionToken: sessionToken.trim() } : {}),
    ...(expiration ? { expiration } : {}),
  };
}
