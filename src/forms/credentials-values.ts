/** AWS keys as fields hold them; empty where not given. */
export interface CredentialsValues {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken: string;
  /** As ISO 8601; only of pasted keys that say so. */
  expiration: string;
  /** Keep them in sessionStorage. */
  keepKeys: boolean;
}

export const NO_CREDENTIALS: CredentialsValues = {
  accessKeyId: '',
  secretAccessKey: '',
  sessionToken: '',
  expiration: '',
  keepKeys: false,
};

/** What is wrong with keys that have to be given, by field. */
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
    .map((name) => ({ path: [name], message: 'Keys have no spaces inside; paste it again.' }));
  return [...missing, ...broken];
}

/** The keys that the fields hold; undefined while the pair is not complete. */
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
