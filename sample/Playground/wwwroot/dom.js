// Creates an element: its attributes, its children, strings as text.
export function element(name, attributes = {}, ...children) {
  const created = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    created.setAttribute(key, value);
  }

  created.append(...children);
  return created;
}

// Fills a fieldset with radio buttons. The result is a function that chooses one.
export function radios(fieldset, name, values, onChange) {
  const inputs = values.map(value => element('input', { type: 'radio', name, value }));
  fieldset.append(element('div', { class: 'choices' }, ...inputs.map(input => {
    input.addEventListener('change', () => onChange(input.value));
    return element('label', {}, input, element('span', {}, input.value));
  })));
  return value => inputs.forEach(input => {
    input.checked = input.value === value;
  });
}
