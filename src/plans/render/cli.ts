import type { Call, Plan } from '../../service/plan';
import { isRef } from '../refs';
import {
  exportFile,
  type RenderOptions,
  referencedMembers,
  snakeName,
  snakeOrKebab,
  uniqueNames,
} from './identifiers';
import { entriesOf, isPresent } from './print-value';
import { quoteJson, quoteShell } from './quote';

/** Text, or a shell variable; a shell word is a sequence of both. */
type Piece = string | { variable: string };

/** The shell variables of a plan, by `<call id> <member>`. */
type Variables = ReadonlyMap<string, string>;

/**
 * `plan` as AWS CLI v2 commands for bash and zsh, chained so that the first failure ends them. Results that later
 * calls need are captured in shell variables.
 */
export function renderCli(plan: Plan, options: RenderOptions = {}): string {
  const used = referencedMembers(plan);
  const giveName = uniqueNames();
  const variables = new Map<string, string>();
  const steps = plan.calls.flatMap((call) => {
    const members = used.get(call.id) ?? [];
    const { before, command, after } = callCommand(call, variables, options);
    if (members.length === 0) return [...before, command, ...after];
    const names = members.map((member) => giveName(variableName(call.id, member)));
    for (const [index, name] of names.entries()) variables.set(`${call.id} ${members[index]}`, name);
    return [
      ...before,
      ...capture(command, members, names, giveName),
      ...after,
      ...names.flatMap(escaped(members)),
    ];
  });
  return `${steps.join(' &&\n')}\n`;
}

function variableName(callId: string, member: string): string {
  const [call, name] = [snakeName(callId), snakeName(member)];
  return name.startsWith(`${call}_`) ? name : `${call}_${name}`;
}

function capture(
  command: string,
  members: string[],
  names: string[],
  giveName: (wanted: string) => string,
): string[] {
  const [name, ...more] = names;
  if (more.length === 0) return [`${name}=$(${command} \\\n  --query ${members.join()} --output text)`];
  // Several members of one response come as one line, separated by tabs.
  const result = giveName('result');
  return [
    `${result}=$(${command} \\\n  --query '[${members.join(', ')}]' --output text)`,
    `IFS=$'\\t' read -r ${names.join(' ')} <<<"$${result}"`,
  ];
}

/** Ids, ARNs and URLs need no JSON escapes; other results get a second variable with `\` and `"` escaped. */
const isPlainMember = (member: string) => /(Id|Arn|Endpoint|Url)$/.test(member);

const escaped = (members: string[]) => (name: string, index: number) =>
  isPlainMember(members[index] ?? '')
    ? []
    : [`${name}_json=$(printf '%s' "$${name}" | sed 's/[\\\\"]/\\\\&/g')`];

/** Two members clash with global options of the CLI. */
const RENAMED: Readonly<Record<string, string>> = {
  'CreateApi Version': 'api-version',
  'UpdateApi Version': 'api-version',
};

function callCommand(call: Call, variables: Variables, { region, endpointUrl }: RenderOptions) {
  const { operation, input } = call;
  const common = [
    ...(region === undefined ? [] : [`--region ${quoteShell(region)}`]),
    ...(endpointUrl === undefined ? [] : [`--endpoint-url ${quoteShell(endpointUrl)}`]),
  ];
  const file = operation === 'ExportApi' ? [exportFile(input)] : [];
  const compose = (options: string[]) => {
    const parts = [`aws apigatewayv2 ${snakeOrKebab(operation, '-')}`, ...common, ...options, ...file];
    const line = parts.join(' ');
    return line.length <= 100 && !line.includes('\n') ? line : parts.join(' \\\n  ');
  };
  const entries = entriesOf(input);
  const words = entries.map(([member, value]) => {
    const option = `--${RENAMED[`${operation} ${member}`] ?? snakeOrKebab(member, '-')}`;
    return optionWord(option, value, variables);
  });
  if (words.some((word) => bytes(word) > MAX_WORD) || bytes(words.join(' ')) > MAX_COMMAND) {
    // `printf` is a shell builtin, so the system's limit on argument length does not apply.
    const json = shellWord(jsonPieces(input, variables, true));
    return {
      before: ['input_file=$(mktemp)', `printf '%s' ${json} >"$input_file"`],
      command: compose(['--cli-input-json "file://$input_file"']),
      after: ['rm "$input_file"'],
    };
  }
  const command = entries.some(([, value]) => isMisread(value))
    ? compose([`--cli-input-json ${shellWord(jsonPieces(input, variables, false))}`])
    : compose(words);
  return { before: [], command, after: [] };
}

