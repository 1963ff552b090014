// Has another script of the page send requests: in a frame or a worker, each with an origin of its own or the page's.
function sendFrom(place, calls, script) {
    const blob = (text, type) => URL.createObjectURL(new Blob([text], { type }));
    const page = `<!doctype html><script>${script}
        onmessage = async message => parent.postMessage(await sendAll(message.data), '*');
        parent.postMessage('ready', '*');</${'script'}>`;
    const worker = `${script}
        onmessage = async message => postMessage(await sendAll(message.data));
        postMessage('ready');`;

    switch (place) {
        case 'Page': return sendAll(calls);
        case 'BlobFrame': return askFrame({ src: blob(page, 'text/html') });
        case 'DataFrame': return askFrame({ src: 'data:text/html,' + encodeURIComponent(page) });
        case 'SandboxedFrame': return askFrame({ sandbox: 'allow-scripts', srcdoc: page });
        case 'BlobWorker': return askWorker(new Worker(blob(worker, 'text/javascript')));
        case 'DataWorker': return askWorker(new Worker('data:text/javascript,' + encodeURIComponent(worker)));
    }

    function askFrame(properties) {
        const frame = Object.assign(document.createElement('iframe'), properties);
        const answers = converse(window, message => frame.contentWindow.postMessage(message, '*'));
        document.body.append(frame);
        return answers;
    }

    function askWorker(worker) {
        return converse(worker, message => worker.postMessage(message));
    }

    function converse(source, post) {
        return new Promise((resolve, reject) => {
            source.onmessage = message => message.data === 'ready' ? post(calls) : resolve(message.data);
            source.onerror = error => reject(String(error.message));
        });
    }
}
