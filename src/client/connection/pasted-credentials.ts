/** Pasted credentials. */
interface PastedCredentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
  /** When they expire, as ISO 8601. */
  expiration?: string;
}

/** The names of credentials in the supported formats; in lower case, without underscores. */
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

/** The result of parsing a pasted text. */
export interface Pasted {
  /** Present when there is a whole pair. */
  keys?: PastedCredentials;
  /** What is missing, as a sentence; present when there is no pair. */
  fault?: string;
}

/**
 * The credentials in a pasted text: `export AWS_…`, `set AWS_…`, `$env:AWS_…=`, `setx`, a section of a credentials file, the
 * JSON of `aws configure export-credentials` or of `aws sts assume-role`, also with a prompt or other lines around it.
 * Of several sections of a file, the first with a pair is used.
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

/** The messages do not quote the text: it may contain part of a secret. */
function faultOf(parts: readonly Partial<PastedCredentials>[], text: string): string {
  if (parts.some(({ accessKeyId }) => accessKeyId)) {
    return 'There is an access key in this text, but no secret access key.';
  }
  if (parts.some(({ secretAccessKey }) => secretAccessKey)) {
    return 'There is a secret access key in this text, but no access key.';
  }
  const json = jsonIn(text);
  if (json !== undefined && parsed(json) === undefined) {
    return 'This JSON is incomplete or invalid. Copy all of it, from { to }.';
  }
  return 'No credentials found in this text.';
}

function found(text: string): Partial<PastedCredentials>[] {
  const json = jsonIn(text);
  if (json !== undefined) return [fromJson(json)];
  // Access keys of one section must not be mixed with the token of another.
  return text.split(/^\s*\[[^\]\n]*\]\s*$/m).map(fromLines);
}

/** The document in a text, from its first brace; not a shell's `${Env:…}`. */
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
    // An incomplete document, from an incomplete selection.
    return undefined;
  }
}
