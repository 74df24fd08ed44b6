import { defaultHighlightStyle, HighlightStyle } from '@codemirror/language';
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
  '.cm-scroller': {
    minHeight: '88px',
    maxHeight: '55vh',
    overflow: 'auto',
    fontFamily: 'inherit',
    lineHeight: 'inherit',
  },
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
