import { showCells, hideCells } from './grid.js';
import { probe } from './probe.js';
import { evaluate } from './server.js';

const section = document.querySelector('#trial');
const summary = document.querySelector('#summary');

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];

// A page may not send any of these headers without a preflight.
const headerSets = [
  {},
  { 'content-type': 'application/json' },
  { 'authorization': 'Bearer token' },
  { 'x-request-id': '42' },
  { 'content-type': 'application/json', 'x-amz-meta-key': 'value' },
];

let latest = 0;

// Tries each method with each set of headers, and shows what the browser and the policy make of it.
export async function tryAll({ api, policy, origin, credentials, onChoose }) {
  const number = ++latest;
  section.dataset.state = 'running';
  say(`Trying ${methods.length * headerSets.length} requests from ${origin}…`);
  try {
    const rows = await sendAll(api, policy, origin, credentials);

    // If nothing can be read, the reason may be that nobody answers.
    await reach(api);
    if (number === latest) {
      showCells(methods, rows, cell => onChoose({ ...cell, origin }));
      showSummary(rows.flat());
      section.dataset.state = 'done';
    }
  } catch (error) {
    if (number === latest) {
      hideCells();
      say(`Nothing was tried: ${error.message}`);
      section.dataset.state = 'failed';
    }
  }
}

function sendAll(api, policy, origin, credentials) {
  // The actual request doesn't ask for headers, even if it has some.
  const requests = new Map(methods.map(method => [method, evaluate(policy.name, origin, method, '')]));
  return Promise.all(headerSets.map(headers => Promise.all(methods.map(async method => {
    const names = Object.keys(headers);
    const send = await probe(origin);
    const [canRead, decision] = await Promise.all([
      send(api + policy.path, { method, headers, credentials: credentials ? 'include' : 'omit' }),
      decide(policy.name, origin, method, names.join(','), credentials, requests),
    ]);
    return { method, names, canRead, ...decision };
  }))));
}

// Whether anybody answers: no policy applies to a request whose answer isn't read.
async function reach(api) {
  await fetch(api, { mode: 'no-cors', credentials: 'omit' }).catch(() => {
    throw new Error(`the API doesn't answer at ${api}. Is the sample still running?`);
  });
}

// By the policy: the preflight has to be allowed, then the request; both with credentials if these are sent.
async function decide(policy, origin, method, names, credentials, requests) {
  const [preflight, request] = await Promise.all([evaluate(policy, origin, method, names), requests.get(method)]);
  const refusesCredentials = credentials && !(preflight.allowCredentials && request.allowCredentials);
  return {
    isAllowed: preflight.isAllowed && request.isAllowed && !refusesCredentials,
    says: !preflight.isAllowed ? preflight.denial : refusesCredentials ? 'Credentials' : `Rules[${preflight.ruleIndex}]`,
  };
}

function showSummary(cells) {
  const read = cells.filter(cell => cell.canRead).length;
  const disagreeing = cells.filter(cell => cell.canRead !== cell.isAllowed).length;
  say(` – ${read} read, ${cells.length - read} blocked`, disagreeing === 0
    ? `Policy and browser agree on all ${cells.length}`
    : `Policy and browser disagree on ${disagreeing} of ${cells.length}`);
  summary.dataset.agrees = disagreeing === 0;
}

function say(text, strong = '') {
  delete summary.dataset.agrees;
  summary.querySelector('strong').textContent = strong;
  summary.querySelector('span').textContent = text;
}
