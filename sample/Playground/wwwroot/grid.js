import { element } from './dom.js';

const table = document.querySelector('#grid');
const chosen = document.querySelector('#chosen');
const steps = {
  ArrowLeft: (row, column) => [row, column - 1],
  ArrowRight: (row, column) => [row, column + 1],
  ArrowUp: (row, column) => [row - 1, column],
  ArrowDown: (row, column) => [row + 1, column],
  Home: row => [row, 0],
  End: row => [row, Infinity],
};

table.addEventListener('keydown', move);
table.addEventListener('focusin', ({ target }) => target.matches('button') && makeTabStop(target));

// Shows a row of cells for each set of headers.
export function showCells(methods, rows, onChoose) {
  const [row, column] = placeOf(document.activeElement) ?? [0, 0];
  const hadFocus = table.contains(document.activeElement);
  const pressed = placeOf(table.querySelector('[aria-pressed=true]'));
  table.tHead.replaceChildren(element('tr', {},
    element('th', { scope: 'col' }, 'Headers'),
    ...methods.map(method => element('th', { scope: 'col' }, element('code', {}, method)))));
  table.tBodies[0].replaceChildren(...rows.map(cells => element('tr', {},
    element('th', { scope: 'row' }, ...namesOf(cells[0].headers)),
    ...cells.map(cell => element('td', {}, button(cell, onChoose))))));
  table.hidden = false;

  makeTabStop(buttonAt(row, column));
  if (hadFocus) {
    buttonAt(row, column).focus();
  }

  if (pressed) {
    mark(buttonAt(...pressed), rows[pressed[0]][pressed[1]]);
  } else {
    chosen.textContent = 'Choose a cell to ask the policy about it.';
  }
}

export function hideCells() {
  table.hidden = true;
  chosen.textContent = '';
}

function namesOf(headers) {
  return headers.length === 0 ? ['none'] : headers.map(({ name }) => element('code', {}, name));
}

function button(cell, onChoose) {
  const { canRead, isAllowed, says } = cell;
  const attributes = {
    type: 'button', tabindex: -1, 'aria-pressed': false, 'data-browser': canRead, 'data-policy': isAllowed,
  };
  const created = element('button', attributes,
    element('span', { class: 'mark browser' }, canRead ? 'read' : 'blocked'),
    element('span', { class: 'quiet' }, `, policy ${isAllowed ? 'allows' : 'denies'}: `),
    element('span', { class: 'mark policy' }, says),
    ...canRead === isAllowed ? [] : [element('span', { class: 'mark differs' }, 'they disagree')]);
  created.addEventListener('click', () => {
    mark(created, cell);
    onChoose({ method: cell.method, headers: cell.headers.map(({ name, value }) => `${name}: ${value}`).join('\n') });
  });
  return created;
}

// Marks the cell that was chosen, and says beside the grid what it says: on a small screen it may be out of sight.
function mark(created, { method, headers, canRead, isAllowed, says }) {
  for (const other of table.querySelectorAll('[aria-pressed=true]')) {
    other.setAttribute('aria-pressed', false);
  }

  const why = element('button', { type: 'button' }, 'Why');
  why.addEventListener('click', () => document.querySelector('#ask-heading').scrollIntoView());
  created.setAttribute('aria-pressed', true);
  const sent = headers.length === 0 ? 'without headers' : `with ${headers.map(({ name }) => name).join(', ')}`;
  chosen.replaceChildren(
    element('code', {}, method), ` ${sent}: `,
    element('strong', {}, canRead ? 'read' : 'blocked'), ' by this browser; the policy ',
    element('strong', {}, isAllowed ? 'allows' : 'denies'), ` it (${says}). `,
    why);
}

// Arrow keys move between cells, as in any grid; Tab leaves it.
function move(event) {
  const place = placeOf(event.target);
  const step = steps[event.key];
  if (!place || !step || event.altKey || event.metaKey) {
    return;
  }

  const [row, column] = event.ctrlKey && event.key === 'Home' ? [0, 0]
    : event.ctrlKey && event.key === 'End' ? [Infinity, Infinity] : step(...place);
  buttonAt(row, column).focus();
  event.preventDefault();
}

function makeTabStop(created) {
  for (const other of table.querySelectorAll('button[tabindex="0"]')) {
    other.tabIndex = -1;
  }

  created.tabIndex = 0;
}

function placeOf(created) {
  const cell = created?.closest('#grid tbody td');
  return cell ? [cell.parentElement.sectionRowIndex, cell.cellIndex - 1] : null;
}

// The nearest cell to a place, which may be outside the grid.
function buttonAt(row, column) {
  const buttons = [...table.tBodies[0].rows].map(each => [...each.querySelectorAll('button')]);
  const cells = buttons[Math.max(0, Math.min(row, buttons.length - 1))];
  return cells[Math.max(0, Math.min(column, cells.length - 1))];
}
