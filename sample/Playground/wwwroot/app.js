import { ask, askPolicy } from './ask.js';
import { element, radios } from './dom.js';
import { showPolicy } from './policy.js';
import { origins } from './probe.js';
import { policies as load } from './server.js';
import { tryAll } from './trial.js';

const credentials = document.querySelector('#credentials');
const failure = document.querySelector('#failure');

document.querySelector('#page-address').textContent = location.origin;
document.querySelector('#reload').addEventListener('click', () => location.reload());

try {
  start(await load());
} catch (error) {
  failure.querySelector('p').textContent = `The policies could not be loaded: ${error.message}`;
  failure.hidden = false;
}

function start({ api, policies }) {
  const chosen = { policy: policies[0], origin: origins[0] };

  document.querySelector('#api-address').textContent = api;
  document.querySelector('main').hidden = false;
  suggest('origins', [...origins, ...policies.flatMap(policy => policy.rules).flatMap(rule => rule.allowedOrigins).filter(origin => !origin.includes('*'))]);
  suggest('methods', ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']);
  document.querySelector('#origin').value = location.origin;

  radios(document.querySelector('#policies'), 'policy', policies.map(policy => policy.name), choosePolicy);
  radios(document.querySelector('#senders'), 'sender', origins, origin => {
    chosen.origin = origin;
    tryWhatIsChosen();
  });
  credentials.addEventListener('change', tryWhatIsChosen);
  document.querySelector('#again').addEventListener('click', tryWhatIsChosen);
  choosePolicy(policies[0].name);

  function choosePolicy(name) {
    chosen.policy = policies.find(policy => policy.name === name);
    showPolicy(chosen.policy);
    askPolicy(name);
    tryWhatIsChosen();
  }

  function tryWhatIsChosen() {
    return tryAll({ api, ...chosen, credentials: credentials.checked, onChoose: ask });
  }
}

function suggest(id, values) {
  document.getElementById(id).append(...[...new Set(values)].map(value => element('option', { value })));
}