/** Linux accepts at most 128 KiB in one argument, macOS 1 MiB in all, the environment included. */
const MAX_WORD = 100_000;
const MAX_COMMAND = 200_000;

const bytes = (text: string) => new TextEncoder().encode(text).length;

/**
 * Strings that cannot be an option's value: the CLI would read the file that they name, and NUL or half a surrogate
 * pair cannot be in an argument. JSON input can carry them.
 */
function isMisread(value: unknown): boolean {
  const text = isRef(value) ? (value.prefix ?? '') : value;
  return (
    typeof text === 'string' &&
    (/^fileb?:\/\//.test(text) || text.includes('\0') || /[\ud800-\udfff]/u.test(text))
  );
}

function optionWord(option: string, value: unknown, variables: Variables): string {
  if (typeof value === 'boolean') return value ? option : option.replace('--', '--no-');
  const word = shellWord(valuePieces(value, variables));
  // After a space, a value that begins with a dash would be parsed as the next option.
  return /^['"$]*-/.test(word) ? `${option}=${word}` : `${option} ${word}`;
}

function valuePieces(value: unknown, variables: Variables): Piece[] {
  if (isRef(value)) {
    const variable = { variable: variables.get(`${value.$ref} ${value.member}`) ?? value.member };
    return value.prefix ? [value.prefix, variable] : [variable];
  }
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return [String(value)];
  if (value instanceof Date) return [value.toISOString()];
  if (value instanceof Uint8Array) return [base64(value)];
  return jsonPieces(value, variables, false);
}

function jsonPieces(value: unknown, variables: Variables, ascii: boolean): Piece[] {
  const within = (item: unknown) => jsonPieces(item, variables, ascii);
  if (isRef(value)) {
    const { $ref, member, prefix = '' } = value;
    const name = variables.get(`${$ref} ${member}`) ?? member;
    const variable = { variable: isPlainMember(member) ? name : `${name}_json` };
    return [quoteJson(prefix, { ascii }).slice(0, -1), variable, '"'];
  }
  if (value instanceof Date) return [quoteJson(value.toISOString())];
  if (value instanceof Uint8Array) return [quoteJson(base64(value))];
  if (typeof value === 'string') return [quoteJson(value, { ascii })];
  if (typeof value !== 'object' || value === null) return [String(value)];
  if (Array.isArray(value)) return ['[', ...commaSeparated(value.filter(isPresent).map(within)), ']'];
  const members = entriesOf(value).map(([key, item]) => [`${quoteJson(key, { ascii })}:`, ...within(item)]);
  return ['{', ...commaSeparated(members), '}'];
}

const commaSeparated = (items: Piece[][]): Piece[] =>
  items.flatMap((item, index) => (index === 0 ? item : [',', ...item]));

/** The parts as one shell word. */
function shellWord(pieces: Piece[]): string {
  const merged: Piece[] = [];
  for (const piece of pieces) {
    const last = merged.at(-1);
    if (typeof piece === 'string' && typeof last === 'string') merged.splice(-1, 1, last + piece);
    else merged.push(piece);
  }
  const [first, second] = merged;
  if (
    merged.length === 2 &&
    typeof first === 'string' &&
    typeof second === 'object' &&
    /^[\w/:.-]+$/.test(first)
  ) {
    return `"${first}$${second.variable}"`;
  }
  if (merged.length === 0) return "''";
  return merged
    .map((piece) => (typeof piece === 'string' ? quoteShell(piece) : `"$${piece.variable}"`))
    .join('');
}

/** Blobs in the CLI's format. */
function base64(blob: Uint8Array): string {
  return btoa(String.fromCharCode(...blob));
}
