import { findNodeAtLocation, type Node, parseTree, type Segment } from 'jsonc-parser';

/** A range of a text, in UTF-16 units from its start. */
interface Range {
  from: number;
  to: number;
}

/**
 * The range of a member's value in a JSON text, or of the innermost part of the path that exists. The first part may be
 * at any depth: a rule names a member, not always what it is in. Undefined for a text without a value.
 */
export function jsonLocation(text: string, path: readonly string[]): Range | undefined {
  const root = parseTree(text);
  if (!root) return undefined;
  const [first, ...rest] = path;
  if (first === undefined) return rangeOf(root);
  let node = child(root, first) ?? memberNamed(root, first);
  if (!node) return { from: root.offset, to: root.offset + 1 };
  for (const part of rest) node = child(node, part) ?? node;
  return rangeOf(node);
}

const rangeOf = ({ offset, length }: Node): Range => ({ from: offset, to: offset + length });

function child(node: Node, part: string): Node | undefined {
  const segment: Segment = node.type === 'array' ? Number(part) : part;
  return findNodeAtLocation(node, [segment]);
}

/** The value of the first member of this name, at any depth. */
function memberNamed(node: Node, name: string): Node | undefined {
  for (const inner of node.children ?? []) {
    const [key, value] = inner.type === 'property' ? (inner.children ?? []) : [];
    const found = key?.value === name ? value : memberNamed(inner, name);
    if (found) return found;
  }
  return undefined;
}
