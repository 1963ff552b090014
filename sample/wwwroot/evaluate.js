// What a policy's Evaluate says. The page's own server is asked, so that no policy comes between.
export async function evaluate(policy, origin, method, headers) {
  const response = await fetch('/evaluate?' + new URLSearchParams({ policy, origin, method, headers }));
  return response.json();
}
