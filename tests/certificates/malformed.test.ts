import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { isCertificate, readCertificate } from '../../src/certificates/format.ts';
import { verdictOn, verifyCertificate } from '../../src/certificates/verify-certificate.ts';
import { DiagnosticError, fail, type Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { readJson } from '../../src/layers/json-text.ts';
import { malformedCertificates, soundCertificates } from './malformed-certificates.ts';

interface Case {
  readonly file: string;
  readonly exit: 1 | 2;
  readonly code: string;
  readonly message: string;
}

const folder = fileURLToPath(new URL('../malformed/certificates/', import.meta.url));

// The files stand in the tree for the command's tests and other programs; their source is malformed-certificates.ts. After a change there:
// HEADCOUNT_WRITE=1 npx vitest run tests/certificates/malformed.test.ts
if (process.env['HEADCOUNT_WRITE'] === '1') {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const { file, text } of malformedCertificates) writeFileSync(path.join(folder, file), text);
  const index = malformedCertificates.map(({ file, exit, code, message }) => ({ file, exit, code, message }));
  writeFileSync(path.join(folder, 'index.json'), `${JSON.stringify(index, null, 2)}\n`);
}

const cases = JSON.parse(readFileSync(path.join(folder, 'index.json'), 'utf8')) as readonly Case[];

/** How `verify` ends on this text: refused as input (2) or rejected (1), and why. */
function refusal(text: string): { exit: 1 | 2; error: Diagnostic } {
  try {
    const value = readJson(text);
    if (!isCertificate(value)) fail('unknown-format', 'is not a certificate');
    const { ok, error } = verdictOn(readCertificate(value as object));
    if (ok || error === undefined) throw new Error('was accepted');
    return { exit: 1, error };
  } catch (error) {
    if (error instanceof DiagnosticError) return { exit: 2, error: error.diagnostic };
    throw error;
  }
}

describe('malformed certificates', () => {
  it('are the ones that malformed-certificates.ts makes, from certificates that are in order', () => {
    expect(readdirSync(folder).sort()).toEqual([...malformedCertificates.map(({ file }) => file), 'index.json'].sort());
    for (const { file, text } of malformedCertificates) expect(readFileSync(path.join(folder, file), 'utf8') === text, file).toBe(true);
    for (const sound of soundCertificates) expect(verifyCertificate(sound)).toMatchObject({ ok: true, heads: 2 });
  });

  it.each(cases)('$file: $code', ({ file, exit, code, message }) => {
    const start = performance.now();
    const found = refusal(readFileSync(path.join(folder, file), 'utf8'));
    expect(performance.now() - start).toBeLessThan(1000);
    expect({ exit: found.exit, code: found.error.code }).toEqual({ exit, code });
    expect(`${found.error.place ?? ''} ${found.error.message}`).toContain(message);
    expect(found.error.message).not.toContain('\u001b');
    expect(found.error.message.length).toBeLessThan(500);
  });
});
