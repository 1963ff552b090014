// Creates an element: its attributes, its children, strings as text.
export function element(name, attributes = {}, ...children) {
  const created = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    created.setAttribute(key, value);
  }

  created.append(...children);
  return created;
}

// Fills a fieldset with radio buttons, the first of them chosen.
export function radios(fieldset, name, values, onChange) {
  fieldset.append(...values.map((value, index) => {
    const input = element('input', { type: 'radio', name, value });
    input.checked = index === 0;
    input.addEventListener('change', () => onChange(value));
    return element('label', {}, input, element('span', {}, value));
  }));
}
