import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, inject, it } from 'vitest';
import { DiagnosticError } from '../../src/diagnostics/diagnostic.ts';
import { axiomsOf } from '../../src/kernel/theorem.ts';
import { readArticle } from '../../src/opentheory/read-article.ts';
import { between, mulberry32 } from '../../src/exact/seeded.ts';
import { NamedKernel } from '../kernel/named-kernel/named-kernel.ts';
import { NamedRefusal, type NamedTerm } from '../kernel/named-kernel/syntax.ts';
import { TermNumbers } from './canonical-terms.ts';
import { Refused, runPlainly } from './plain-machine.ts';

const OWN = path.join(import.meta.dirname, 'articles', 'good');
const CORPUS = path.resolve(import.meta.dirname, '../../../shared/opentheory');
/** Bytes of the articles that are mutated, and of those that are also compared as they are: the named kernel is slow. */
const LARGEST = 8_000;
const LARGEST_WHOLE = process.env['HEADCOUNT_MUTANTS'] === undefined ? 1_200 : LARGEST;
const seed = inject('propertySeed');
const MUTANTS = Number(process.env['HEADCOUNT_MUTANTS'] ?? 100);

interface Source {
  readonly name: string;
  readonly lines: readonly string[];
}

function sourcesIn(folder: string): Source[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /\.art(\.gz)?$/.test(name))
    .map((name) => {
      const stored = readFileSync(path.join(folder, name));
      return { name, bytes: name.endsWith('.gz') ? gunzipSync(stored) : stored };
    })
    .filter(({ bytes }) => bytes.length > 0 && bytes.length <= LARGEST)
    .map(({ name, bytes }) => ({ name, lines: bytes.toString('utf8').split('\n') }));
}

/** A sequent that both kernels write alike: sorted numbers of the hypotheses, the conclusion, how many axioms it rests on. */
type Outcome = readonly string[] | 'rejected';

function ours(text: string, numbers: TermNumbers): Outcome {
  try {
    const { theorems } = readArticle('mutant', text);
    return theorems
      .map(({ theorem, hypotheses, conclusion }) => {
        const sorted = hypotheses.map((h) => numbers.ofTerm(h)).sort((a, b) => a - b);
        return `${sorted.join(',')} |- ${String(numbers.ofTerm(conclusion))} from ${String(axiomsOf([theorem]).size)}`;
      })
      .sort();
  } catch (error) {
    if (error instanceof DiagnosticError) return 'rejected';
    throw error;
  }
}

function slow(text: string, numbers: TermNumbers): Outcome {
  const kernel = new NamedKernel();
  try {
    const exports = runPlainly(text, kernel);
    if (clash(exports.flatMap(({ hypotheses, conclusion }) => [...hypotheses, conclusion]))) return 'rejected';
    const sequents = exports.map(({ theorem, hypotheses, conclusion }) => {
      const sorted = hypotheses.map((h) => numbers.ofNamed(h)).sort((a, b) => a - b);
      return { sequent: `${sorted.join(',')} |- ${String(numbers.ofNamed(conclusion))}`, axioms: kernel.axiomCount(theorem) };
    });
    // The first export of a sequent counts; a second one is only a warning.
    const first = new Map(sequents.toReversed().map(({ sequent, axioms }) => [sequent, axioms]));
    return [...first].map(([sequent, axioms]) => `${sequent} from ${String(axioms)}`).sort();
  } catch (error) {
    if (error instanceof NamedRefusal || error instanceof Refused) return 'rejected';
    throw error;
  }
}

/** Whether two different constants or type operators of one name are in these terms. */
function clash(terms: readonly NamedTerm[]): boolean {
  const seen = new Map<string, string>();
  const origins = new TermNumbers();
  let found = false;
  const note = (key: string, what: string): void => {
    if ((seen.get(key) ?? what) !== what) found = true;
    seen.set(key, what);
  };
  const type = (one: NamedTerm['type']): void => {
    if (one.kind !== 'applied') return;
    const { name, origin } = one.operator;
    note(
      `operator ${name}`,
      origin === null ? 'named' : `${String(origins.ofNamed(origin.predicate, true))} ${origin.variables.join(' ')}`,
    );
    one.args.forEach(type);
  };
  const term = (t: NamedTerm): void => {
    type(t.type);
    if (t.kind === 'application') [t.fn, t.arg].forEach(term);
    if (t.kind === 'abstraction') [t.variable, t.body].forEach(term);
    if (t.kind !== 'constant') return;
    const bare: NamedTerm = { ...t, type: { kind: 'typeVariable', name: '' } };
    note(`constant ${t.constant.name}`, String(origins.ofNamed(bare, true)));
  };
  terms.forEach(term);
  return found;
}

