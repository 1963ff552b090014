import { decide } from './decide.js';
import { hideCells, showCells } from './grid.js';
import { probe } from './probe.js';
import { asker } from './server.js';
import { change, follow, policy, state } from './state.js';
import { oneAtATime } from './work.js';

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
].map(headers => Object.entries(headers).map(([name, value]) => ({ name, value })));

// Each request has an address of its own: browsers keep the answers to preflights for an address, and would use what
// they got for another request, or for a policy before its reader changed it.
let number = Date.now();

// Tries each method with each set of headers, and shows what the browser and the policy make of it.
const tryAll = oneAtATime(async () => {
  const { api, sender, credentials } = state;
  const tried = policy();
  section.dataset.state = 'running';
  try {
    if (!tried) {
      throw new Error('there is no policy as long as it has errors.');
    }

    say(`Trying ${methods.length * headerSets.length} requests from ${sender}${credentials ? ' with credentials' : ''}…`);
    const rows = await sendAll(tried, state);

    // If nothing can be read, the reason may be that nobody answers.
    await reach(api);
    showCells(methods, rows, request => change({ ...request, origin: sender }));
    showSummary(rows.flat());
    section.dataset.state = 'done';
  } catch (error) {
    hideCells();
    say(`Nothing was tried: ${error.message}`);
    section.dataset.state = 'failed';
  }
});

// Tries everything whenever the policy, the sender or the credentials have changed.
export function showTrial() {
  document.querySelector('#again').addEventListener('click', tryAll);
  follow((_, changed) => {
    if (['chosen', 'policies', 'sender', 'credentials'].some(key => changed.has(key))) {
      tryAll();
    }
  });
}

async function sendAll(tried, { api, sender, credentials }) {
  const ask = remember(asker(tried));

  // Asked first: the server may have to be reminded of the policy.
  await Promise.all(methods.map(method => ask(sender, method, '')));
  return Promise.all(headerSets.map(headers => Promise.all(methods.map(async method => {
    const send = await probe(sender);
    const [canRead, decision] = await Promise.all([
      send(`${api}${tried.path}?${++number}`, {
        method,
        headers: headers.map(({ name, value }) => [name, value]),
        credentials: credentials ? 'include' : 'omit',
      }),
      decide(ask, { origin: sender, method, headers, credentials }),
    ]);
    return { method, headers, canRead, isAllowed: decision.isAllowed, says: saying(decision) };
  }))));
}

function saying({ isAllowed, stop, result }) {
  return isAllowed ? `Rules[${result.ruleIndex}]` : stop === 'credentials' ? 'Credentials' : result.denial;
}

// The same question is asked once.
function remember(ask) {
  const answers = new Map();
  return (...question) => {
    const key = question.join('\n');
    if (!answers.has(key)) {
      answers.set(key, ask(...question));
    }

    return answers.get(key);
  };
}

// Whether anybody answers: no policy applies to a request whose answer isn't read.
async function reach(api) {
  await fetch(api, { mode: 'no-cors', credentials: 'omit' }).catch(() => {
    throw new Error(`the API doesn't answer at ${api}. Is the sample still running?`);
  });
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
