// What the page asks its own server, to which no policy applies.

// The policies of the sample, their texts, and the address of the API.
export function policies() {
  return get('/policies');
}

// How a policy is asked: for its result, with the explanation. The server keeps a limited number of policies of its
// readers; one that it no longer knows is compiled again.
export function asker(policy) {
  return async (origin, method, headers) => {
    const address = '/evaluate?' + new URLSearchParams({ policy: policy.key, origin, method, headers });
    try {
      return await get(address);
    } catch (error) {
      if (error.status !== 404 || !policy.renew) {
        throw error;
      }

      await policy.renew();
      return get(address);
    }
  };
}

// The C# that a policy is compiled to.
export async function csharp(policy) {
  return (await send('/csharp?' + new URLSearchParams({ policy: policy.key }))).text();
}

// Compiles the reader's own policy: what is found in it, and its rules if there is no error.
export async function compile(key, { text, profile }) {
  return (await send(`/own/${key}?` + new URLSearchParams({ profile }), { method: 'PUT', body: text })).json();
}

// The text after a fix; null if it would do harm.
export async function fix({ text, profile }, fixed) {
  return (await send('/fix?' + new URLSearchParams({ profile, ...fixed }), { method: 'PUT', body: text })).json();
}

async function get(url) {
  return (await send(url)).json();
}

async function send(url, options) {
  const response = await fetch(url, options).catch(() => {
    throw new Error(`the sample doesn't answer at ${location.origin}. Is it still running?`);
  });
  if (!response.ok) {
    // Its own answers say why; those of the framework are empty.
    const said = await response.json().catch(() => null);
    const path = url.split('?')[0];
    const error = new Error(
      typeof said === 'string' ? said : `the sample answered ${path} with ${response.status} ${response.statusText}`.trim());
    throw Object.assign(error, { status: response.status });
  }

  return response;
}
