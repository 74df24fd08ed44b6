import { isRead } from '../../service/operations';
import type { Plan } from '../../service/plan';
import {
  camelName,
  exportFile,
  type RenderOptions,
  referencedMembers,
  snakeName,
  uniqueNames,
} from './identifiers';
import { type Dialect, printValue } from './print-value';
import { inlineComment, quoteString } from './quote';

/**
 * `plan` as an ES module for the AWS SDK for JavaScript v3. It stops at the first failure, as the runner does; results
 * that later calls need are constants.
 */
export function renderJs(plan: Plan, { region, endpointUrl }: RenderOptions = {}): string {
  const used = referencedMembers(plan);
  const giveName = uniqueNames();
  const names = new Map<string, string>();
  const dialect = javaScript(names);

  const calls = plan.calls.map(({ id, operation, input, label }) => {
    const sent = `await client.send(new ${operation}Command(${printValue(input, dialect)}))`;
    const comment = plan.calls.length > 1 ? `// ${inlineComment(label)}\n` : '';
    if (operation === 'ExportApi' || used.has(id)) {
      const name = camelName(giveName(snakeName(id)));
      names.set(id, name);
      const write = `\nawait writeFile(${quoteString(exportFile(input))}, ${name}.body);`;
      return `${comment}const ${name} = ${sent};${operation === 'ExportApi' ? write : ''}`;
    }
    return `${comment}${isRead(operation) ? `console.log(${sent})` : sent};`;
  });

  const commands = [...new Set(plan.calls.map(({ operation }) => `${operation}Command`))].sort();
  const imported = ['ApiGatewayV2Client', ...commands];
  const line = `import { ${imported.join(', ')} } from '@aws-sdk/client-apigatewayv2';`;
  const imports =
    line.length <= 100 ? line : line.replace('{ ', '{\n  ').replaceAll(', ', ',\n  ').replace(' }', ',\n}');
  const files = plan.calls.some(({ operation }) => operation === 'ExportApi')
    ? "import { writeFile } from 'node:fs/promises';\n"
    : '';
  const options = { region, endpoint: endpointUrl };
  const client = `const client = new ApiGatewayV2Client(${printValue(options, dialect)});`;
  return `${files}${imports}\n\n${client}\n\n${calls.join('\n\n')}\n`;
}

function javaScript(names: ReadonlyMap<string, string>): Dialect {
  return {
    indent: '  ',
    true: 'true',
    false: 'false',
    key(name) {
      // A plain `__proto__` key would set the prototype instead of a member.
      if (name === '__proto__') return "['__proto__']";
      return /^[A-Za-z_$][A-Za-z0-9_$]*$/.test(name) ? name : quoteString(name);
    },
    string: quoteString,
    lines: (lines, pad) =>
      `[\n${lines
        .join('')
        .split('\n')
        .map((line) => `${pad}  ${quoteString(line)},\n`)
        .join('')}${pad}].join('\\n')`,
    number: String,
    date: (value) => `new Date(${quoteString(value.toISOString())})`,
    blob: (value) => `Uint8Array.of(${[...value].join(', ')})`,
    ref({ $ref, member, prefix }) {
      const value = `${names.get($ref) ?? $ref}.${member}`;
      return prefix ? `${quoteString(prefix)} + ${value}` : value;
    },
  };
}
