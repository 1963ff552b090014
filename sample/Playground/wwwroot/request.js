import { element } from './dom.js';
import { originNote } from './fetch-rules.js';
import { presets } from './presets.js';
import { change, follow } from './state.js';

const fields = ['origin', 'method', 'headers'].map(id => document.getElementById(id));
const credentials = document.querySelector('#credentials');
const note = document.querySelector('#origin-note');

// The form of the request.
export function showRequest() {
  for (const field of fields) {
    field.addEventListener('input', () => change({ [field.id]: field.value }));
  }

  document.querySelector('#ask').addEventListener('submit', event => event.preventDefault());
  credentials.addEventListener('change', () => change({ credentials: credentials.checked }));
  document.querySelector('#presets').append(...presets.map(({ name, ...values }) => {
    const button = element('button', { type: 'button' }, name);
    button.addEventListener('click', () => change(values));
    return button;
  }));

  follow(show);
}

function show(state) {
  for (const field of fields.filter(field => field.value !== state[field.id])) {
    field.value = state[field.id];
  }

  credentials.checked = state.credentials;
  note.textContent = originNote(state.origin);
}
