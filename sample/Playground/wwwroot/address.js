import { change, follow, state } from './state.js';

// The state in the address, so that a link shows what its sender sees. Behind the #, where no server sees it.

// Browsers and chats cut longer addresses off.
const mostCharacters = 16_000;

const texts = ['chosen', 'view', 'origin', 'method', 'headers', 'sender'];
let latest = 0;
let isTooLong = false;

// The state that an address holds, as far as it does.
export async function readAddress(hash) {
  const values = new URLSearchParams(hash.slice(1));
  const read = Object.fromEntries(texts.filter(key => values.has(key)).map(key => [key, values.get(key)]));
  if (values.has('credentials')) {
    read.credentials = values.get('credentials') === 'true';
  }

  if (values.has('own')) {
    const text = await decompress(values.get('own')).catch(() => null);
    if (text !== null) {
      read.own = { text, profile: values.get('profile') === 'Web' ? 'Web' : 'S3' };
    }
  }

  return read;
}

// Writes each change to the address, and takes over what the reader writes there.
export function keepAddress() {
  follow(write);
  addEventListener('hashchange', async () => change(known(await readAddress(location.hash))));
  write();
}

// Whether the reader's own policy is too long to be in the address.
export function lacksOwn() {
  return isTooLong;
}

// What is left of a state when the choices that this page doesn't have are left out.
export function known(values) {
  const { chosen, view, sender, ...others } = values;
  return {
    ...others,
    ...state.names.includes(chosen) && { chosen },
    ...state.views.includes(view) && { view },
    ...state.senders.includes(sender) && { sender },
  };
}

async function write() {
  const number = ++latest;
  const { own, credentials } = state;
  const values = new URLSearchParams(texts.map(key => [key, state[key]]));
  values.set('credentials', credentials);
  const compressed = own.text === '' ? '' : await compress(own.text);
  const tooLong = compressed.length > mostCharacters;
  if (compressed !== '' && !tooLong) {
    values.set('profile', own.profile);
    values.set('own', compressed);
  }

  // Changes may overtake each other.
  if (number === latest) {
    isTooLong = tooLong;
    history.replaceState(null, '', `#${values}`);
  }
}

async function compress(text) {
  const bytes = await through(new CompressionStream('deflate-raw'), new TextEncoder().encode(text));
  return btoa(Array.from(new Uint8Array(bytes), byte => String.fromCharCode(byte)).join(''))
    .replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

async function decompress(text) {
  const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), c => c.charCodeAt(0));
  return new TextDecoder().decode(await through(new DecompressionStream('deflate-raw'), bytes));
}

function through(stream, bytes) {
  return new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer();
}
