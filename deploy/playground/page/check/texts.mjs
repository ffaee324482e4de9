// What Trellis says, from its own message bundles: a sentence that is improved there does not fail the walk.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = join(dirname(fileURLToPath(import.meta.url)), '../../../../bot-core/src/main/resources/messages');

function bundle(language) {
  const sentences = new Map();
  for (const file of readdirSync(folder).filter((name) => name.endsWith(`_${language}.properties`))) {
    for (const line of readFileSync(join(folder, file), 'utf8').split('\n')) {
      const at = line.indexOf('=');
      if (at > 0 && !line.startsWith('#')) sentences.set(line.slice(0, at), line.slice(at + 1));
    }
  }
  return (key, parameters = {}) => {
    const sentence = sentences.get(key);
    if (sentence === undefined) throw new Error(`there is no text "${key}" in ${language}`);
    return sentence.replace(/\*\*|__/g, '').replace(/\{(\w+)\}/g, (unknown, name) => parameters[name] ?? unknown);
  };
}

export const en = bundle('en');
export const de = bundle('de');

/** Up to the first thing that is filled in only when it is said. */
export const start = (sentence) => sentence.split(/[{]/)[0].trimEnd();
