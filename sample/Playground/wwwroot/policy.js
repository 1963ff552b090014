import { element } from './dom.js';

const rows = document.querySelector('#rules tbody');

// Shows the rules of a policy.
export function showPolicy({ rules }) {
  rows.replaceChildren(...rules.map(rule => element('tr', {},
    element('th', { scope: 'row' },
      `${rule.index}`, element('span', { class: 'id' }, rule.id ?? ''), element('span', { class: 'decides', hidden: '' }, 'decides')),
    list(rule.allowedOrigins),
    list(rule.allowedMethods),
    list(rule.allowedHeaders),
    list(rule.exposeHeaders),
    element('td', { class: 'number' }, rule.maxAgeSeconds === null ? '–' : `${rule.maxAgeSeconds} s`),
    element('td', {}, rule.allowCredentials ? 'yes' : 'no'))));
}

// Marks the rule that decided; -1 marks none.
export function markRule(index) {
  [...rows.children].forEach((row, place) => {
    row.classList.toggle('match', place === index);
    row.querySelector('.decides').hidden = place !== index;
  });
}

function list(entries) {
  return element('td', {}, ...entries.length === 0 ? ['–'] : entries.map(entry => element('code', {}, entry)));
}
