// Sends requests by the means of a page, and says what its script could read of each answer.
function sendAll(calls) {
    return Promise.all(calls.map(call => Promise.race([send(call), silence()]).catch(error => ({ error: String(error) }))));
}

// So that a test says which request is never answered.
function silence() {
    return new Promise((_, reject) => setTimeout(() => reject('no answer'), 15000));
}

async function send({ url, means = 'Fetch', method, headers, credentials, body }) {
    const withCredentials = credentials === 'include';
    switch (means) {
        case 'Fetch': {
            const response = await fetch(url, { method, headers, credentials, body: body ?? undefined });
            return { status: response.status, headers: Object.fromEntries(response.headers), text: await response.text() };
        }

        case 'Xhr':
        case 'XhrWithUploadListener':
            return new Promise((resolve, reject) => {
                const request = new XMLHttpRequest();
                request.open(method, url);
                headers.forEach(([name, value]) => request.setRequestHeader(name, value));
                request.withCredentials = withCredentials;
                if (means === 'XhrWithUploadListener') {
                    request.upload.addEventListener('progress', () => { });
                }

                request.onload = () => resolve({ status: request.status, text: request.responseText });
                request.onerror = () => reject('error of the request');
                request.send(body);
            });

        case 'EventSource':
            return new Promise((resolve, reject) => {
                const source = new EventSource(url, { withCredentials });
                source.onmessage = message => { source.close(); resolve({ status: 200, text: message.data }); };
                source.onerror = () => { source.close(); reject('error of the source'); };
            });

        // Its width is what it says.
        case 'Image':
            return new Promise((resolve, reject) => {
                const image = new Image();
                image.crossOrigin = withCredentials ? 'use-credentials' : 'anonymous';
                image.onload = () => resolve({ status: 200, text: String(image.naturalWidth) });
                image.onerror = () => reject('error of the image');
                image.src = url;
            });

        // Once it is there, an import of the same address asks no more.
        case 'Module':
            await new Promise((resolve, reject) => {
                const script = document.createElement('script');
                script.type = 'module';
                script.crossOrigin = withCredentials ? 'use-credentials' : 'anonymous';
                script.onload = resolve;
                script.onerror = () => reject('error of the module');
                script.src = url;
                document.head.append(script);
            });
            return { status: 200, text: (await import(url)).default };

        // The page learns nothing of the answer.
        case 'Beacon':
            return navigator.sendBeacon(url, new Blob([body], { type: headers[0][1] })) ? {} : { error: 'refused' };
    }
}
