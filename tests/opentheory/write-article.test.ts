import { describe, expect, it } from 'vitest';
import { constant } from '../../src/kernel/constant.ts';
import { abstraction, alphaEqual, application, constantTerm, substitution, variable, type Term } from '../../src/kernel/term.ts';
import { exactlyEqual } from '../../src/kernel/term-contents.ts';
import * as rules from '../../src/kernel/theorem.ts';
import { BOOL, applyType, functionType, typeOperator, typeVariable, type HolType } from '../../src/kernel/type.ts';
import { readArticle } from '../../src/opentheory/read-article.ts';
import { writeArticle } from '../../src/opentheory/write-article.ts';
import { again, dictionary, exported, recorded, refusal, termAgain, written } from './written-articles.ts';

const [A, f, p] = [typeVariable('A'), variable('f', functionType(BOOL, BOOL)), variable('p', BOOL)];

describe('what is written', () => {
  const repeated = (times: number, step: (th: rules.Theorem) => rules.Theorem, first: () => rules.Theorem): rules.Theorem =>
    recorded(() => {
      let th = first();
      for (let i = 0; i < times; i++) th = step(th);
      return th;
    });

  it('holds a proof of 200 000 steps, each resting on the one before', () => {
    const th = repeated(200_000, rules.sym, () => rules.refl(p));
    expect(again(th)).toMatchObject({ inferences: 200_001, warnings: [], theorems: [{ conclusion: { type: BOOL } }] });
  });

  it('holds terms of 100 000 applications, 20 000 abstractions, and types of 20 000 arrows', () => {
    let applied: Term = p;
    for (let i = 0; i < 100_000; i++) applied = application(f, applied);
    let abstracted: Term = application(f, p);
    for (let i = 0; i < 20_000; i++) abstracted = abstraction(variable(`x${String(i % 9)}`, BOOL), abstracted);
    abstracted = abstraction(p, abstracted);
    let type: HolType = A;
    for (let i = 0; i < 20_000; i++) type = functionType(type, A);
    for (const t of [applied, abstracted, variable('deep', type)]) expect(exactlyEqual(termAgain(t), t)).toBe(true);
  });

  it('is short for terms with 2^300 nodes, also below binders of different names', () => {
    const both = variable('both', functionType(BOOL, functionType(BOOL, BOOL)));
    const all = variable('all', functionType(functionType(BOOL, BOOL), BOOL));
    let t: Term = application(f, p);
    for (let i = 0; i < 300; i++) {
      const [x, y] = ['x', 'y'].map((name) => application(all, abstraction(variable(name, BOOL), t))) as [Term, Term];
      t = application(application(both, x), y);
    }
    for (const one of [t, abstraction(p, t)]) {
      expect(exactlyEqual(termAgain(one), one)).toBe(true);
      expect(written(recorded(() => rules.refl(one))).length).toBeLessThan(60_000);
    }
  });

  it('has what is used again once, and gives its number back', () => {
    const c = constantTerm(constant('Marked.constant'), BOOL);
    const around = (name: string): Term => abstraction(variable(name, BOOL), rules.equation(c, p));
    const text = written(recorded(() => rules.deductAntisym(rules.refl(around('x')), rules.refl(around('y')))));
    expect(text.match(/"Marked.constant"/g)).toHaveLength(1);
    const chain = repeated(
      5_000,
      (one) => rules.trans(one, rules.sym(one)),
      () => rules.refl(p),
    );
    expect(dictionary(written(chain)).left).toBe(0);
    expect(dictionary(written(chain)).most).toBeLessThan(20);
  });

  it('has no step that no exported theorem needs', () => {
    const th = recorded(() => {
      rules.refl(variable('unneeded', BOOL));
      return rules.refl(p);
    });
    expect(written(th)).not.toContain('unneeded');
  });

  it('comes in pieces, may be gone through twice, and begins with the comments', () => {
    const th = repeated(60_000, rules.sym, () => rules.refl(p));
    const article = writeArticle([exported(th)], { comments: ['from a test', 'two\nlines'] });
    const pieces = [...article];
    expect(pieces.length).toBeGreaterThan(5);
    expect(pieces.join('').startsWith('# from a test\n# two\n# lines\n6\nversion\n')).toBe(true);
    expect([...article]).toEqual(pieces);
    expect(readArticle('again.art', pieces.join('')).theorems).toHaveLength(1);
    expect([...writeArticle([])].join('')).toBe('6\nversion\n');
  });

  it('keeps bound variables apart from free ones and from one another by new names', () => {
    const [x, y] = [variable('x', BOOL), variable('y', BOOL)];
    const captured = substitution([], [[y, x]])(abstraction(x, application(application(equals(), x), y)));
    const inner = termAgain(captured);
    expect([inner.name, alphaEqual(inner, captured)]).toEqual(['x1', true]);
    const nested = termAgain(abstraction(x, captured));
    expect([nested.name, nested.body.name, alphaEqual(nested, abstraction(x, captured))]).toEqual(['x', 'x1', true]);
    const otherType = abstraction(variable('x', A), abstraction(x, application(application(equals(), x), x)));
    expect(exactlyEqual(termAgain(otherType), otherType)).toBe(true);
  });
});

