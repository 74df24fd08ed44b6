/** Keys as a person pastes them. */
export interface PastedKeys {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
  /** When they end, as ISO 8601. */
  expiration?: string;
}

/** What the ways of printing keys call them; all in lower case, without underscores. */
const NAMES: Readonly<Record<string, keyof PastedKeys>> = {
  awsaccesskeyid: 'accessKeyId',
  accesskeyid: 'accessKeyId',
  awssecretaccesskey: 'secretAccessKey',
  secretaccesskey: 'secretAccessKey',
  awssessiontoken: 'sessionToken',
  awssecuritytoken: 'sessionToken',
  sessiontoken: 'sessionToken',
  awscredentialexpiration: 'expiration',
  awssessionexpiration: 'expiration',
  expiration: 'expiration',
  xsecuritytokenexpires: 'expiration',
};

/**
 * The keys in a pasted text: `export AWS_…`, `set AWS_…`, `$env:AWS_…=`, `setx`, a section of a credentials file, the
 * JSON of `aws configure export-credentials` or of `aws sts assume-role`. Undefined when the text holds no pair of keys.
 */
export function readPastedKeys(text: string): PastedKeys | undefined {
  const found = text.trim().startsWith('{') ? fromJson(text) : fromLines(text);
  const { accessKeyId, secretAccessKey, sessionToken, expiration } = found;
  if (!accessKeyId || !secretAccessKey) return undefined;
  const end = expiration === undefined ? Number.NaN : Date.parse(expiration);
  return {
    accessKeyId,
    secretAccessKey,
    ...(sessionToken ? { sessionToken } : {}),
    ...(Number.isNaN(end) ? {} : { expiration: new Date(end).toISOString() }),
  };
}

function fromLines(text: string): Partial<PastedKeys> {
  const found: Partial<PastedKeys> = {};
  // Several assignments may share a line: `export A=1 B=2`, `set A=1&& set B=2`.
  const assignment =
    /(?:^|[\s;&]|\$env:)(aws_[a-z_]+|x_security_token_expires)(?:\s*=\s*|\s+(?=\S+\s*$))("[^"\n]*"|'[^'\n]*'|[^\s;&"']+)/gim;
  for (const [, name = '', value = ''] of text.matchAll(assignment)) {
    const member = NAMES[name.toLowerCase().replaceAll('_', '')];
    if (member) found[member] ??= value.replace(/^(["'])(.*)\1$/s, '$2').trim();
  }
  return found;
}

function fromJson(text: string): Partial<PastedKeys> {
  const value = parsed(text);
  const inner = value?.Credentials ?? value?.credentials ?? value;
  if (typeof inner !== 'object' || inner === null) return {};
  const found: Partial<PastedKeys> = {};
  for (const [name, member] of Object.entries(inner)) {
    const key = NAMES[name.toLowerCase().replaceAll('_', '')];
    if (key && typeof member === 'string') found[key] ??= member.trim();
  }
  return found;
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(text);
  } catch {
    // Half of a document, as one gets by selecting too little.
    return undefined;
  }
}
