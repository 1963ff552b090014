// Reads a schema and documents as JSON from the standard input, and writes what an editor shows of each: the problems, and,
// at the offset that a document may have, the completions in their order and what hovering shows.
const { readFileSync } = require('node:fs');
const { getLanguageService, TextDocument } = require('vscode-json-languageservice');

const { schema, documents } = JSON.parse(readFileSync(0, 'utf8'));
const service = getLanguageService({ clientCapabilities: { textDocument: { completion: { completionItem: { documentationFormat: ['plaintext'] } } } } });
service.configure({ validate: true, schemas: [{ uri: schema.$id, fileMatch: ['*'], schema }] });

// As Visual Studio Code sorts them.
const key = (item) => item.sortText ?? item.label;

async function ask({ text, offset }) {
  const document = TextDocument.create('file:///cors.json', 'json', 1, text);
  const json = service.parseJSONDocument(document);
  const problems = await service.doValidation(document, json);
  const answer = { problems: problems.map(({ message, range }) => ({ message, under: document.getText(range) })) };
  if (offset !== null) {
    const position = document.positionAt(offset);
    const completion = await service.doComplete(document, position, json);
    answer.completions = completion.items
      .sort((a, b) => (key(a) < key(b) ? -1 : 1))
      .map(({ label, insertText, documentation }) => ({ label, insertText, documentation: documentation?.value ?? documentation ?? '' }));
    const hover = await service.doHover(document, position, json);
    answer.hover = hover ? [hover.contents].flat().join('\n') : '';
  }

  return answer;
}

(async () => process.stdout.write(JSON.stringify(await Promise.all(documents.map(ask)))))();
