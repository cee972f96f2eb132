// Articles written to be read in one way only: articles/good with what each proves, articles/bad with why each is wrong.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DiagnosticError, renderDiagnostic, type Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { COMMAND_WORDS } from '../../src/opentheory/article-machine.ts';
import { readArticle } from '../../src/opentheory/read-article.ts';

/** A good article. `inferences` counts the commands that make theorems, as the reference tool does; `warnings` are codes. */
interface Good {
  readonly file: string;
  readonly note: string;
  readonly version: 5 | 6;
  readonly theorems: number;
  readonly assumptions: number;
  readonly axioms: number;
  readonly inferences: number;
  readonly warnings: readonly string[];
}

/** A bad article: the line at which a reader has to stop, and a regular expression for what it says there. */
interface Bad {
  readonly file: string;
  readonly reason: string;
  readonly class: string;
  readonly line: number;
  readonly mention: string;
}

const folder = path.join(import.meta.dirname, 'articles');
const bytesOf = (kind: string, file: string): Buffer => readFileSync(path.join(folder, kind, file));
const good = JSON.parse(bytesOf('good', 'index.json').toString('utf8')) as readonly Good[];
const bad = JSON.parse(bytesOf('bad', 'index.json').toString('utf8')) as readonly Bad[];

function counts(content: string | Uint8Array): Omit<Good, 'file' | 'note'> {
  const { version, theorems, assumptions, axioms, inferences, warnings } = readArticle('a.art', content);
  return {
    version,
    theorems: theorems.length,
    assumptions: assumptions.length,
    axioms: axioms.length,
    inferences,
    warnings: warnings.map(({ code }) => code),
  };
}

/** What the reader says of an article that it rejects; null if it accepts. */
function rejection(content: string | Uint8Array): Diagnostic | null {
  try {
    readArticle('a.art', content);
    return null;
  } catch (error) {
    if (error instanceof DiagnosticError) return error.diagnostic;
    throw error;
  }
}

describe('the indices', () => {
  it.each([
    ['good', good],
    ['bad', bad],
  ])('list every article of the folder %s', (kind, rows) => {
    expect(readdirSync(path.join(folder, kind)).sort()).toEqual([...rows.map(({ file }) => file), 'index.json'].sort());
  });

  it('have good articles in which every command of both versions occurs', () => {
    const linesOf = (file: string): Set<string> => new Set(bytesOf('good', file).toString('utf8').split('\n'));
    const [five, six] = [linesOf('every-command-v5.art'), linesOf('every-command-v6.art')];
    expect(COMMAND_WORDS.filter((word) => !six.has(word))).toEqual([]);
    const onlyInSix = ['defineConstList', 'hdTl', 'pragma', 'proveHyp', 'sym', 'trans', 'version'];
    expect(COMMAND_WORDS.filter((word) => !five.has(word)).sort()).toEqual(onlyInSix);
  });
});

describe('a good article', () => {
  it.each(good)('$file: $note', ({ file, note, ...expected }) => {
    expect({ note, ...counts(bytesOf('good', file)) }).toEqual({ note, ...expected });
  });

  it('means the same with other blanks, more comments and other line ends', () => {
    const filler = fc.constantFrom('', ' ', '\t\v\f', '# a comment', '  # "x" nil', '#');
    const blank = fc.constantFrom('', ' ', '\t', '\v\f', '\r');
    const dress = fc.record({ before: fc.array(filler, { maxLength: 2 }), left: blank, right: blank });
    fc.assert(
      fc.property(fc.constantFrom(...good), fc.infiniteStream(dress), ({ file }, ways) => {
        const lines = bytesOf('good', file).toString('utf8').split('\n');
        const chosen = [...ways.take(lines.length)];
        const dressed = chosen.flatMap(({ before, left, right }, i) => [...before, `${left}${lines[i] ?? ''}${right}`]);
        expect(counts(dressed.join('\n'))).toEqual(counts(lines.join('\n')));
      }),
    );
  });

  it('is an article wherever it is cut between two lines, and then proves no more', () => {
    fc.assert(
      fc.property(fc.constantFrom(...good), fc.nat(), ({ file, theorems, inferences }, at) => {
        const lines = bytesOf('good', file).toString('utf8').split('\n');
        const cut = counts(lines.slice(0, at % lines.length).join('\n'));
        expect(cut.theorems).toBeLessThanOrEqual(theorems);
        expect(cut.inferences).toBeLessThanOrEqual(inferences);
      }),
    );
  });
});

