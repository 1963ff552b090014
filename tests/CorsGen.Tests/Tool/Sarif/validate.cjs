// Reads a SARIF log from the standard input, validates it by the schema, and writes what is wrong with it as a list in JSON.
const { readFileSync } = require('node:fs');
const Ajv = require('ajv');

const ajv = new Ajv({ schemaId: 'id', meta: false, allErrors: true });
ajv.addMetaSchema(require('ajv/lib/refs/json-schema-draft-04.json'));
const validate = ajv.compile(require('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'));

validate(JSON.parse(readFileSync(0, 'utf8')));
process.stdout.write(JSON.stringify((validate.errors ?? []).map(({ dataPath, message }) => `${dataPath} ${message}`)));
