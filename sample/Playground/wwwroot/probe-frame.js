// The page around this frame sends what to fetch, and gets back whether a page of this origin may read the answer.
// Only the page of this server, under either of its names: any other may embed this one too.
const owners = ['localhost', '127.0.0.1', location.hostname].map(name => {
  const owner = new URL(location);
  owner.hostname = name;
  return owner.origin;
});

addEventListener('message', async ({ source, origin, data: { number, url, options } }) => {
  if (source !== parent || !owners.includes(origin)) {
    return;
  }

  let canRead = true;
  try {
    await (await fetch(url, options)).text();
  } catch {
    canRead = false;
  }

  parent.postMessage({ number, canRead }, '*');
});

parent.postMessage({ origin: self.origin }, '*');
