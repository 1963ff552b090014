import { element } from './dom.js';

const list = document.querySelector('#findings');

// Shows findings: where, what, and what fixes it. `select` shows a place in the editor, `apply` applies a fix.
export function showFindings(findings, { select, apply }) {
  const seen = new Set();
  list.replaceChildren(...findings.map(finding => {
    const { id, severity, message, line, column, start, length, helpLink } = finding;
    const place = button(`${line}:${column}`, () => select(start, length));
    place.className = 'place';
    place.setAttribute('aria-label', `${line}:${column}, show in the editor`);

    // What fixes all of a kind is offered once.
    const isFirst = !seen.has(id);
    seen.add(id);
    return element('li', { 'data-severity': severity },
      element('span', { class: 'severity' }, severity === 'Error' ? 'error' : severity === 'Warning' ? 'warning' : 'info'), ' ',
      element('a', { href: helpLink, rel: 'noreferrer' }, id), ' ', place, ' ',
      element('span', { class: 'message' }, message),
      element('span', { class: 'fixes' },
        ...finding.fix ? [button(finding.fix, () => apply({ id, start, length }))] : [],
        ...finding.fixAll && isFirst ? [button(finding.fixAll, () => apply({ id }))] : []));
  }));
}

function button(text, onClick) {
  const created = element('button', { type: 'button' }, text);
  created.addEventListener('click', onClick);
  return created;
}
