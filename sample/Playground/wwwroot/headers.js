// The headers of a request as one writes them: a line for each, `name: value`, or names with commas between them.

// What a header has if no value is given: one that such a header usually has.
const usualValues = {
  'accept': '*/*',
  'accept-language': 'en',
  'authorization': 'Bearer token',
  'content-language': 'en',
  'content-type': 'application/json',
  'range': 'bytes=0-1023',
};

export function parseHeaders(text) {
  return text.split('\n').flatMap(parseLine).filter(({ name }) => name !== '');
}

function parseLine(line) {
  const colon = line.indexOf(':');
  return colon < 0
    ? line.split(',').map(name => name.trim()).map(name => ({ name, value: usualValues[name.toLowerCase()] ?? '1' }))
    : [{ name: line.slice(0, colon).trim(), value: line.slice(colon + 1).trim() }];
}
