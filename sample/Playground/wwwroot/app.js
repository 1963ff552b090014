import { keepAddress, known, readAddress } from './address.js';
import { decide } from './decide.js';
import { showDecision, showNoDecision } from './decision.js';
import { element, radios } from './dom.js';
import { hideExchange, showExchange } from './exchange.js';
import { parseHeaders } from './headers.js';
import { ownName, showOwn } from './own.js';
import { showPolicies, views } from './policy.js';
import { origins } from './probe.js';
import { showRequest } from './request.js';
import { asker, policies as load } from './server.js';
import { change, follow, policy, state } from './state.js';
import { showTrial } from './trial.js';

const failure = document.querySelector('#failure');

// What a reader sees who follows no link.
const start = {
  origin: location.origin, method: 'PUT', headers: 'content-type: application/json\nx-request-id: 42', credentials: false,
};

let latest = 0;

document.querySelector('#page-address').textContent = location.origin;
document.querySelector('#reload').addEventListener('click', () => location.reload());

try {
  await show(await load());
} catch (error) {
  failure.querySelector('p').textContent = `The policies could not be loaded: ${error.message}`;
  failure.hidden = false;
}

async function show({ api, policies }) {
  document.querySelector('#api-address').textContent = api;
  document.querySelector('#playground').hidden = false;
  const allowed = policies.flatMap(({ rules }) => rules).flatMap(rule => rule.allowedOrigins);
  suggest('origins', [...origins, ...allowed.filter(origin => !origin.includes('*'))]);
  suggest('methods', ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']);

  const names = [...policies.map(({ name }) => name), ownName];
  Object.assign(state, { api, policies: [], names, views, senders: origins });
  showPolicies();
  showOwn(policies);
  showRequest();
  showSenders();
  follow(answer);
  showTrial();
  change({
    policies: policies.map(policy => ({ ...policy, key: policy.name })), chosen: policies[0].name, view: views[0],
    sender: origins[0], own: { text: '', profile: 'S3' }, ...start, ...known(await readAddress(location.hash)),
  });
  keepAddress();
}

function showSenders() {
  const credentials = document.querySelector('#send-credentials');
  const choose = radios(document.querySelector('#senders'), 'sender', origins, sender => change({ sender }));
  credentials.addEventListener('change', () => change({ credentials: credentials.checked }));
  follow(({ sender }) => {
    choose(sender);
    credentials.checked = state.credentials;
  });
}

// Asks the policy about the request, and shows what follows from the answer.
async function answer(_, changed) {
  if (!['policies', 'chosen', 'origin', 'method', 'headers', 'credentials'].some(key => changed.has(key))) {
    return;
  }

  const number = ++latest;
  const asked = policy();
  const request = { ...state, headers: parseHeaders(state.headers) };
  try {
    const decision = asked && await decide(asker(asked), request);

    // Answers may overtake each other.
    if (number === latest && decision) {
      showDecision(decision, request);
      showExchange(decision, state.api + asked.path, request);
    } else if (number === latest) {
      showNoDecision('No policy', 'There is no policy as long as it has errors.');
      hideExchange();
    }
  } catch (error) {
    if (number === latest) {
      showNoDecision('No answer', error.message);
      hideExchange();
    }
  }
}

function suggest(id, values) {
  document.getElementById(id).append(...[...new Set(values)].map(value => element('option', { value })));
}
