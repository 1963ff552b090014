import { lacksOwn } from './address.js';
import { element } from './dom.js';
import { corsFault, originNote, readableHeaders } from './fetch-rules.js';
import { actualAnswerText, actualText, curl, fetchCode, preflightAnswerText, preflightText } from './wire.js';

const section = document.querySelector('#exchange');
const summary = section.querySelector('#exchange-summary');
const list = section.querySelector('#exchange-steps');
const copied = section.querySelector('#copied');
let code;

section.querySelector('#copy-curl').addEventListener('click', () => copy('The curl command', code?.curl));
section.querySelector('#copy-fetch').addEventListener('click', () => copy('The fetch call', code?.fetch));
section.querySelector('#copy-link').addEventListener('click', () =>
  copy(lacksOwn() ? 'The link, without your own policy, which is too long for it,' : 'The link', location.href));

// Shows what the browser sends for a request, and what it gets.
export function showExchange(decision, url, { origin, credentials }) {
  const { method, headers, notes, refusal, preflight, answers } = decision;
  code = { curl: curl(url, origin, decision), fetch: fetchCode(url, { method, headers, credentials }) };
  forgetCopy();

  const [strong, why] = refusal ? ['Nothing', `: ${refusal}.`]
    : preflight ? ['First a preflight', `, because ${listing(preflight.because)}.`]
    : ['No preflight', ': a form could send this request too.'];
  const others = [...notes, originNote(origin)].filter(note => note !== '');
  summary.replaceChildren(element('strong', {}, strong), why, ...others.map(note => ` ${note}`));

  const stopped = preflight && !refusal ? corsFault(answers.preflight, origin, credentials) : null;
  list.replaceChildren(...refusal ? [] : [
    ...preflight ? [preflightStep(decision, url, origin, stopped)] : [],
    ...stopped ? [] : [requestStep(decision, url, origin, credentials)],
  ]);
}

export function hideExchange() {
  code = undefined;
  forgetCopy();
  summary.replaceChildren('Nothing, as long as there is no policy to answer.');
  list.replaceChildren();
}

function preflightStep(decision, url, origin, stopped) {
  const answer = decision.answers.preflight;
  const kept = answer.maxAge > 0 ? `, and may keep this answer for ${answer.maxAge} s` : '';
  return step(
    'Preflight', preflightText(url, origin, decision), preflightAnswerText(answer),
    stopped ? `The browser stops here: ${stopped}.` : `The browser goes on${kept}.`, stopped === null);
}

function requestStep(decision, url, origin, credentials) {
  const answer = decision.answers.request;
  const fault = corsFault(answer, origin, credentials);
  return step(
    'Request', actualText(url, origin, credentials, decision), actualAnswerText(answer),
    fault ? `The request reaches the API, but the page can't read the answer: ${fault}.` : readable(answer, credentials),
    fault === null);
}

function step(name, request, answer, outcome, passes) {
  return element('li', {},
    element('h3', {}, name),
    element('div', { class: 'pair' },
      wire(`${name} as it is sent`, request), wire(`Answer to the ${name.toLowerCase()}`, answer)),
    element('p', { class: 'outcome', 'data-state': passes ? 'passed' : 'failed' }, outcome));
}

function wire(label, text) {
  return element('pre', { role: 'group', 'aria-label': label }, text);
}

function readable({ exposeHeaders }, credentials) {
  const exposed = exposeHeaders === '*' && !credentials ? 'all headers'
    : exposeHeaders ? `${exposeHeaders}, and the safelisted headers (${readableHeaders.join(', ')})`
    : `of its headers only the safelisted ones (${readableHeaders.join(', ')})`;
  return `The page can read the answer, and ${exposed}.`;
}

// What was copied was about another request.
function forgetCopy() {
  copied.textContent = '';
  section.querySelector('#code').hidden = true;
}

// Copies, and shows what was copied: a page that isn't secure has no clipboard.
async function copy(what, text) {
  if (!text) {
    copied.textContent = 'There is nothing to copy.';
    return;
  }

  const shown = section.querySelector('#code');
  shown.textContent = text;
  shown.hidden = false;
  try {
    await navigator.clipboard.writeText(text);
    copied.textContent = `${what} is copied.`;
  } catch {
    getSelection().selectAllChildren(shown);
    copied.textContent = `${what} is selected: copy it with the keyboard.`;
  }
}

function listing(items) {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
