import { element } from './dom.js';
import { markRule } from './policy.js';
import { evaluate } from './server.js';

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
  const result = await evaluate(policy, origin.value, method.value, headers.value).catch(failure);

  // Answers may overtake each other.
  if (number === latest) {
    show(result);
  }
}

// Not a denial: nothing was decided.
function failure(error) {
  return { verdict: 'No answer', reason: error.message, ruleIndex: -1 };
}

function show(result) {
  decision.dataset.allowed = result.verdict ? 'unknown' : result.isAllowed;
  decision.querySelector('.verdict').textContent = result.verdict ?? (result.isAllowed ? 'Allowed' : 'Denied');
  decision.querySelector('.reason').textContent = result.reason;

  const failed = result.verdict ? -1 : result.isAllowed ? steps.length : Math.max(0, steps.indexOf(result.denial));
  decision.querySelector('.steps').replaceChildren(...steps.map((step, place) => {
    const state = place < failed ? 'passed' : place === failed ? 'failed' : 'not reached';
    return element('li', { 'data-state': state }, step, element('span', { class: 'quiet' }, ` ${state}`));
  }));

  decision.querySelector('.response').replaceChildren(...Object.entries(headerNames)
    .filter(([key]) => result[key])
    .map(([key, name]) => element('div', {}, element('dt', {}, name), element('dd', {}, `${result[key]}`))));
  markRule(result.ruleIndex);
}