describe('a bad article is rejected for its own reason and at its own line', () => {
  it.each([...new Set(bad.map((one) => one.class))])('%s', (kind) => {
    for (const { file, reason, line, mention } of bad.filter((one) => one.class === kind)) {
      const found = rejection(bytesOf('bad', file));
      if (found === null) throw new Error(`${file} was accepted: ${reason}`);
      expect(found.code, file).toMatch(/^article-/);
      expect(`${found.place ?? ''}:`, file).toMatch(new RegExp(`^line ${String(line)}:`));
      expect(renderDiagnostic(found), `${file}: ${reason}`).toMatch(new RegExp(mention, 'u'));
    }
  });
});

/** How an object of each kind comes onto the stack. */
const SAMPLES = {
  number: '1',
  name: '"x"',
  list: 'nil',
  operator: '"bool"\ntypeOp',
  type: '"bool"\ntypeOp\nnil\nopType',
  constant: '"c"\nconst',
  variable: '"p"\n"bool"\ntypeOp\nnil\nopType\nvar',
  term: '"p"\n"bool"\ntypeOp\nnil\nopType\nvar\nvarTerm',
  theorem: '"p"\n"bool"\ntypeOp\nnil\nopType\nvar\nvarTerm\nrefl',
} as const;
type Kind = keyof typeof SAMPLES;
const KINDS = Object.keys(SAMPLES) as readonly Kind[];

/** What each command takes, the top of the stack last. */
const OPERANDS: Record<(typeof COMMAND_WORDS)[number], readonly (Kind | 'any')[]> = {
  nil: [],
  cons: ['any', 'list'],
  hdTl: ['list'],
  pop: ['any'],
  pragma: ['any'],
  def: ['any', 'number'],
  ref: ['number'],
  remove: ['number'],
  version: ['number'],
  typeOp: ['name'],
  varType: ['name'],
  opType: ['operator', 'list'],
  const: ['name'],
  constTerm: ['constant', 'type'],
  var: ['name', 'type'],
  varTerm: ['variable'],
  appTerm: ['term', 'term'],
  absTerm: ['variable', 'term'],
  assume: ['term'],
  refl: ['term'],
  betaConv: ['term'],
  absThm: ['variable', 'theorem'],
  appThm: ['theorem', 'theorem'],
  eqMp: ['theorem', 'theorem'],
  deductAntisym: ['theorem', 'theorem'],
  sym: ['theorem'],
  trans: ['theorem', 'theorem'],
  proveHyp: ['theorem', 'theorem'],
  subst: ['list', 'theorem'],
  axiom: ['list', 'term'],
  defineConst: ['name', 'term'],
  defineConstList: ['list', 'theorem'],
  defineTypeOp: ['name', 'name', 'name', 'list', 'theorem'],
  thm: ['theorem', 'list', 'term'],
};

