// Validates docs/events/asyncapi/*.yaml: npm install --no-package-lock && npm run asyncapi
import { readdir } from 'node:fs/promises';
import { Parser, fromFile } from '@asyncapi/parser';
import { AvroSchemaParser } from '@asyncapi/avro-schema-parser';

const ERROR = 0;
const folder = new URL('../../docs/events/asyncapi/', import.meta.url).pathname;
const parser = new Parser();
parser.registerSchemaParser(AvroSchemaParser());

let errors = 0;
for (const file of (await readdir(folder)).filter(name => name.endsWith('.yaml')).sort()) {
  const { document, diagnostics } = await fromFile(parser, folder + file).parse();
  const failed = diagnostics.filter(diagnostic => diagnostic.severity === ERROR);
  errors += failed.length + (document ? 0 : 1);
  const messages = document ? document.messages().all().length : 0;
  console.log(`${file}: ${failed.length} errors, ${diagnostics.length - failed.length} hints, ${messages} messages`);
  for (const { severity, code, message, path } of diagnostics) {
    console.log(`  ${severity === ERROR ? 'error' : 'hint'} ${code} at ${path.join('.')}: ${message}`);
  }
}
process.exitCode = errors === 0 ? 0 : 1;
