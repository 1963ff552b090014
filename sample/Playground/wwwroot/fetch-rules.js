// What a browser sends for a request to another origin, and when it keeps the answer from the page, by the Fetch
// standard: https://fetch.spec.whatwg.org/

const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

// 4.6, "normalize a method": PATCH isn't among them.
const normalizedMethods = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'POST', 'PUT'];
const forbiddenMethods = ['CONNECT', 'TRACE', 'TRACK'];
const safelistedMethods = ['GET', 'HEAD', 'POST'];

const forbiddenHeaders = new Set([
  'accept-charset', 'accept-encoding', 'access-control-request-headers', 'access-control-request-method',
  'access-control-request-private-network', 'connection', 'content-length', 'cookie', 'cookie2', 'date', 'dnt', 'expect',
  'host', 'keep-alive', 'origin', 'referer', 'set-cookie', 'te', 'trailer', 'transfer-encoding', 'upgrade', 'via',
]);
const methodOverrides = ['x-http-method', 'x-http-method-override', 'x-method-override'];

const formTypes = ['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain'];
const unsafeBytes = /[\x00-\x08\x0a-\x1f"():<>?@[\\\]{}\x7f]/;
const languageValue = /^[0-9A-Za-z *,\-.;=]*$/;
const mostBytesOfValue = 128;
const mostBytesOfValues = 1024;

// Headers of an answer that a page can read without Access-Control-Expose-Headers.
export const readableHeaders = [
  'Cache-Control', 'Content-Language', 'Content-Length', 'Content-Type', 'Expires', 'Last-Modified', 'Pragma',
];

// What the browser makes of a page's request. `refusal` says why it sends nothing, and is null if it sends something;
// `preflight` is null if there is none.
export function plan({ method, headers }) {
  const notes = [];
  const upper = method.toUpperCase();
  const sent = normalizedMethods.includes(upper) ? upper : method;
  if (sent !== method) {
    notes.push(`The browser sends the method ${method} as ${sent}.`);
  }

  const allowed = headers.filter(header => !isForbidden(header));
  for (const { name } of headers.filter(isForbidden)) {
    notes.push(`The browser leaves out ${name}: pages can't set it.`);
  }

  return {
    method: sent, headers: allowed, notes, refusal: refusal(method, headers), preflight: preflight(sent, allowed),
  };
}

// Why the page can't read the answer to a preflight or a request; null if it can.
export function corsFault(result, origin, credentials) {
  return !result.isAllowed ? `${result.reason}`
    : credentials && result.allowOrigin === '*'
      ? `${result.rule} answers with *, which isn't enough for a request with credentials`
    : credentials && !result.allowCredentials ? `${result.rule} allows the request, but not its credentials`
    : result.allowOrigin !== '*' && result.allowOrigin !== origin
      ? `the answer allows ${result.allowOrigin}, another origin`
    : null;
}

// Says of an origin that no browser sends it, and what it sends; empty if it sends it so.
export function originNote(origin) {
  if (origin === '' || origin === 'null') {
    return '';
  }

  if (!URL.canParse(origin) || /[\s,]/.test(origin)) {
    return 'No browser sends this: an origin is a scheme and a host, such as https://app.example.com.';
  }

  const sent = serialized(new URL(origin));
  return sent === origin ? '' : `No browser sends this origin: it sends ${sent}.`;
}

// Other schemes with a host are those of extensions and applications, which browsers send too.
function serialized({ origin, protocol, host }) {
  return ['http:', 'https:'].includes(protocol) ? origin
    : host === '' || protocol === 'file:' ? 'null'
    : `${protocol}//${host}`;
}

function refusal(method, headers) {
  const wrong = headers.find(header => !token.test(header.name));
  return !token.test(method) ? `"${method}" isn't a method`
    : forbiddenMethods.includes(method.toUpperCase()) ? `pages can't send ${method.toUpperCase()}`
    : wrong ? `"${wrong.name}" isn't the name of a header`
    : null;
}

function preflight(method, headers) {
  const unsafe = unsafeHeaders(headers);
  const because = [
    ...safelistedMethods.includes(method) ? [] : [`the method ${method} isn't GET, HEAD or POST`],
    ...unsafe.map(({ name, value }) => name === 'content-type'
      ? `the content type ${value} isn't one that a form can send`
      : `the header ${name} isn't safelisted`),
  ];
  const names = new Set(unsafe.map(({ name }) => name));
  return because.length === 0 ? null : { because, headers: [...names].sort().join(',') };
}

function unsafeHeaders(headers) {
  const lower = headers.map(({ name, value }) => ({ name: name.toLowerCase(), value }));
  const safe = lower.filter(isSafelisted);
  const isTooMuch = safe.reduce((sum, { value }) => sum + bytes(value), 0) > mostBytesOfValues;
  return lower.filter(header => isTooMuch || !safe.includes(header));
}

function isSafelisted({ name, value }) {
  if (bytes(value) > mostBytesOfValue) {
    return false;
  }

  switch (name) {
    case 'accept': return !unsafeBytes.test(value);
    case 'accept-language':
    case 'content-language': return languageValue.test(value);
    case 'content-type': return !unsafeBytes.test(value) && formTypes.includes(value.split(';')[0].trim().toLowerCase());
    case 'range': return isSimpleRange(value);
    default: return false;
  }
}

function isSimpleRange(value) {
  const [, start, end] = /^bytes=(\d+)-(\d*)$/.exec(value) ?? [];
  return start !== undefined && (end === '' || Number(start) <= Number(end));
}

function isForbidden({ name, value }) {
  const lower = name.toLowerCase();
  return forbiddenHeaders.has(lower) || lower.startsWith('proxy-') || lower.startsWith('sec-')
    || methodOverrides.includes(lower) && value.split(',').some(each => forbiddenMethods.includes(each.trim().toUpperCase()));
}

function bytes(value) {
  return new TextEncoder().encode(value).length;
}