describe('every command', () => {
  const commands = Object.entries(OPERANDS);
  const onto = (kinds: readonly (Kind | 'any')[]): string => kinds.map((kind) => `${SAMPLES[kind === 'any' ? 'term' : kind]}\n`).join('');
  const refusal = (kinds: readonly (Kind | 'any')[], word: string): string => {
    const text = `6\nversion\n${onto(kinds)}${word}\n`;
    return rejection(text)?.message ?? 'accepted';
  };

  it('refuses a stack with too few objects', () => {
    for (const [word, kinds] of commands) {
      for (let below = 1; below <= kinds.length; below++) expect(refusal(kinds.slice(below), word), word).toMatch(/the stack is empty/);
    }
  });

  it('refuses, for each operand, the eight kinds of objects that it is not', () => {
    for (const [word, kinds] of commands) {
      kinds.forEach((kind, i) => {
        if (kind === 'any') return;
        for (const other of KINDS.filter((one) => one !== kind)) {
          const given = [...kinds.slice(0, i), other, ...kinds.slice(i + 1)];
          expect(refusal(given, word), `${word}, operand ${String(i + 1)}: ${other}`).toMatch(/^the command wants .* and finds/);
        }
      });
    }
  });

  it('does not refuse the kinds that it takes', () => {
    for (const [word, kinds] of commands) expect(refusal(kinds, word), word).not.toMatch(/the stack is empty|and finds a (?!list)/);
  });
});

describe('what has no file of its own', () => {
  it('names hold any text but what has to be escaped', () => {
    const letter = fc.oneof(fc.nat(0xd7ff), fc.integer({ min: 0xe000, max: 0x10ffff })).map((point) => String.fromCodePoint(point));
    const text = fc.array(letter, { maxLength: 12 }).map((letters) => letters.join('').replace(/[\\"\n\t]/g, '_'));
    fc.assert(
      fc.property(fc.oneof(text, fc.constantFrom('\r', '\u2028', '\u0085', '\ufeff', '\0')), (name) => {
        expect(rejection(`"${name}"\nconst\n`)).toBeNull();
      }),
    );
  });

  it('terms of 2^300 nodes that share their parts are compared at once', () => {
    const x = (name: string): string => `"${name}"\n0\nref\nvar`;
    const bool = '"bool"\ntypeOp\nnil\nopType\n0\ndef\npop\n';
    const arrow = (range: string): string => `"->"\ntypeOp\n0\nref\n${range}\nnil\ncons\ncons\nopType`;
    const f = `"f"\n${arrow(arrow('0\nref'))}\nvar\nvarTerm\n1\ndef\npop\n`;
    const twice = '1\nref\n3\nref\nappTerm\n3\nref\nappTerm\n3\ndef\npop\n'.repeat(300);
    // \binder. t with the leaf at the bottom of t, and |- of itself.
    const reflexive = (binder: string, leaf: string): string =>
      `${x(leaf)}\nvarTerm\n3\ndef\npop\n${twice}${x(binder)}\n3\nref\nabsTerm\nrefl\n`;
    const chain = (first: string, second: string): string => `6\nversion\n${bool}${f}${first}${second}trans\n`;
    expect(rejection(chain(reflexive('x', 'x'), reflexive('y', 'y')))).toBeNull();
    expect(rejection(chain(reflexive('x', 'x'), reflexive('y', 'x')))?.message).toMatch(/no side in common/);
  });

  it('terms, types and lists are 100,000 deep', () => {
    const bool = '"bool"\ntypeOp\nnil\nopType\n0\ndef\npop\n';
    const abstractions = '"p"\n0\nref\nvar\n1\ndef\nvarTerm\n3\ndef\npop\n' + '1\nref\n3\nref\nabsTerm\n3\ndef\npop\n'.repeat(100_000);
    expect(counts(`6\nversion\n${bool}${abstractions}3\nref\nrefl\n`)).toMatchObject({ inferences: 1 });
    const types = `${bool}${'"t"\ntypeOp\n0\nref\nnil\ncons\nopType\n0\ndef\npop\n'.repeat(100_000)}`;
    expect(counts(`6\nversion\n${types}"x"\n0\nref\nvar\nvarTerm\nrefl\n`)).toMatchObject({ inferences: 1 });
    expect(rejection(`6\nversion\n${'nil\n'.repeat(100_000)}${'cons\n'.repeat(99_999)}pragma\n`)).toBeNull();
  });
});
