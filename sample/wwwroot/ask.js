import { element } from './dom.js';
import { evaluate } from './evaluate.js';
import { markRule } from './policy.js';

const form = document.querySelector('#ask');
const decision = document.querySelector('#decision');
const [origin, method, headers] = ['origin', 'method', 'headers'].map(id => document.getElementById(id));

// How far each denial got.
const steps = ['Origin', 'Method', 'Headers'];
const headerNames = {
  allowOrigin: 'Access-Control-Allow-Origin',
  allowCredentials: 'Access-Control-Allow-Credentials',
  allowMethods: 'Access-Control-Allow-Methods',
  allowHeaders: 'Access-Control-Allow-Headers',
  exposeHeaders: 'Access-Control-Expose-Headers',
  maxAge: 'Access-Control-Max-Age',
  vary: 'Vary',
};

// What to show if the sample was stopped.
const silence = { isAllowed: false, reason: 'The sample does not answer. Is it running?', denial: '', ruleIndex: -1 };

let policy;
let latest = 0;

form.addEventListener('input', decide);
form.addEventListener('submit', event => event.preventDefault());

// Asks another policy from now on.
export function askPolicy(name) {
  policy = name;
  decide();
}

// Fills in the form.
export function ask(values) {
  [origin.value, method.value, headers.value] = [values.origin, values.method, values.headers];
  decide();
}

async function decide() {
  const number = ++latest;
  const result = await evaluate(policy, origin.value, method.value, headers.value).catch(() => silence);

  // Answers may overtake each other.
  if (number === latest) {
    show(result);
  }
}

function show(result) {
  decision.dataset.allowed = result.isAllowed;
  decision.querySelector('.verdict').textContent = result.isAllowed ? 'Allowed' : 'Denied';
  decision.querySelector('.reason').textContent = result.reason;

  const failed = result.isAllowed ? steps.length : Math.max(0, steps.indexOf(result.denial));
  decision.querySelector('.steps').replaceChildren(...steps.map((step, place) => {
    const state = place < failed ? 'passed' : place === failed ? 'failed' : 'not reached';
    return element('li', { 'data-state': state }, step, element('span', { class: 'quiet' }, ` ${state}`));
  }));

  decision.querySelector('.response').replaceChildren(...Object.entries(headerNames)
    .filter(([key]) => result[key])
    .map(([key, name]) => element('div', {}, element('dt', {}, name), element('dd', {}, `${result[key]}`))));
  markRule(result.ruleIndex);
}
