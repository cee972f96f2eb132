// A second interpreter of articles, for any kernel that offers `Logic`: line by line, objects with their kind written on
// them, everything spelt out. It shares nothing with src/opentheory.
import type { Logic, Pairs } from '../kernel/named-kernel/logic.ts';

/** What the interpreter refuses on its own account; the kernel's refusals pass through it. */
export class Refused extends Error {}

/** What the objects of each kind are. */
interface Kinds<Ty, Op, Co, Te, Th> {
  readonly number: number;
  readonly name: readonly string[];
  readonly list: readonly Item<Ty, Op, Co, Te, Th>[];
  readonly operator: { readonly named: string } | { readonly defined: Op };
  readonly type: Ty;
  readonly constant: Co;
  readonly variable: Te;
  readonly term: Te;
  readonly theorem: Th;
}

type Item<Ty, Op, Co, Te, Th> = {
  readonly [K in keyof Kinds<Ty, Op, Co, Te, Th>]: { readonly is: K; readonly of: Kinds<Ty, Op, Co, Te, Th>[K] };
}[keyof Kinds<Ty, Op, Co, Te, Th>];

/** A theorem exported by `thm`, as written there. */
export interface PlainExport<Te, Th> {
  readonly theorem: Th;
  readonly hypotheses: readonly Te[];
  readonly conclusion: Te;
}

function refused(why: string): never {
  throw new Refused(why);
}

/** Components between the quotes, escapes resolved. */
function nameOf(line: string): readonly string[] {
  const components = [''];
  const text = line.slice(1, -1);
  for (let i = 0; i < text.length; i++) {
    let c = text.charAt(i);
    if (c === '.') {
      components.push('');
      continue;
    }
    if (c === '"' || c === '\t') refused('a quote or tab inside a name');
    if (c === '\\') {
      i++;
      const escaped = text.charAt(i);
      if (i >= text.length || !'\\".nt'.includes(escaped)) refused('a wrong escape');
      c = escaped === 'n' ? '\n' : escaped === 't' ? '\t' : escaped;
    }
    components.push((components.pop() ?? '') + c);
  }
  return components;
}

/** One string for a name, different for different names. */
function key(components: readonly string[]): string {
  return components.map((one) => one.replace(/[\\.]/g, '\\$&')).join('.');
}

const NEW = ['hdTl', 'sym', 'trans', 'proveHyp', 'defineConstList', 'pragma'];