const SAME_ARITY = [
  ['eqMp', 'appThm', 'trans', 'deductAntisym', 'proveHyp'],
  ['refl', 'assume', 'betaConv'],
  ['appTerm', 'absTerm'],
  ['ref', 'remove', 'def'],
  ['absThm', 'subst'],
];

/** One to three changes: a line dropped, doubled, swapped with a near one, a number retargeted, a command or name exchanged. */
function mutated(lines: readonly string[], below: (n: number) => number): string {
  const text = [...lines];
  for (let changes = 1 + below(3); changes > 0; changes--) {
    const at = below(text.length);
    const line = text[at] ?? '';
    const other = at + 1 + below(6);
    const family = SAME_ARITY.find((words) => words.includes(line));
    switch (below(6)) {
      case 0:
        text.splice(at, 1);
        break;
      case 1:
        text.splice(at, 0, line);
        break;
      case 2:
        [text[at], text[other]] = [text[other] ?? '', line];
        break;
      case 3: {
        const numbers = text.flatMap((one, i) => (/^\d+$/.test(one) ? [i] : []));
        const [from, to] = [numbers[below(numbers.length)], numbers[below(numbers.length)]];
        if (from !== undefined && to !== undefined) text[from] = text[to] ?? '';
        break;
      }
      case 4:
        if (family !== undefined) text[at] = family[below(family.length)] ?? line;
        break;
      default: {
        const names = text.flatMap((one, i) => (one.startsWith('"') ? [i] : []));
        const [from, to] = [names[below(names.length)], names[below(names.length)]];
        if (from !== undefined && to !== undefined) text[from] = text[to] ?? '';
      }
    }
  }
  return text.join('\n');
}

function compare(sources: readonly Source[], count: number): { accepted: number; proved: number } {
  const random = mulberry32(seed);
  const below = (n: number): number => between(random, 0, n - 1);
  let accepted = 0;
  let proved = 0;
  for (let i = 0; i < count; i++) {
    const source = sources[below(sources.length)] as Source;
    const text = mutated(source.lines, below);
    const numbers = new TermNumbers();
    const [fast, plain] = [ours(text, numbers), slow(text, numbers)];
    expect(fast, `mutant ${String(i)} of seed ${String(seed)}, of ${source.name}:\n${text}`).toEqual(plain);
    if (fast !== 'rejected') accepted++;
    if (fast !== 'rejected' && fast.length > 0) proved++;
  }
  return { accepted, proved };
}

const AN_HOUR = 3_600_000;

describe('articles, whole and mutated', () => {
  const own = sourcesIn(OWN);
  const corpus = sourcesIn(CORPUS);

  it(
    'prove the same through the kernel and through the named kernel',
    () => {
      for (const { name, lines } of [...own, ...corpus]) {
        const numbers = new TermNumbers();
        const text = lines.join('\n');
        if (text.length > LARGEST_WHOLE) continue;
        expect(ours(text, numbers), name).toEqual(slow(text, numbers));
      }
    },
    AN_HOUR,
  );

  it(
    `are accepted and rejected by both alike: ${String(MUTANTS)} mutants of our own articles`,
    () => {
      const { accepted, proved } = compare(own, MUTANTS);
      // Mutants that nobody accepts would show nothing about what is proved.
      expect(proved).toBeGreaterThan(MUTANTS / 100);
      expect(accepted).toBeLessThan(MUTANTS);
    },
    AN_HOUR,
  );

  it.skipIf(corpus.length === 0)(
    `are accepted and rejected by both alike: ${String(MUTANTS)} mutants of the public corpus`,
    () => {
      expect(compare(corpus, MUTANTS).proved).toBeGreaterThan(MUTANTS / 100);
    },
    AN_HOUR,
  );
});
