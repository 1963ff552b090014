import { element } from './dom.js';
import { evaluate } from './evaluate.js';
import { probe } from './probe.js';

const section = document.querySelector('#trial');
const summary = document.querySelector('#summary');
const table = document.querySelector('#grid');

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
  summary.textContent = `Trying ${methods.length * headerSets.length} requests from ${origin}…`;

  // The actual request doesn't ask for headers, even if it has some.
  const requests = new Map(methods.map(method => [method, evaluate(policy.name, origin, method, '')]));
  try {
    const rows = await Promise.all(headerSets.map(headers => Promise.all(methods.map(async method => {
      const names = Object.keys(headers).join(',');
      const send = await probe(origin);
      const [canRead, decision] = await Promise.all([
        send(api + policy.path, { method, headers, credentials: credentials ? 'include' : 'omit' }),
        decide(policy.name, origin, method, names, credentials, requests),
      ]);
      return { method, names, canRead, ...decision };
    }))));

    if (number === latest) {
      show(rows, origin, onChoose);
      section.dataset.state = 'done';
    }
  } catch {
    if (number === latest) {
      summary.textContent = 'The sample does not answer. Is it running?';
    }
  }
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

function show(rows, origin, onChoose) {
  table.tHead.replaceChildren(element('tr', {},
    element('th', { scope: 'col' }, 'Headers'),
    ...methods.map(method => element('th', { scope: 'col' }, element('code', {}, method)))));
  table.tBodies[0].replaceChildren(...rows.map(row => element('tr', {},
    element('th', { scope: 'row' }, ...row[0].names === '' ? ['none'] : row[0].names.split(',').map(name => element('code', {}, name))),
    ...row.map(cell => element('td', {}, button(cell, origin, onChoose))))));

  const cells = rows.flat();
  const read = cells.filter(cell => cell.canRead).length;
  const disagreeing = cells.filter(cell => cell.canRead !== cell.isAllowed).length;
  summary.dataset.agrees = disagreeing === 0;
  summary.replaceChildren(
    element('strong', {}, disagreeing === 0 ? `Policy and browser agree on all ${cells.length}` : `Policy and browser disagree on ${disagreeing} of ${cells.length}`),
    ` – ${read} read, ${cells.length - read} blocked`);
}

function button({ method, names, canRead, isAllowed, says }, origin, onChoose) {
  const created = element('button', { type: 'button', 'data-browser': canRead, 'data-policy': isAllowed },
    element('span', { class: 'mark' }, canRead ? 'read' : 'blocked'),
    element('span', { class: 'mark', 'aria-label': `policy: ${says}` }, says));
  created.addEventListener('click', () => onChoose({ origin, method, headers: names.replaceAll(',', ', ') }));
  return created;
}
