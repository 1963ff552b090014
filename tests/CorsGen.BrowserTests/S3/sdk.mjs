// What a page does with a bucket by Amazon's SDK, and what it could read of the answer.
import {
    DeleteObjectCommand, GetObjectCommand, HeadObjectCommand, PutObjectCommand, S3Client,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';

const commands = { DeleteObjectCommand, GetObjectCommand, HeadObjectCommand, PutObjectCommand };

function connect(endpoint) {
    return new S3Client({
        endpoint,
        forcePathStyle: true,
        region: 'us-east-1',
        credentials: { accessKeyId: 'key', secretAccessKey: 'secret' },
        maxAttempts: 1,
    });
}

// One command: { endpoint, command: 'PutObject', input: { Bucket, Key, … } }.
export function send({ endpoint, command, input }) {
    return answerOf(() => connect(endpoint).send(new commands[command + 'Command'](input)));
}

// An object in parts, one after another: { endpoint, input: { Bucket, Key }, size }.
export function upload({ endpoint, input, size }) {
    const Body = Uint8Array.from({ length: size }, (_, place) => place % 251);
    return answerOf(() => new Upload({ client: connect(endpoint), params: { ...input, Body }, queueSize: 1 }).done());
}

async function answerOf(action) {
    try {
        const { $metadata, ETag, Metadata, Body } = await action();
        return { status: $metadata.httpStatusCode, eTag: ETag, metadata: Metadata, text: await Body?.transformToString() };
    } catch (error) {
        return { status: error.$metadata?.httpStatusCode, error: `${error.name}: ${error.message}` };
    }
}
