import {
  Compartment, EditorState, EditorView, StreamLanguage, bracketMatching, classHighlighter, csharp, defaultKeymap, drawSelection,
  highlightSpecialChars, history, historyKeymap, json, keymap, lineNumbers, lintGutter, setDiagnostics, syntaxHighlighting, xml,
} from './vendor/codemirror.js';

const severities = { Error: 'error', Warning: 'warning', Info: 'info', Hidden: 'hint' };
const jsonLanguage = json();
const xmlLanguage = StreamLanguage.define(xml);

const common = [
  lineNumbers(), drawSelection(), highlightSpecialChars(), bracketMatching(), syntaxHighlighting(classHighlighter),
  EditorView.lineWrapping,
];

let codeView;

// An editor of a CORS file, for which `onChange` is called with each text that the reader makes.
export function createEditor(parent, label, onChange) {
  const language = new Compartment();
  let isOwnChange = false;
  const view = new EditorView({
    parent,
    state: EditorState.create({
      extensions: [
        ...common, history(), lintGutter(), language.of(jsonLanguage), keymap.of([...defaultKeymap, ...historyKeymap]),
        EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
        EditorView.updateListener.of(({ docChanged, state }) => {
          if (docChanged && !isOwnChange) {
            onChange(state.doc.toString());
          }
        }),
      ],
    }),
  });

  return {
    // Makes a text the one that is edited; what both have alike stays, and with it the cursor. It can be undone.
    set(text) {
      const before = view.state.doc.toString();
      if (before !== text) {
        isOwnChange = true;
        view.dispatch({ changes: difference(before, text) });
        isOwnChange = false;
      }

      view.dispatch({ effects: language.reconfigure(text.trimStart().startsWith('<') ? xmlLanguage : jsonLanguage) });
    },

    // Underlines what findings are about.
    show(findings) {
      const end = view.state.doc.length;
      view.dispatch(setDiagnostics(view.state, findings.map(({ start, length, severity, id, message }) => ({
        from: Math.min(start, end), to: Math.min(start + length, end), severity: severities[severity], source: id, message,
      }))));
    },

    // Selects a place, and moves the focus to it.
    select(start, length) {
      const end = view.state.doc.length;
      view.dispatch({
        selection: { anchor: Math.min(start, end), head: Math.min(start + length, end) },
        scrollIntoView: true,
      });
      view.focus();
    },
  };
}

// Shows C#, highlighted, to read and to copy.
export function showCode(text) {
  codeView ??= new EditorView({
    parent: document.querySelector('#csharp'),
    state: EditorState.create({
      extensions: [
        ...common, StreamLanguage.define(csharp), EditorState.readOnly.of(true),
        EditorView.contentAttributes.of({ 'aria-label': 'Generated C#', 'aria-readonly': 'true', tabindex: '0' }),
      ],
    }),
  });
  codeView.dispatch({ changes: { from: 0, to: codeView.state.doc.length, insert: text } });
}

function difference(before, after) {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) {
    start++;
  }

  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) {
    end++;
  }

  return { from: start, to: before.length - end, insert: after.slice(start, after.length - end) };
}
