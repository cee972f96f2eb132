import '../evidence/steps-recorded.ts';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { headsCommand } from '../../src/cli/heads-command.ts';
import { FACT_NAMES } from '../../src/logic/foundation.ts';
import { parseStatement } from '../../src/logic/vocabulary.ts';
import { readArticle } from '../../src/opentheory/read-article.ts';
import { alphaEqual } from '../../src/kernel/term.ts';
import { runCommand } from './in-process.ts';

const EXAMPLES = path.join(import.meta.dirname, '../../docs/examples/layers');
const example = (name: string): string => path.join(EXAMPLES, `${name}.layer.json`);
const folder = mkdtempSync(path.join(tmpdir(), 'headcount-theorem-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

interface Reported {
  readonly operator: { readonly heads: number };
  readonly theorem: { statement: string; hypotheses: string[]; axioms: string[]; inferences: number; milliseconds: number };
}

describe('heads --theorem', { timeout: 120_000 }, () => {
  it('adds the theorem to the JSON report and changes nothing else in it', async () => {
    const { code, stdout } = await runCommand(headsCommand, [example('rotation'), '--theorem', '--json']);
    expect(code).toBe(0);
    const { theorem, ...rest } = JSON.parse(stdout) as Reported;
    const plain = JSON.parse((await runCommand(headsCommand, [example('rotation'), '--json'])).stdout) as object;
    expect({ ...rest, milliseconds: 0 }).toEqual({ ...plain, milliseconds: 0 });
    expect(Object.keys(theorem)).toEqual(['statement', 'hypotheses', 'axioms', 'inferences', 'milliseconds']);
    expect(theorem.statement).toMatch(/^Heads 2 2 2 \(λ.*causal.*\) 2 ∧ ∀H\. Heads 2 2 2 .* H ⟹ 2 ≤ H$/);
    expect(theorem.hypotheses).toEqual([]);
    expect(theorem.axioms.filter((name) => !FACT_NAMES.some((one) => one === name))).toEqual([]);
    expect(theorem.inferences).toBeGreaterThan(100);
  });

  it('prints it for people with the operators apart and the facts that it rests on', async () => {
    const { code, stdout } = await runCommand(headsCommand, [example('rotation'), '--theorem']);
    expect(code).toBe(0);
    expect(stdout).toContain('heads needed                2  certified');
    expect(stdout).toContain('⊢ Heads 2 2 2 (λx. causal M) 2 ∧ ∀H. Heads 2 2 2 (λx. causal M) H ⟹ 2 ≤ H');
    expect(stdout).toContain('  M 0 = [[1, 0], [0, 1]]\n  M 1 = [[0, -1], [1, 0]]\n');
    expect(stdout).toMatch(/facts of the standard library:\n {4}truth-def, /);
    expect(stdout.split('\n').filter((line) => line.length > 100)).toEqual([]);
  });

  it('says it of families that are not causal convolutions, and of the zero layer', async () => {
    for (const [name, said] of [
      ['bidirectional', '⊢ Heads 3 2 2 (λx. W) 3 ∧'],
      ['time-varying', '⊢ Heads 2 2 2 (λx. W) 3 ∧'],
      ['zero', '⊢ Heads 1 1 1 (λx. causal M) 0 ∧'],
    ] as const) {
      expect((await runCommand(headsCommand, [example(name), '--theorem'])).stdout).toContain(said);
    }
  });

  it('shows only the first of many operators', async () => {
    const { stdout } = await runCommand(headsCommand, [example('convolution-2d'), '--theorem']);
    expect(stdout).toMatch(/\n {2}W 0 0 = .*\n[^]*… and 69 more\n/);
  });

  it('writes the proof as an article with --article', async () => {
    const file = path.join(folder, 'rotation.art');
    const { code, stdout, stderr } = await runCommand(headsCommand, [example('rotation'), '--article', file, '--json']);
    expect(code).toBe(0);
    expect(stderr).toBe('');
    const { statement } = (JSON.parse(stdout) as Reported).theorem;
    const { theorems, axioms } = readArticle(file, readFileSync(file));
    expect([theorems.length, axioms.length]).toEqual([1, 0]);
    expect(alphaEqual(theorems[0]!.conclusion, parseStatement(statement))).toBe(true);
  });

  it.each([
    [['attention'], 'no-layer-theorem', 'depend on the input'],
    [['delay-line-64'], 'no-layer-theorem', 'expected at most'],
    [['rotation', '--n', '1000'], 'no-layer-theorem', 'there are 1000 tokens'],
  ])('refuses %j: %s', async ([name, ...more], code, message) => {
    const file = path.join(folder, 'none.art');
    const result = await runCommand(headsCommand, [example(name!), ...more, '--article', file, '--json']);
    expect(result.code).toBe(2);
    const { error } = JSON.parse(result.stdout) as { error: { code: string; message: string } };
    expect(error.code).toBe(code);
    expect(error.message).toContain(message);
    expect(existsSync(file)).toBe(false);
  });
});
