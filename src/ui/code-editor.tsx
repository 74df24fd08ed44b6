import {
  defaultKeymap,
  deleteCharBackward,
  deleteCharForward,
  deleteGroupBackward,
  deleteGroupForward,
  deleteLineBoundaryBackward,
  deleteLineBoundaryForward,
  deleteToLineEnd,
  deleteToLineStart,
  history,
  historyKeymap,
} from '@codemirror/commands';
import { bracketMatching, syntaxHighlighting } from '@codemirror/language';
import { type Diagnostic, linter, lintGutter } from '@codemirror/lint';
import { Annotation, Compartment, EditorState, type Extension } from '@codemirror/state';
import {
  type Command,
  EditorView,
  highlightActiveLine,
  keymap,
  lineNumbers,
  placeholder,
} from '@codemirror/view';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { DiagnosticSource } from '../lib/diagnostic';
import styles from './code-editor.module.css';
import { type CodeLanguage, LANGUAGES } from './code-languages';
import { highlighting, theme } from './code-theme';
import { jsonLocation } from './json-location';

export interface CodeEditorProps {
  value: string;
  onChange: (text: string) => void;
  onBlur?: () => void;
  /** Receives a handle that focuses the editor; null after unmount. */
  handle?: (handle: { focus: () => void } | null) => void;
  language: CodeLanguage;
  /** Computes the marks; called after each pause in typing, and again when the function changes. */
  check?: DiagnosticSource | undefined;
  /** The accessible name. */
  label: string;
  /** Ids of the describing elements, separated by spaces. */
  describedBy?: string | undefined;
  invalid?: boolean;
  readOnly?: boolean;
  placeholder?: string | undefined;
}

/** The element inside the shadow root that repeats the editor's description. */
const DESCRIPTION_ID = 'description';

/** Marks external changes, which do not call `onChange`. */
const ExternalChange = Annotation.define<boolean>();

/** A mark in the list below the editor. */
interface Listed {
  line: number;
  column: number;
  from: number;
  message: string;
}

/**
 * An editor for code: one text box to assistive technology. The Tab key leaves it, as it leaves any field; Ctrl or ⌘
 * with ] and [ indents. Marks are also listed below the text, each with a link to its position.
 */
