// Requests and answers as text: as they go over the wire, and as code that sends them.

// In the order in which Kestrel sends them.
const answerHeaders = [
  ['allowCredentials', 'Access-Control-Allow-Credentials'],
  ['allowHeaders', 'Access-Control-Allow-Headers'],
  ['allowMethods', 'Access-Control-Allow-Methods'],
  ['allowOrigin', 'Access-Control-Allow-Origin'],
  ['exposeHeaders', 'Access-Control-Expose-Headers'],
  ['maxAge', 'Access-Control-Max-Age'],
  ['vary', 'Vary'],
];

// The headers of an answer, in order, as pairs of name and value.
export function headersOf(result) {
  return answerHeaders.filter(([key]) => result[key]).map(([key, name]) => [name, `${result[key]}`]);
}

export function preflightText(url, origin, { method, preflight }) {
  return requestText('OPTIONS', url, preflightHeaders(origin, method, preflight));
}

export function preflightAnswerText(result) {
  return answerText(result.isAllowed ? '204 No Content' : '403 Forbidden', result);
}

export function actualText(url, origin, credentials, { method, headers }) {
  return requestText(method, url, [
    ['Origin', origin],
    ...credentials ? [['Cookie', '…']] : [],
    ...headers.map(({ name, value }) => [name, value]),
  ]);
}

export function actualAnswerText(result) {
  return answerText('200 OK', result);
}

// Commands for a POSIX shell: the preflight, if there is one, and the request.
export function curl(url, origin, { method, headers, preflight }) {
  const request = [['Origin', origin], ...headers.map(({ name, value }) => [name, value])];
  return [
    ...preflight ? [command('-X OPTIONS', url, preflightHeaders(origin, method, preflight))] : [],
    command(method === 'GET' ? '' : method === 'HEAD' ? '--head' : `-X ${shell(method)}`, url, request),
  ].join('\n\n');
}

// JavaScript for a page of the origin.
export function fetchCode(url, { method, headers, credentials }) {
  const options = {
    method,
    ...headers.length > 0 && { headers: fetchHeaders(headers) },
    credentials: credentials ? 'include' : 'omit',
  };
  return `const response = await fetch(${JSON.stringify(url)}, ${JSON.stringify(options, null, 2)});`;
}

// An object, unless a header occurs twice.
function fetchHeaders(headers) {
  const pairs = headers.map(({ name, value }) => [name, value]);
  const names = new Set(headers.map(({ name }) => name.toLowerCase()));
  return names.size === pairs.length ? Object.fromEntries(pairs) : pairs;
}

function preflightHeaders(origin, method, preflight) {
  return [
    ['Origin', origin],
    ['Access-Control-Request-Method', method],
    ...preflight.headers ? [['Access-Control-Request-Headers', preflight.headers]] : [],
  ];
}

function requestText(method, url, headers) {
  const { host, pathname } = new URL(url);
  return [`${method} ${pathname} HTTP/1.1`, ...lines([['Host', host], ...headers])].join('\n');
}

function answerText(status, result) {
  return [`HTTP/1.1 ${status}`, ...lines(headersOf(result))].join('\n');
}

function lines(headers) {
  return headers.map(([name, value]) => `${name}: ${value}`);
}

// A header without a value is written with a semicolon: with a colon, curl takes it away.
function command(options, url, headers) {
  return ['curl -i', options, shell(url), ...headers.map(([name, value]) => `\\\n  -H ${shell(value === '' ? `${name};` : `${name}: ${value}`)}`)]
    .filter(Boolean).join(' ');
}

function shell(text) {
  return /^[A-Za-z0-9_\-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
