import { describe, expect, it } from 'vitest';
import { constant } from '../../src/kernel/constant.ts';
import { abstraction, application, constantTerm, variable } from '../../src/kernel/term.ts';
import * as rules from '../../src/kernel/theorem.ts';
import { BOOL } from '../../src/kernel/type.ts';
import { readArticle } from '../../src/opentheory/read-article.ts';
import { writeArticle } from '../../src/opentheory/write-article.ts';

describe('definitions in written articles', () => {
  const p = variable('p', BOOL);
  const [v, w] = [variable('v', abstraction(p, p).type), variable('w', abstraction(p, p).type)];
  const identity = abstraction(p, p);

  function text(prove: () => rules.Theorem): string {
    const before = rules.recordSteps(true);
    try {
      const th = prove();
      return [...writeArticle([{ theorem: th, hypotheses: th.hypotheses, conclusion: th.conclusion }])].join('');
    } finally {
      rules.recordSteps(before);
    }
  }

  const list = (name: string): rules.Theorem =>
    rules.defineConstantList([[name, v]], rules.eqMp(rules.refl(rules.equation(v, identity)), rules.assume(rules.equation(v, identity))))
      .theorem;

  it('take a constant from the list that defines it, and do not define it again', () => {
    const written = text(() => {
      const th = list('listed');
      const c = th.conclusion.fn.arg;
      return rules.trans(rules.refl(c), th);
    });
    expect(written).toContain('\ndefineConstList\n');
    expect(written).not.toContain('\ndefineConst\n');
    expect(readArticle('listed.art', written).theorems).toHaveLength(1);
  });

  it('define it again where the list rests on a theorem that mentions it', () => {
    const written = text(() => {
      const c = rules.defineConstant('early', identity).conclusion.fn.arg;
      const about = rules.assume(rules.equation(w, identity));
      const mentioning = rules.proveHyp(rules.refl(c), about);
      const th = rules.defineConstantList(
        [['early', w]],
        rules.eqMp(rules.refl(mentioning.conclusion), rules.proveHyp(rules.refl(c), about)),
      ).theorem;
      return rules.trans(rules.refl(c), th);
    });
    expect(readArticle('early.art', written).theorems).toHaveLength(1);
  });

  it('cannot export two constants of one name', () => {
    const one = (variableName: string): string => {
      const x = variable(variableName, BOOL);
      return text(() => rules.defineConstant('same', abstraction(x, x)));
    };
    const second = one('q').split('\n').slice(2).join('\n');
    expect(() => readArticle('clash.art', `${one('p')}${second}`)).toThrow(/two different constants with the name same/);
  });

  it('are not needed for constants that are only names', () => {
    const c = constantTerm(constant('somewhere'), BOOL);
    expect(text(() => rules.betaConv(application(identity, c)))).not.toContain('define');
  });
});