/** Runs the lines of an article and returns what it exports; throws where it has to be rejected. */
export function runPlainly<Ty, Op, Co, Te, Th>(text: string, logic: Logic<Ty, Op, Co, Te, Th>): PlainExport<Te, Th>[] {
  type It = Item<Ty, Op, Co, Te, Th>;
  const stack: It[] = [];
  const dictionary = new Map<number, It>();
  const arities = new Map<string, { readonly arity: number; readonly operator: Op }>();
  const axioms: { readonly hypotheses: readonly Te[]; readonly conclusion: Te; readonly theorem: Th }[] = [];
  const exported: PlainExport<Te, Th>[] = [];
  let version = 5;
  let commands = 0;

  const pop = (): It => stack.pop() ?? refused('the stack is empty');
  const taken = <K extends It['is']>(kind: K, item: It): Kinds<Ty, Op, Co, Te, Th>[K] => {
    if (item.is !== kind) return refused(`${kind} wanted, ${item.is} found`);
    return item.of as Kinds<Ty, Op, Co, Te, Th>[K];
  };
  const popped = <K extends It['is']>(kind: K): Kinds<Ty, Op, Co, Te, Th>[K] => taken(kind, pop());
  const local = (item: It): string => {
    const name = taken('name', item);
    return name.length === 1 ? key(name) : refused('a name with a namespace');
  };
  const pairs = (item: It): readonly (readonly [It, It])[] =>
    taken('list', item).map((member) => {
      const [first, second, ...more] = taken('list', member);
      return first === undefined || second === undefined || more.length > 0 ? refused('no pair') : [first, second];
    });
  const inferred = (theorem: Th): void => {
    stack.push({ is: 'theorem', of: theorem });
  };
  const sameSet = (a: readonly Te[], b: readonly Te[]): boolean => {
    const inside = (x: readonly Te[], y: readonly Te[]): boolean => x.every((t) => y.some((u) => logic.alphaEquivalent(t, u)));
    return inside(a, b) && inside(b, a);
  };
  const terms = (item: It): Te[] => taken('list', item).map((one) => taken('term', one));
  /** `|- s = t` from `|- (\x. s) = (\x. t)`. */
  const atVariable = (name: string, type: Ty, th: Th): Th => {
    const sides = logic.partsOf(logic.conclusionOf(th));
    const left = sides === null ? null : logic.partsOf(sides.fn);
    if (sides === null || left === null) return refused('no equation');
    const x = logic.variable(name, type);
    const [before, after] = [logic.betaConv(logic.application(left.arg, x)), logic.betaConv(logic.application(sides.arg, x))];
    return logic.trans(logic.trans(logic.sym(before), logic.appThm(th, logic.refl(x))), after);
  };

  const execute: Record<string, () => void> = {
    nil: () => void stack.push({ is: 'list', of: [] }),
    cons: () => {
      const tail = popped('list');
      stack.push({ is: 'list', of: [pop(), ...tail] });
    },
    hdTl: () => {
      const [head, ...tail] = popped('list');
      stack.push(head ?? refused('an empty list'), { is: 'list', of: tail });
    },
    pop: () => void pop(),
    pragma: () => void pop(),
    def: () => {
      const k = popped('number');
      const top = pop();
      dictionary.set(k, top);
      stack.push(top);
    },
    ref: () => void stack.push(dictionary.get(popped('number')) ?? refused('an unknown key')),
    remove: () => {
      const k = popped('number');
      stack.push(dictionary.get(k) ?? refused('an unknown key'));
      dictionary.delete(k);
    },
    version: () => {
      version = popped('number');
      if (commands !== 2 || (version !== 5 && version !== 6)) refused('a version');
    },
    typeOp: () => void stack.push({ is: 'operator', of: { named: key(popped('name')) } }),
    varType: () => void stack.push({ is: 'type', of: logic.typeVariable(local(pop())) }),
    opType: () => {
      const args = popped('list').map((one) => taken('type', one));
      const operator = popped('operator');
      if ('defined' in operator) {
        stack.push({ is: 'type', of: logic.applyType(operator.defined, args) });
        return;
      }
      const { named } = operator;
      const known = arities.get(named) ?? { arity: args.length, operator: logic.typeOperator(named, args.length) };
      if (known.arity !== args.length) refused('another arity');
      arities.set(named, known);
      stack.push({ is: 'type', of: logic.applyType(known.operator, args) });
    },
    const: () => void stack.push({ is: 'constant', of: logic.constant(key(popped('name'))) }),
    constTerm: () => {
      const type = popped('type');
      stack.push({ is: 'term', of: logic.constantTerm(popped('constant'), type) });
    },
    var: () => {
      const type = popped('type');
      stack.push({ is: 'variable', of: logic.variable(local(pop()), type) });
    },
    varTerm: () => void stack.push({ is: 'term', of: popped('variable') }),
    appTerm: () => {
      const arg = popped('term');
      stack.push({ is: 'term', of: logic.application(popped('term'), arg) });
    },
    absTerm: () => {
      const body = popped('term');
      stack.push({ is: 'term', of: logic.abstraction(popped('variable'), body) });
    },
    assume: () => {
      inferred(logic.assume(popped('term')));
    },
    refl: () => {
      inferred(logic.refl(popped('term')));
    },
    betaConv: () => {
      inferred(logic.betaConv(popped('term')));
    },
    absThm: () => {
      const th = popped('theorem');
      inferred(logic.absThm(popped('variable'), th));
    },
    sym: () => {
      inferred(logic.sym(popped('theorem')));
    },
    subst: () => {
      const th = popped('theorem');
      const [types, values, ...more] = popped('list');
      if (types === undefined || values === undefined || more.length > 0) return refused('no pair of lists');
      const forTypes: Pairs<string, Ty> = pairs(types).map(([name, type]) => [local(name), taken('type', type)]);
      const forTerms: Pairs<Te, Te> = pairs(values).map(([v, t]) => [taken('variable', v), taken('term', t)]);
      inferred(logic.subst(forTypes, forTerms, th));
    },
    axiom: () => {
      const conclusion = popped('term');
      const hypotheses = terms(pop());
      const made = logic.axiom(hypotheses, conclusion);
      const before = axioms.find((one) => logic.alphaEquivalent(one.conclusion, conclusion) && sameSet(one.hypotheses, hypotheses));
      if (before === undefined) axioms.push({ hypotheses, conclusion, theorem: made });
      inferred(before?.theorem ?? made);
    },
    defineConst: () => {
      const definition = popped('term');
      const th = logic.defineConstant(key(popped('name')), definition);
      const equation = logic.partsOf(logic.conclusionOf(th));
      const left = equation === null ? null : logic.partsOf(equation.fn);
      stack.push({ is: 'constant', of: (left === null ? null : logic.constantOf(left.arg)) ?? refused('no constant') });
      inferred(th);
    },
    defineConstList: () => {
      const th = popped('theorem');
      const list = pairs(pop()).map(([name, v]): [string, Te] => [key(taken('name', name)), taken('variable', v)]);
      const { constants, theorem } = logic.defineConstantList(list, th);
      stack.push({ is: 'list', of: constants.map((of): It => ({ is: 'constant', of })) });
      inferred(theorem);
    },
    defineTypeOp: () => {
      const th = popped('theorem');
      const variables = popped('list').map(local);
      const rep = key(popped('name'));
      const abs = key(popped('name'));
      const { operator, ...made } = logic.defineTypeOperator(key(popped('name')), abs, rep, variables, th);
      stack.push({ is: 'operator', of: { defined: operator } }, { is: 'constant', of: made.abs }, { is: 'constant', of: made.rep });
      if (version === 6) {
        inferred(made.absRep);
        inferred(made.repAbs);
        return;
      }
      const predicate = logic.partsOf(logic.conclusionOf(th)) ?? refused('no application');
      inferred(
        atVariable(
          'a',
          logic.applyType(
            operator,
            variables.map((one) => logic.typeVariable(one)),
          ),
          made.absRep,
        ),
      );
      inferred(logic.sym(atVariable('r', logic.typeOf(predicate.arg), made.repAbs)));
    },
    thm: () => {
      const conclusion = popped('term');
      const hypotheses = terms(pop());
      const theorem = popped('theorem');
      if (!logic.alphaEquivalent(conclusion, logic.conclusionOf(theorem))) refused('another conclusion');
      if (hypotheses.some((h, i) => hypotheses.some((g, j) => i < j && logic.alphaEquivalent(g, h)))) refused('a hypothesis twice');
      if (!sameSet(hypotheses, logic.hypothesesOf(theorem))) refused('other hypotheses');
      exported.push({ theorem, hypotheses, conclusion });
    },
  };
  for (const rule of ['appThm', 'eqMp', 'deductAntisym', 'trans', 'proveHyp'] as const) {
    execute[rule] = () => {
      const second = popped('theorem');
      inferred(logic[rule](popped('theorem'), second));
    };
  }

  for (const raw of text.split('\n')) {
    const line = raw.replace(/^[ \t\r\v\f]+|[ \t\r\v\f]+$/g, '');
    if (line === '' || line.startsWith('#')) continue;
    commands++;
    if (/^(0|-?[1-9][0-9]*)$/.test(line)) {
      if (!Number.isSafeInteger(Number(line))) refused('a number too large');
      stack.push({ is: 'number', of: Number(line) });
    } else if (/^"(.*)"$/.test(line)) stack.push({ is: 'name', of: nameOf(line) });
    else {
      const command = Object.hasOwn(execute, line) ? execute[line] : undefined;
      if (command === undefined || (version === 5 && NEW.includes(line))) return refused(`${line} is no command`);
      command();
    }
  }
  return exported;
}
