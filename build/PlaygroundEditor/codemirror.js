// What the playground uses of CodeMirror.
export { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
export { json } from '@codemirror/lang-json';
export { StreamLanguage, bracketMatching, syntaxHighlighting } from '@codemirror/language';
export { csharp } from '@codemirror/legacy-modes/mode/clike';
export { xml } from '@codemirror/legacy-modes/mode/xml';
export { lintGutter, setDiagnostics } from '@codemirror/lint';
export { Compartment, EditorState } from '@codemirror/state';
export { EditorView, drawSelection, highlightSpecialChars, keymap, lineNumbers } from '@codemirror/view';
export { classHighlighter } from '@lezer/highlight';
