import { corsFault, plan } from './fetch-rules.js';

// What a policy and the browser do with a request: the preflight if there is one, then the request itself. `ask` is how the
// policy is asked; `stop` says where it ends: null, 'fetch', 'preflight', 'request' or 'credentials'.
export async function decide(ask, { origin, method, headers, credentials }) {
  const planned = plan({ method, headers });
  const [preflight, request] = await Promise.all([
    planned.preflight && !planned.refusal ? ask(origin, planned.method, planned.preflight.headers) : null,

    // The request doesn't ask for headers, even if it has some.
    ask(origin, planned.method, planned.refusal ? headers.map(({ name }) => name).join(',') : ''),
  ]);

  // Credentials go with the request, not with the preflight, but the answer to the preflight has to allow them.
  const faulty = [preflight, request].find(answer => answer && corsFault(answer, origin, credentials));
  const decisive = faulty ?? preflight ?? request;
  const fault = corsFault(decisive, origin, credentials);
  return {
    ...planned,
    answers: { preflight, request },
    result: decisive,
    isAllowed: fault === null && planned.refusal === null,
    reason: planned.refusal && decisive.isAllowed ? `the browser sends nothing: ${planned.refusal}` : fault ?? decisive.reason,
    stop: planned.refusal ? 'fetch'
      : fault === null ? null
      : decisive.isAllowed ? 'credentials'
      : decisive === preflight ? 'preflight' : 'request',
  };
}
