// What a kernel of higher-order logic offers, whatever its types, terms and theorems are: a derivation written against
// this interface can be run by several kernels. Every method throws where the rule or constructor does not apply.

/** Values for keys, such as terms for variables. */
export type Pairs<Key, Value> = readonly (readonly [Key, Value])[];

/** What a type definition gives. */
export interface DefinedType<Operator, Constant, Theorem> {
  readonly operator: Operator;
  readonly abs: Constant;
  readonly rep: Constant;
  readonly absRep: Theorem;
  readonly repAbs: Theorem;
}

/** The constructors, rules and definitions of one kernel. */
export interface Logic<Type, Operator, Constant, Term, Theorem> {
  typeVariable(name: string): Type;
  typeOperator(name: string, arity: number): Operator;
  applyType(operator: Operator, args: readonly Type[]): Type;
  constant(name: string): Constant;
  variable(name: string, type: Type): Term;
  constantTerm(constant: Constant, type: Type): Term;
  application(fn: Term, arg: Term): Term;
  abstraction(v: Term, body: Term): Term;

  /** The type of a term. */
  typeOf(t: Term): Type;
  /** The two parts of an application, or null. */
  partsOf(t: Term): { readonly fn: Term; readonly arg: Term } | null;
  /** The constant of a constant term, or null. */
  constantOf(t: Term): Constant | null;
  alphaEquivalent(a: Term, b: Term): boolean;

  refl(t: Term): Theorem;
  assume(t: Term): Theorem;
  betaConv(redex: Term): Theorem;
  absThm(v: Term, th: Theorem): Theorem;
  appThm(functions: Theorem, args: Theorem): Theorem;
  eqMp(equal: Theorem, th: Theorem): Theorem;
  deductAntisym(first: Theorem, second: Theorem): Theorem;
  sym(th: Theorem): Theorem;
  trans(first: Theorem, second: Theorem): Theorem;
  proveHyp(lemma: Theorem, th: Theorem): Theorem;
  subst(types: Pairs<string, Type>, terms: Pairs<Term, Term>, th: Theorem): Theorem;
  axiom(hypotheses: readonly Term[], conclusion: Term): Theorem;

  defineConstant(name: string, definition: Term): Theorem;
  defineConstantList(list: Pairs<string, Term>, th: Theorem): { readonly constants: readonly Constant[]; readonly theorem: Theorem };
  defineTypeOperator(
    name: string,
    abs: string,
    rep: string,
    types: readonly string[],
    th: Theorem,
  ): DefinedType<Operator, Constant, Theorem>;

  hypothesesOf(th: Theorem): readonly Term[];
  conclusionOf(th: Theorem): Term;
  /** How many axioms the theorem rests on. */
  axiomCount(th: Theorem): number;
}
