import { isRead } from '../../service/operations';
import type { Plan } from '../../service/plan';
import {
  exportFile,
  type RenderOptions,
  referencedMembers,
  snakeName,
  snakeOrKebab,
  uniqueNames,
} from './identifiers';
import { type Dialect, entriesOf, printValue } from './print-value';
import { inlineComment, quoteString } from './quote';

/**
 * `plan` as a Python 3 script for boto3. It stops at the first failure, as the runner does; results that later calls
 * need are variables.
 */
export function renderBoto3(plan: Plan, { region, endpointUrl }: RenderOptions = {}): string {
  const used = referencedMembers(plan);
  const giveName = uniqueNames();
  const names = new Map<string, string>();
  const dialect = python(names);

  const calls = plan.calls.map(({ id, operation, input, label }) => {
    const members = entriesOf(input).map(([key, value]) => `${key}=${printValue(value, dialect, '    ')}`);
    const sent = `client.${snakeOrKebab(operation, '_')}(${callArguments(members)})`;
    const comment = plan.calls.length > 1 ? `# ${inlineComment(label)}\n` : '';
    if (operation === 'ExportApi' || used.has(id)) {
      const name = giveName(snakeName(id));
      names.set(id, name);
      const file = quoteString(exportFile(input));
      const write = `\nwith open(${file}, 'wb') as file:\n    file.write(${name}['body'].read())`;
      return `${comment}${name} = ${sent}${operation === 'ExportApi' ? write : ''}`;
    }
    return `${comment}${isRead(operation) ? `print(${sent})` : sent}`;
  });

  const clientArguments = [
    "'apigatewayv2'",
    ...(region === undefined ? [] : [`region_name=${quoteString(region)}`]),
    ...(endpointUrl === undefined ? [] : [`endpoint_url=${quoteString(endpointUrl)}`]),
  ];
  const body = calls.join('\n\n');
  const imports = [...(body.includes('datetime.datetime(') ? ['import datetime'] : []), 'import boto3'].join(
    '\n',
  );
  return `${imports}\n\nclient = boto3.client(${clientArguments.join(', ')})\n\n${body}\n`;
}

function callArguments(members: string[]): string {
  const line = members.join(', ');
  if (line.length <= 70 && !line.includes('\n')) return line;
  return `\n${members.map((member) => `    ${member},\n`).join('')}`;
}

function python(names: ReadonlyMap<string, string>): Dialect {
  return {
    indent: '    ',
    true: 'True',
    false: 'False',
    key: quoteString,
    string: quoteString,
    lines: (lines, pad) => `(\n${lines.map((line) => `${pad}    ${quoteString(line)}\n`).join('')}${pad})`,
    number: (value) => (Number.isFinite(value) ? String(value) : `float('${String(value)}')`),
    date(value) {
      const [year, month, day] = [value.getUTCFullYear(), value.getUTCMonth() + 1, value.getUTCDate()];
      const time = [value.getUTCHours(), value.getUTCMinutes(), value.getUTCSeconds()];
      const micros = value.getUTCMilliseconds() * 1000;
      const parts = [year, month, day, ...time, micros].join(', ');
      return `datetime.datetime(${parts}, tzinfo=datetime.timezone.utc)`;
    },
    blob: (value) => `bytes([${[...value].join(', ')}])`,
    ref({ $ref, member, prefix }) {
      const value = `${names.get($ref) ?? $ref}[${quoteString(member)}]`;
      return prefix ? `${quoteString(prefix)} + ${value}` : value;
    },
  };
}