export default function CodeEditor(props: CodeEditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const [parts] = useState(() => ({
    attributes: new Compartment(),
    language: new Compartment(),
    marking: new Compartment(),
  }));
  const [marks, setMarks] = useState<Listed[]>([]);
  const reported = useRef(props.value);

  const changed = useEffectEvent((text: string) => {
    reported.current = text;
    props.onChange(text);
  });
  const blurred = useEffectEvent(() => props.onBlur?.());
  const register = useEffectEvent((handle: { focus: () => void } | null) => props.handle?.(handle));
  const start = useEffectEvent((parent: ShadowRoot) => {
    const editor: EditorView = new EditorView({
      parent,
      root: parent,
      state: EditorState.create({
        doc: props.value,
        extensions: [
          lineNumbers(),
          history(),
          highlightActiveLine(),
          bracketMatching(),
          EditorView.lineWrapping,
          parts.language.of(LANGUAGES[props.language]()),
          syntaxHighlighting(highlighting, { fallback: true }),
          theme,
          keymap.of([...defaultKeymap, ...historyKeymap]),
          placeholder(props.placeholder ?? ''),
          parts.attributes.of(attributes(props)),
          parts.marking.of(props.check ? marking(props.check, setMarks) : []),
          EditorView.updateListener.of((update) => {
            const outside = update.transactions.some((one) => one.annotation(ExternalChange));
            if (update.docChanged && !outside) changed(update.state.doc.toString());
          }),
          EditorView.domEventHandlers({ blur: () => blurred(), beforeinput: changeByEditor }),
        ],
      }),
    });
    return editor;
  });

  useEffect(() => {
    if (!host.current) return undefined;
    // In a shadow root the editor's styles are constructed style sheets; elsewhere they would be a style element, which the
    // Content Security Policy refuses.
    const root = host.current.shadowRoot ?? host.current.attachShadow({ mode: 'open' });
    const description = document.createElement('p');
    description.id = DESCRIPTION_ID;
    description.hidden = true;
    root.append(description);
    const editor = start(root);
    view.current = editor;
    register({ focus: () => editor.focus() });
    return () => {
      register(null);
      editor.destroy();
      description.remove();
      view.current = null;
    };
  }, []);

  useEffect(() => {
    // The prop may echo the typed text; only a different text replaces it.
    if (props.value === reported.current) return;
    reported.current = props.value;
    view.current?.dispatch({
      changes: { from: 0, to: view.current.state.doc.length, insert: props.value },
      annotations: ExternalChange.of(true),
    });
  }, [props.value]);

  const { language } = props;
  const shown = useRef(language);
  useEffect(() => {
    if (shown.current === language) return;
    shown.current = language;
    view.current?.dispatch({ effects: parts.language.reconfigure(LANGUAGES[language]()) });
  }, [parts, language]);

  const { check } = props;
  const asked = useRef(check);
  useEffect(() => {
    if (asked.current === check) return;
    asked.current = check;
    view.current?.dispatch({
      effects: parts.marking.reconfigure(check ? marking(check, setMarks) : []),
    });
  }, [parts, check]);

  const { label, describedBy, invalid, readOnly } = props;
  useEffect(() => {
    view.current?.dispatch({
      effects: parts.attributes.reconfigure(attributes({ label, describedBy, invalid, readOnly })),
    });
  }, [parts, label, describedBy, invalid, readOnly]);

  useEffect(() => {
    // References to ids end at the shadow root: the text that describes the editor is repeated inside. After each render,
    // because the text may change under the same ids.
    const text = (describedBy ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent ?? '')
      .join(' ');
    const description = host.current?.shadowRoot?.getElementById(DESCRIPTION_ID);
    if (description && description.textContent !== text) description.textContent = text;
  });

  return (
    <div className={styles.editor} data-invalid={invalid || undefined} data-readonly={readOnly || undefined}>
      <div ref={host} />
      <ul
        className={styles.diagnostics}
        aria-live="polite"
        aria-label={`Marks in ${label}`}
        hidden={marks.length === 0}
      >
        {marks.map((mark) => (
          <li key={`${mark.from} ${mark.message}`}>
            <button
              type="button"
              onClick={() => {
                view.current?.dispatch({ selection: { anchor: mark.from }, scrollIntoView: true });
                view.current?.focus();
              }}
            >
              Line {mark.line}, column {mark.column}
            </button>
            : {mark.message}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The editor's own deletions, by the browser's name for each. */
const DELETIONS: Readonly<Record<string, Command>> = {
  deleteContentBackward: deleteCharBackward,
  deleteContentForward: deleteCharForward,
  deleteWordBackward: deleteGroupBackward,
  deleteWordForward: deleteGroupForward,
  deleteSoftLineBackward: deleteLineBoundaryBackward,
  deleteSoftLineForward: deleteLineBoundaryForward,
  deleteHardLineBackward: deleteToLineStart,
  deleteHardLineForward: deleteToLineEnd,
};

/**
 * Deletes, and replaces selected text, through the editor. Where Chromium merges lines itself, it gives the moved text style
 * attributes, which the Content Security Policy refuses: without effect on the text, but with a line in the log. Input that
 * cannot be cancelled (of an input method) finds the selection already removed.
 */
function changeByEditor({ data, inputType, cancelable }: InputEvent, editor: EditorView): boolean {
  if (editor.state.readOnly || editor.composing) return false;
  const deletion = DELETIONS[inputType];
  if (cancelable) takeSelection(editor);
  if (deletion && cancelable) {
    deletion(editor);
    return true;
  }
  if (inputType !== 'insertText' && !deletion) return false;
  // In an empty text, the placeholder is what the input replaces.
  const { doc, selection } = editor.state;
  if (selection.main.empty && (doc.length > 0 || !cancelable)) return false;
  const replaces = cancelable ? (data ?? '') : '';
  editor.dispatch(editor.state.replaceSelection(editor.state.toText(replaces)), {
    userEvent: deletion ? 'delete.selection' : 'input.type',
  });
  // The editor prevents the browser's own change for a handler that has handled the event.
  return cancelable;
}

/** Takes over the browser's selection, of which the editor learns only later. */
function takeSelection(editor: EditorView): void {
  // Chromium's own: the document's selection ends at a shadow root.
  const { getSelection } = editor.root as { getSelection?: () => Selection | null };
  const { anchorNode, anchorOffset, focusNode, focusOffset } = getSelection?.call(editor.root) ?? {};
  if (!anchorNode || !focusNode || anchorOffset === undefined || focusOffset === undefined) return;
  if (![anchorNode, focusNode].every((node) => editor.contentDOM.contains(node))) return;
  const anchor = editor.posAtDOM(anchorNode, anchorOffset);
  const head = editor.posAtDOM(focusNode, focusOffset);
  const { main } = editor.state.selection;
  if (main.anchor !== anchor || main.head !== head) editor.dispatch({ selection: { anchor, head } });
}

function attributes(
  props: Partial<Pick<CodeEditorProps, 'describedBy' | 'invalid' | 'readOnly'>> & { label: string },
): Extension {
  return [
    EditorView.contentAttributes.of({
      'aria-label': props.label,
      ...(props.describedBy ? { 'aria-describedby': DESCRIPTION_ID } : {}),
      ...(props.invalid ? { 'aria-invalid': 'true' } : {}),
      ...(props.readOnly ? { 'aria-readonly': 'true' } : {}),
      tabindex: '0',
      spellcheck: 'false',
    }),
    EditorState.readOnly.of(props.readOnly ?? false),
    EditorView.editable.of(!props.readOnly),
  ];
}

/** Runs `check` and shows its result in the text, in the gutter, and through `list`. */
function marking(check: DiagnosticSource, list: (marks: Listed[]) => void): Extension {
  const source = async (editor: EditorView): Promise<Diagnostic[]> => {
    const { doc } = editor.state;
    const found = await check(doc.toString());
    const placed = found.map(({ severity, message, from, path }) => {
      const place = path ? jsonLocation(editor.state.doc.toString(), path) : undefined;
      const start = Math.min(doc.length, place?.from ?? from ?? 0);
      return { severity, message, from: start, to: Math.min(doc.length, place?.to ?? start + 1) };
    });
    list(
      placed.map(({ from, message }) => {
        const line = doc.lineAt(from);
        return { line: line.number, column: from - line.from + 1, from, message };
      }),
    );
    return placed;
  };
  return [linter(source, { delay: 400 }), lintGutter()];
}