describe('definitions', () => {
  /** `⊢ P t` for the predicate `\x. x = x` on bool. */
  const witness = (t: Term): rules.Theorem => {
    const x = variable('x', BOOL);
    const beta = rules.betaConv(application(abstraction(x, rules.equation(x, x)), t));
    return rules.eqMp(rules.sym(beta), rules.refl(t));
  };

  it('of constants are written where a term mentions the constant, in terms of one another', () => {
    const t = recorded(() => {
      let body: Term = abstraction(variable('odd name', BOOL), p);
      body = abstraction(p, body);
      for (let i = 0; i < 3_000; i++) {
        const th = rules.defineConstant(`Chain.c${String(i)}`, body);
        body = th.conclusion.fn.arg;
      }
      return body;
    });
    expect(termAgain(t)).toBe(t);
  });

  it('of types are written before their first mention, and both their theorems come back', () => {
    const { first, second } = recorded(() => {
      const { abs, rep, operator, absRep, repAbs } = rules.defineTypeOperator('Own.type', 'Own.abs', 'Own.rep', [], witness(p));
      const type = applyType(operator, []);
      const map = constantTerm(abs, functionType(BOOL, type));
      const mention = rules.refl(application(variable('F', functionType(map.type, functionType(type, type))), map));
      expect(rep.type).toBe(functionType(type, BOOL));
      return { first: rules.deductAntisym(mention, absRep), second: repAbs };
    });
    const { theorems, assumptions, axioms } = again(first, second);
    expect(theorems.map(({ conclusion }, i) => exactlyEqual(conclusion, [first, second][i]!.conclusion))).toEqual([true, true]);
    expect([...assumptions, ...axioms]).toEqual([]);
  });

  it('of a type that was defined twice are written, also if the second time needs the first', () => {
    const theorems = recorded(() => {
      const define = (map: string, t: Term) => rules.defineTypeOperator('Twice.type', `Twice.${map}`, 'Twice.rep', [], witness(t));
      const { absRep, abs, rep, operator } = define('abs', p);
      const type = applyType(operator, []);
      const there = application(constantTerm(abs, functionType(BOOL, type)), p);
      const back = application(constantTerm(rep, functionType(type, BOOL)), there);
      return [absRep, ...['abs', 'other'].map((map) => define(map, back).absRep)];
    });
    const read = again(...theorems).theorems.map(({ conclusion }) => conclusion);
    expect(read).toHaveLength(2); // the same sequent is exported once
    expect(read.map((t, i) => exactlyEqual(t, theorems[2 * i]!.conclusion))).toEqual([true, true]);
  });

  it('cannot be written of a type that the proof mentions only, unless it is given, or that is needed to define itself', () => {
    const defined = rules.defineTypeOperator('Lost.type', 'Lost.abs', 'Lost.rep', [], witness(p));
    const type = applyType(defined.operator, []);
    const [toType, fromType] = [functionType(BOOL, type), functionType(type, BOOL)];
    const there = application(constantTerm(defined.abs, toType), p);
    expect(refusal(() => written(recorded(() => rules.refl(variable('a', type)))))).toMatch(
      /^article-undefined: the type operator "Lost.type"/,
    );
    expect(refusal(() => written(recorded(() => rules.refl(there))))).toMatch(/^article-undefined: the (constant|type operator) "Lost/);
    const given = recorded(() => rules.defineTypeOperator('Lost.type', 'Lost.abs', 'Lost.rep', [], witness(p)).repAbs);
    const mention = recorded(() => rules.refl(there));
    const [text] = writeArticle([exported(mention)], { definitions: [given, recorded(() => rules.refl(variable('unneeded', A)))] });
    expect(readArticle('again.art', text ?? '').theorems[0]!.conclusion).toBe(mention.conclusion);
    expect(text).not.toContain('unneeded');
    const circular = recorded(() => {
      const th = witness(application(constantTerm(defined.rep, fromType), there));
      return rules.defineTypeOperator('Lost.type', 'Lost.abs', 'Lost.rep', [], th).absRep;
    });
    expect(refusal(() => written(circular))).toMatch(/^article-undefined: a type is defined by a theorem whose proof mentions that type/);
  });
});

describe('what cannot be written is refused', () => {
  const ofVariable = (name: string): string => refusal(() => written(recorded(() => rules.refl(variable(name, BOOL)))));

  it('where a step was not recorded', () => {
    expect(rules.recordSteps(false)).toBe(false);
    expect(refusal(() => written(rules.refl(p)))).toMatch(/^article-unrecorded: /);
    const lemma = rules.refl(p);
    expect(refusal(() => written(recorded(() => rules.sym(lemma))))).toMatch(/^article-unrecorded: /);
  });

  it('where a name is no name of an article', () => {
    expect(ofVariable('Space.x')).toMatch(/^article-name: the name "Space.x" of a variable has a namespace/);
    for (const name of ['a\\x', 'a\\', 'lone \ud800']) expect(ofVariable(name)).toMatch(/^article-name: no article can write the name/);
    const pairs = [1, 2].map((arity) => variable('v', applyType(typeOperator('Two.arities', arity), Array<HolType>(arity).fill(A))));
    const proof = recorded(() => pairs.reduce((th, v) => rules.proveHyp(rules.refl(v), th), rules.refl(p)));
    expect(refusal(() => written(proof))).toMatch(/^article-name: .*two arities/);
  });

  it('where the sequent is not that of the theorem', () => {
    const th = recorded(() => rules.assume(p));
    const q = variable('q', BOOL);
    const wrong: [Term[], Term][] = [[[], p], [[p], q], [[p, p], p], [[p, q], p], [[q], p]]; // prettier-ignore
    for (const [hypotheses, conclusion] of wrong) {
      expect(refusal(() => writeArticle([{ theorem: th, hypotheses, conclusion }]))).toMatch(/^article-export: /);
    }
  });

  it('where two constants have one name', () => {
    const both = recorded(() => [p, f].map((v) => rules.defineConstant('Same.name', abstraction(v, v))));
    expect(refusal(() => written(...both))).toMatch(/^article-export: .*Same.name/);
    expect(again(recorded(() => rules.deductAntisym(rules.refl(p), rules.refl(f)))).theorems).toHaveLength(1);
  });
});

function equals(): Term {
  return rules.equation(p, p).fn.fn;
}
