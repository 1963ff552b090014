// What the page is about: the chosen policy and the request. Everything that is shown follows from it.
//
// policies: those of the sample, and the reader's own once it was compiled
// chosen: the name of a policy; view: 'rules' or 'csharp'; own: { text, profile } of the reader's own
// origin, method, headers, credentials: the request; sender: the origin from which the browser tries it
export const state = {};

const listeners = [];

// Calls a function with the state and the names of what has changed.
export function follow(listener) {
  listeners.push(listener);
}

// Changes the state, and tells everybody what has really changed.
export function change(values) {
  const changed = new Set(Object.keys(values).filter(key => state[key] !== values[key]));
  Object.assign(state, values);
  if (changed.size > 0) {
    listeners.forEach(listener => listener(state, changed));
  }
}

// The chosen policy; undefined if it is the reader's own, and has errors or was never compiled.
export function policy() {
  return state.policies.find(({ name }) => name === state.chosen);
}
