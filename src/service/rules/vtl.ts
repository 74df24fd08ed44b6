import type { Diagnostic } from '../../lib/diagnostic';

/** What the parser reports of a fault: the line from 1, the column from 0. */
interface ParserFault {
  hash?: { loc?: { last_line?: number; last_column?: number } };
}

const DIRECTIVE = /##.*|#\*[\s\S]*?\*#|\\#|#\{?(if|foreach|macro|define|end)\b\}?/g;

/**
 * What is wrong with a mapping template as Velocity: a fault of the grammar, a block without `#end`, an `#end` without
 * its block. The service's own check is not known, so these are warnings and block nothing.
 */
export async function vtlDiagnostics(text: string): Promise<Diagnostic[]> {
  const { parse } = await import('velocityjs');
  try {
    parse(text);
  } catch (error) {
    const { last_line: line = 1, last_column: column = 0 } = (error as ParserFault).hash?.loc ?? {};
    const message = error instanceof Error ? error.message : String(error);
    return [
      {
        severity: 'warning',
        message: `Not Velocity: ${sentence(message)}`,
        from: offset(text, line, column),
      },
    ];
  }
  return blockDiagnostics(text);
}

/** The parser's message without its drawing, which is of the lines run together. */
function sentence(message: string): string {
  const got = /got '([^']*)'/.exec(message)?.[1];
  if (got === 'EOF') return 'the template ends too early';
  return got === undefined ? message : `${got === '1' ? 'this' : got} is not expected here`;
}

function offset(text: string, line: number, column: number): number {
  const before = text.split('\n').slice(0, line - 1);
  const start = before.reduce((sum, one) => sum + one.length + 1, 0);
  return Math.min(text.length, start + Math.max(0, column - 1));
}

function blockDiagnostics(text: string): Diagnostic[] {
  const open: { name: string; from: number }[] = [];
  const found: Diagnostic[] = [];
  for (const hit of text.matchAll(DIRECTIVE)) {
    const name = hit[1];
    if (name === undefined) continue;
    if (name !== 'end') open.push({ name, from: hit.index });
    else if (open.pop() === undefined) {
      found.push({ severity: 'warning', message: 'This #end closes no block', from: hit.index });
    }
  }
  for (const { name, from } of open) {
    found.push({ severity: 'warning', message: `This #${name} has no #end`, from });
  }
  return found;
}
