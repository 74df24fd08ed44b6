import { jsonLanguage } from '@codemirror/lang-json';
import { defaultHighlightStyle, HighlightStyle } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';

/** The kit's code colours are for light mode only; these pairs have enough contrast in light and dark. */
const COLOURS: Record<string, string> = {
  '#404740': 'light-dark(#4a5560, #b8c2cc)',
  '#708': 'light-dark(#6b1f8a, #d7a8ee)',
  '#219': 'light-dark(#22118f, #a9b4ff)',
  '#164': 'light-dark(#0b5a3c, #7ccf8f)',
  '#a11': 'light-dark(#9a1616, #f5a39b)',
  '#e40': 'light-dark(#a63400, #ffb07a)',
  '#00f': 'light-dark(#0b3fa5, #8fbfff)',
  '#30a': 'light-dark(#30169e, #b8a9ff)',
  '#085': 'light-dark(#00613e, #7ccf8f)',
  '#167': 'light-dark(#0f5563, #6fd0df)',
  '#256': 'light-dark(#1d4a57, #8fd5e3)',
  '#00c': 'light-dark(#0b3fa5, #8fbfff)',
  '#940': 'light-dark(#7a3b00, #e0b184)',
  '#f00': 'light-dark(#b3261e, #ff9d94)',
};

/** Colours of tokens, in light and dark. */
export const highlighting = HighlightStyle.define(
  defaultHighlightStyle.specs.map((spec) => {
    const color: unknown = spec.color;
    return typeof color === 'string' ? { ...spec, color: COLOURS[color] ?? 'inherit' } : spec;
  }),
);

/** Colours use the page's CSS variables; these rules override the editor's own, which load later. */
export const theme = EditorView.theme({
  '&.cm-focused': { outline: 'none' },
  '.cm-content': { fontFamily: 'inherit', caretColor: 'var(--gh-text)' },
  '.cm-gutters': { backgroundColor: 'transparent', color: 'var(--gh-text-secondary)', border: 'none' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'transparent' },
  '&.cm-focused .cm-activeLine': { backgroundColor: 'var(--gh-hover)' },
  '&.cm-focused .cm-matchingBracket, .cm-matchingBracket': {
    backgroundColor: 'var(--gh-chosen)',
    outline: '1px solid var(--gh-control)',
  },
  '.cm-placeholder': { color: 'var(--gh-text-secondary)' },
  '.cm-tooltip': {
    backgroundColor: 'var(--gh-background)',
    color: 'var(--gh-text)',
    border: '1px solid var(--gh-line)',
  },
});

/**
 * The position of a member's value in a JSON text; of the innermost part of the path that exists. The first part may
 * be at any depth: a rule names a member, not always its parents.
 */
export function memberPlace(
  state: EditorState,
  path: readonly string[],
): { from: number; to: number } | undefined {
  const text = state.doc.toString();
  const tree = jsonLanguage.parser.parse(text);
  const [first, ...rest] = path;
  let node = tree.topNode.firstChild;
  if (first !== undefined) {
    const root = node;
    node = (root && inside(root, first, text)) ?? anywhere(tree, first, text) ?? root;
    if (node === root) return root ? { from: root.from, to: root.from + 1 } : undefined;
  }
  for (const part of rest) node = (node && inside(node, part, text)) ?? node;
  return node ? { from: node.from, to: node.to } : undefined;
}

type Tree = ReturnType<typeof jsonLanguage.parser.parse>;
type Node = Tree['topNode'];

function inside(node: Node, part: string, text: string): Node | null {
  if (node.name !== 'Array') {
    const property = node.getChildren('Property').find((one) => nameOf(one, text) === part);
    return property?.lastChild ?? null;
  }
  let item = node.firstChild?.nextSibling ?? null;
  for (let at = 0; item && (at < Number(part) || item.name === ','); item = item.nextSibling) {
    if (item.name !== ',') at += 1;
  }
  return item;
}

function anywhere(tree: Tree, name: string, text: string): Node | null {
  let found: Node | null = null;
  tree.iterate({
    enter: ({ name: type, node }) => {
      if (type === 'Property' && !found && nameOf(node, text) === name) found = node.lastChild;
    },
  });
  return found;
}

function nameOf(property: Node, text: string): string | undefined {
  const name = property.getChild('PropertyName');
  return name ? text.slice(name.from + 1, name.to - 1) : undefined;
}
