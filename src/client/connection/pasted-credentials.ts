/** Keys as a person pastes them. */
interface PastedCredentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
  /** When they end, as ISO 8601. */
  expiration?: string;
}

/** What the ways of printing keys call them; all in lower case, without underscores. */
const NAMES: Readonly<Record<string, keyof PastedCredentials | undefined>> = {
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

/** What a pasted text holds. */
export interface Pasted {
  /** Present when there is a whole pair. */
  keys?: PastedCredentials;
  /** What is missing to it, as a sentence; present when there is none. */
  fault?: string;
}

/**
 * The keys in a pasted text: `export AWS_…`, `set AWS_…`, `$env:AWS_…=`, `setx`, a section of a credentials file, the
 * JSON of `aws configure export-credentials` or of `aws sts assume-role`, also with a prompt or other lines around it.
 * Of several sections of a file it is the first that has a pair.
 */
export function parsePastedCredentials(text: string): Pasted {
  const parts = found(text);
  const whole = parts.find(({ accessKeyId, secretAccessKey }) => accessKeyId && secretAccessKey);
  if (!whole) return { fault: faultOf(parts, text) };
  const { accessKeyId = '', secretAccessKey = '', sessionToken, expiration } = whole;
  const end = expiration === undefined ? Number.NaN : Date.parse(expiration);
  return {
    keys: {
      accessKeyId,
      secretAccessKey,
      ...(sessionToken ? { sessionToken } : {}),
      ...(Number.isNaN(end) ? {} : { expiration: new Date(end).toISOString() }),
    },
  };
}

/** Nothing of the text is quoted: it may be half of a secret. */
function faultOf(parts: readonly Partial<PastedCredentials>[], text: string): string {
  if (parts.some(({ accessKeyId }) => accessKeyId)) {
    return 'There is an access key in this text, but no secret access key.';
  }
  if (parts.some(({ secretAccessKey }) => secretAccessKey)) {
    return 'There is a secret access key in this text, but no access key.';
  }
  const json = jsonIn(text);
  if (json !== undefined && parsed(json) === undefined) {
    return 'This JSON has no end or cannot be read. Copy all of it, from { to }.';
  }
  return 'No pair of keys is in this text.';
}

function found(text: string): Partial<PastedCredentials>[] {
  const json = jsonIn(text);
  if (json !== undefined) return [fromJson(json)];
  // Keys of one section must not be mixed with the token of another.
  return text.split(/^\s*\[[^\]\n]*\]\s*$/m).map(fromLines);
}

/** The document in a text, from its first brace; `${Env:…}` of a shell is none. */
function jsonIn(text: string): string | undefined {
  const start = /(?<!\$)\{/.exec(text)?.index;
  if (start === undefined) return undefined;
  const end = text.lastIndexOf('}');
  return text.slice(start, end > start ? end + 1 : undefined);
}

function fromLines(text: string): Partial<PastedCredentials> {
  const keys: Partial<PastedCredentials> = {};
  // Several assignments may share a line: `export A=1 B=2`, `set A=1&& set B=2`. `set "A=1"` has its quote before.
  const assignment =
    /(?:^|[\s;&"]|\$\{?env:)(aws_[a-z_]+|x_security_token_expires)\}?(?:[^\S\n]*=[^\S\n]*|[^\S\n]+(?=\S+[^\S\n]*$))("[^"\n]*"|'[^'\n]*'|[^\s;&"']+)/gim;
  for (const [, name = '', value = ''] of text.matchAll(assignment)) {
    const member = NAMES[name.toLowerCase().replaceAll('_', '')];
    if (member) keys[member] ??= value.replace(/^(["'])(.*)\1$/s, '$2').trim();
  }
  return keys;
}

function fromJson(text: string): Partial<PastedCredentials> {
  const value = parsed(text);
  const inner = value?.Credentials ?? value?.credentials ?? value;
  if (typeof inner !== 'object' || inner === null) return {};
  const keys: Partial<PastedCredentials> = {};
  for (const [name, member] of Object.entries(inner)) {
    const key = NAMES[name.toLowerCase().replaceAll('_', '')];
    if (key && typeof member === 'string') keys[key] ??= member.trim();
  }
  return keys;
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(text);
  } catch {
    // Half of a document, as one gets by selecting too little.
    return undefined;
  }
}
