// The result of a policy's Evaluate, from the page's own server, so that no policy applies to the request.
export async function evaluate(policy, origin, method, headers) {
  const response = await fetch('/evaluate?' + new URLSearchParams({ policy, origin, method, headers }));
  return response.json();
}
