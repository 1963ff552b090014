// Requests that pages usually send.
export const presets = [
  { name: 'JSON', method: 'POST', headers: 'content-type: application/json', credentials: false },
  { name: 'Authorization', method: 'GET', headers: 'authorization: Bearer token', credentials: false },
  {
    name: 'S3 upload',
    method: 'PUT',
    headers: 'content-type: image/jpeg\nx-amz-acl: private\nx-amz-meta-author: Ada',
    credentials: false,
  },
  { name: 'Form', method: 'POST', headers: 'content-type: multipart/form-data; boundary=x', credentials: true },
  {
    name: 'SignalR',
    method: 'POST',
    headers: [
      'content-type: text/plain;charset=UTF-8', 'x-requested-with: XMLHttpRequest',
      'x-signalr-user-agent: Microsoft SignalR/10.0',
    ].join('\n'),
    credentials: true,
  },
  {
    name: 'gRPC-Web',
    method: 'POST',
    headers: 'content-type: application/grpc-web+proto\nx-grpc-web: 1\nx-user-agent: grpc-web-javascript/0.1',
    credentials: false,
  },
];
