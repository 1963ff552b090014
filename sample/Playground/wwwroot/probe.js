import { element } from './dom.js';

// Origins that a page can have here: this one, this server under its other name, and that of a sandboxed frame.
const otherHost = { 'localhost': '127.0.0.1', '127.0.0.1': 'localhost' }[location.hostname];
const otherOrigin = otherHost && `${location.protocol}//${otherHost}:${location.port}`;
export const origins = [location.origin, otherOrigin, 'null'].filter(Boolean);

const probes = new Map();

// A function that fetches from a page of an origin, and says whether the page can read the answer.
export function probe(origin) {
  if (!probes.has(origin)) {
    probes.set(origin, open(origin));
  }

  return probes.get(origin);
}

async function open(origin) {
  const frame = element('iframe', {
    src: origin === 'null' ? 'probe.html' : `${origin}/probe.html`,
    hidden: '',
    title: `Sends requests from ${origin}`,
    ...origin === 'null' && { sandbox: 'allow-scripts' },
  });
  const waiting = [];
  await new Promise(ready => {
    addEventListener('message', ({ source, data }) => {
      if (source !== frame.contentWindow) {
        return;
      }

      if (data.origin) {
        ready();
      } else {
        waiting[data.number](data.canRead);
      }
    });
    document.body.append(frame);
  });

  return (url, options) => new Promise(done => {
    const number = waiting.push(done) - 1;
    frame.contentWindow.postMessage({ number, url, options }, '*');
  });
}
