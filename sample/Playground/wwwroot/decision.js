import { element } from './dom.js';
import { markRule } from './policy.js';
import { headersOf } from './wire.js';

const panel = document.querySelector('#decision');
const steps = ['Origin', 'Method', 'Headers'];

// Shows a decision: what is decided, why, and what each rule says.
export function showDecision(decision, { credentials }) {
  const { result, isAllowed, reason, refusal } = decision;
  say(isAllowed, isAllowed ? 'Allowed' : refusal && result.isAllowed ? 'Not sent' : 'Denied', reason);
  showSteps(decision, credentials);
  showRules(result);
  panel.querySelector('.response').replaceChildren(...headersOf(result)
    .map(([name, value]) => element('div', {}, element('dt', {}, name), element('dd', {}, value))));
  markRule(result.ruleIndex);
}

// Not a denial: nothing was decided.
export function showNoDecision(title, reason) {
  say('unknown', title, reason);
  for (const part of ['.steps', '.why', '.response']) {
    panel.querySelector(part).replaceChildren();
  }

  markRule(-1);
}

function say(isAllowed, verdict, reason) {
  panel.dataset.allowed = isAllowed;
  panel.querySelector('.verdict').textContent = verdict;
  panel.querySelector('.reason').textContent = reason;
}

function showSteps({ result, stop }, credentials) {
  const failed = !result.isAllowed ? Math.max(0, steps.indexOf(result.denial))
    : stop === 'credentials' ? steps.length
    : Infinity;
  const all = credentials ? [...steps, 'Credentials'] : steps;
  panel.querySelector('.steps').replaceChildren(...all.map((step, place) => {
    const state = place < failed ? 'passed' : place === failed ? 'failed' : 'not reached';
    return element('li', { 'data-state': state }, step, element('span', { class: 'quiet' }, ` ${state}`));
  }));
}

// Each rule in order. After the one that answers, no rule is asked.
function showRules({ rules, ruleCount, ruleIndex }) {
  const shown = rules.map(rule => {
    const state = rule.index === ruleIndex ? 'passed'
      : ruleIndex >= 0 && rule.index > ruleIndex ? 'not reached'
      : 'failed';
    return element('li', { 'data-state': state }, state === 'not reached' ? `${rule.name} isn't asked` : rule.text);
  });
  const more = ruleCount - rules.length;
  const rest = element('li', { 'data-state': 'not reached' }, `${more.toLocaleString('en')} more rules`);
  panel.querySelector('.why').replaceChildren(...shown, ...more > 0 ? [rest] : []);
}
