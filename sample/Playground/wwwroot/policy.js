import { element, radios } from './dom.js';
import { showCode } from './editor.js';
import { csharp } from './server.js';
import { change, follow, policy, state } from './state.js';

const rows = document.querySelector('#rules tbody');
const panels = { rules: document.querySelector('#rules-view'), csharp: document.querySelector('#csharp-view') };
const tabs = [...document.querySelectorAll('[role=tab]')];
const note = document.querySelector('#rules-note');

// How many entries of a list are shown.
const mostEntries = 50;

// How a policy can be looked at.
export const views = Object.keys(panels);

// The choice of a policy, and its rules as a table or as C#.
export function showPolicies() {
  const choose = radios(document.querySelector('#policies'), 'policy', state.names, chosen => change({ chosen }));
  for (const tab of tabs) {
    tab.addEventListener('click', () => change({ view: tab.dataset.view }));
    tab.addEventListener('keydown', event => moveTo(event, tab));
  }

  follow((_, changed) => {
    choose(state.chosen);
    showView(state.view);
    if (changed.has('chosen') || changed.has('policies')) {
      showRules();
    }

    if (changed.has('chosen') || changed.has('policies') || changed.has('view')) {
      showSource();
    }
  });
}

// Marks the rule that decided; -1 marks none.
export function markRule(index) {
  [...rows.children].forEach((row, place) => {
    row.classList.toggle('match', place === index);
    row.querySelector('.decides').hidden = place !== index;
  });
}

function showView(name) {
  for (const tab of tabs) {
    const isSelected = tab.dataset.view === name;
    tab.setAttribute('aria-selected', isSelected);
    tab.tabIndex = isSelected ? 0 : -1;
    panels[tab.dataset.view].hidden = !isSelected;
  }
}

function moveTo(event, tab) {
  if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
    const other = tabs.find(each => each !== tab);
    change({ view: other.dataset.view });
    other.focus();
    event.preventDefault();
  }
}

function showRules() {
  const { rules = [], ruleCount = 0 } = policy() ?? {};
  document.querySelector('#rules').parentElement.hidden = ruleCount === 0;
  rows.replaceChildren(...rules.map(rule => element('tr', {},
    element('th', { scope: 'row' },
      `Rules[${rule.index}]${rule.id === null ? '' : ` (${rule.id})`}`,
      element('span', { class: 'decides', hidden: '' }, 'decides')),
    list(rule.allowedOrigins),
    list(rule.allowedMethods),
    list(rule.allowedHeaders),
    list(rule.exposeHeaders),
    element('td', { class: 'number' }, rule.maxAgeSeconds === null ? '–' : `${rule.maxAgeSeconds} s`),
    element('td', {}, rule.allowCredentials ? 'yes' : 'no'))));
  note.textContent = !policy() ? 'There is no policy as long as it has errors.'
    : ruleCount > rules.length ? `And ${(ruleCount - rules.length).toLocaleString('en')} more rules.`
    : ruleCount === 0 ? 'The policy has no rules: it denies everything.' : '';
}

// The generated code is long, so it is only asked for where it is shown.
async function showSource() {
  const shown = policy();
  if (state.view === 'csharp') {
    const text = shown
      ? await csharp(shown).catch(error => `// ${error.message}`)
      : '// There is no policy as long as it has errors.\n';
    if (policy() === shown) {
      showCode(text);
    }
  }
}

function list(entries) {
  const more = entries.length - mostEntries;
  return element('td', {},
    ...entries.length === 0 ? ['–'] : entries.slice(0, mostEntries).map(entry => element('code', {}, entry)),
    ...more > 0 ? [`and ${more.toLocaleString('en')} more`] : []);
}
