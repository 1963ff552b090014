import { element, radios } from './dom.js';
import { createEditor } from './editor.js';
import { examples } from './examples.js';
import { showFindings } from './findings.js';
import { compile, fix } from './server.js';
import { change, follow, state } from './state.js';
import { oneAtATime } from './work.js';

// The name of the reader's own policy, beside those of files.
export const ownName = 'your own';

// What the server accepts.
const mostBytes = 512 * 1024;

// By which the server knows this page.
const key = crypto.randomUUID?.() ?? '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, c =>
  (c ^ crypto.getRandomValues(new Uint8Array(1))[0] & 15 >> c / 4).toString(16));

const section = document.querySelector('#own');
const status = document.querySelector('#own-status');
let editor;

// Compiles the text, and shows what is found in it.
const check = oneAtATime(async () => {
  const { own } = state;
  section.dataset.state = 'checking';
  try {
    const bytes = new TextEncoder().encode(own.text).length;
    if (bytes > mostBytes) {
      throw new Error(tooLong('The text', bytes));
    }

    const compiled = await compile(key, own);
    showFound(compiled);
    status.textContent = summary(compiled);
    publish(compiled.hasErrors ? null : compiled);
  } catch (error) {
    showFound({ findings: [] });
    status.textContent = `Nothing was checked: ${error.message}`;
    publish(null);
  }

  section.dataset.state = 'checked';
});

// The editor, and what is found as one types.
export function showOwn(policies) {
  editor = createEditor(document.querySelector('#editor'), 'Your policy', text => edit({ text }));
  const chooseProfile = radios(document.querySelector('#profiles'), 'profile', ['S3', 'Web'], profile => edit({ profile }));

  const starts = [...policies.map(({ name, text }) => ({ name, text, profile: 'S3' })), ...examples];
  const start = document.querySelector('#start-with');
  start.append(...starts.map(({ name }) => element('option', {}, name)));
  start.addEventListener('change', () => {
    const { text, profile } = starts.find(({ name }) => name === start.value);
    start.selectedIndex = 0;
    edit({ text, profile });
  });

  const file = document.querySelector('#open-file');
  file.addEventListener('change', async () => {
    const [opened] = file.files;
    file.value = '';
    if (opened && opened.size > mostBytes) {
      status.textContent = `Nothing was opened: ${tooLong('The file', opened.size)}`;
    } else if (opened) {
      edit({ text: await opened.text() });
    }
  });

  follow(({ own, chosen }, changed) => {
    section.hidden = chosen !== ownName;
    if (changed.has('own')) {
      editor.set(own.text);
      chooseProfile(own.profile);
    }

    if (chosen === ownName && changed.has('chosen') && own.text === '') {
      edit({ text: policies[0].text });
    } else if (chosen === ownName && (changed.has('own') || changed.has('chosen'))) {
      check();
    }
  });
}

// The places of findings are those of the editor, in which a line ends with one character.
function edit({ text = state.own.text, profile = state.own.profile }) {
  change({ own: { text: text.replace(/\r\n?/g, '\n'), profile } });
}

function tooLong(what, bytes) {
  return `${what} has ${bytes.toLocaleString('en')} bytes; the playground takes ${mostBytes.toLocaleString('en')}.`;
}

// If the text has changed meanwhile, it is checked again, and the places are those of then.
function showFound({ findings }) {
  editor.show(findings);
  showFindings(findings, { select: editor.select, apply });
}

// The policy takes its place beside the others, or gives it up.
function publish(compiled) {
  const others = state.policies.filter(({ name }) => name !== ownName);
  if (compiled) {
    const { rules, ruleCount } = compiled;
    const renew = () => compile(key, state.own);
    others.push({ name: ownName, key, path: `/own/${key}`, rules, ruleCount, renew });
  }

  change({ policies: others });
}

async function apply(fixed) {
  const { own } = state;

  // The button goes with its finding; what is left is said here.
  status.focus();
  section.dataset.state = 'checking';
  try {
    const { text } = await fix(own, fixed);
    if (state.own !== own) {
      throw new Error('the text was edited meanwhile.');
    } else if (text === null) {
      throw new Error("the fix doesn't apply any more, or would make another error.");
    }

    edit({ text });
  } catch (error) {
    status.textContent = `Nothing was fixed: ${error.message}`;
    section.dataset.state = 'checked';
  }
}

function summary({ findings, findingCount, hasErrors, ruleCount }) {
  const count = (number, name) => `${number.toLocaleString('en')} ${name}${number === 1 ? '' : 's'}`;
  const shown = findingCount > findings.length ? ` The first ${findings.length} are shown.` : '';
  const rules = `The policy has ${count(ruleCount, 'rule')}`;
  const are = findingCount === 1 ? 'is' : 'are';
  return (hasErrors ? `${count(findingCount, 'error')}: there is no policy.`
    : findingCount > 0 ? `${rules}, and there ${are} ${count(findingCount, 'piece')} of advice.`
    : `${rules}. Nothing is wrong with it.`) + shown;
}
