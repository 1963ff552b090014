// What the page asks its own server, to which no policy applies.

// The policies, and the address of the API.
export function policies() {
  return get('/policies');
}

// The result of a policy's Evaluate, and its explanation.
export function evaluate(policy, origin, method, headers) {
  return get('/evaluate?' + new URLSearchParams({ policy, origin, method, headers }));
}

async function get(url) {
  const response = await fetch(url).catch(() => {
    throw new Error(`the sample doesn't answer at ${location.origin}. Is it still running?`);
  });
  if (!response.ok) {
    throw new Error(`the sample answered ${url.split('?')[0]} with ${response.status} ${response.statusText}`.trim());
  }

  return response.json();
}
