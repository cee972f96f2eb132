/**
 * node bench/read-articles.mjs FILE… : reads the articles one after the other in this process, decompressed beforehand, and
 * prints {"articles": [{name, bytes, inferences, seconds}], "peakBytes": …}. A process of its own, so that its memory is its own.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { gunzipSync } from 'node:zlib';
import { readArticle } from '../dist/src/opentheory/read-article.js';

const articles = [];
for (const file of process.argv.slice(2)) {
  const stored = readFileSync(file);
  const bytes = stored[0] === 0x1f && stored[1] === 0x8b ? gunzipSync(stored) : stored;
  const start = performance.now();
  const { inferences } = readArticle(file, bytes);
  articles.push({ name: path.basename(file), bytes: bytes.length, inferences, seconds: (performance.now() - start) / 1000 });
}
console.log(JSON.stringify({ articles, peakBytes: process.resourceUsage().maxRSS * 1024 }));
