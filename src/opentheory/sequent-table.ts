// A table whose keys are sequents up to alpha-equivalence.
import { alphaEqual, type Term } from '../kernel/term.ts';

interface Entry<Value> {
  readonly hypotheses: readonly Term[];
  readonly conclusion: Term;
  readonly value: Value;
}

/** Whether each term of one list is alpha-equivalent to one of the other, for lists without such pairs inside. */
function sameSet(a: readonly Term[], b: readonly Term[]): boolean {
  if (a.length !== b.length) return false;
  const [x, y] = [a, b].map((list) => [...list].sort((s, t) => s.hash - t.hash)) as [Term[], Term[]];
  return x.every((t, i) => {
    if (alphaEqual(t, y[i] as Term)) return true;
    return y.some((other) => other.hash === t.hash && alphaEqual(other, t));
  });
}

/** Values by sequent: a set of hypotheses and a conclusion, both up to alpha-equivalence. */
export class SequentTable<Value> {
  readonly #entries = new Map<number, Entry<Value>[]>();

  #bucket(hypotheses: readonly Term[], conclusion: Term): Entry<Value>[] {
    let key = conclusion.hash;
    for (const h of hypotheses) key = (key + Math.imul(h.hash, 0x9e3779b1)) | 0;
    let bucket = this.#entries.get(key);
    if (bucket === undefined) this.#entries.set(key, (bucket = []));
    return bucket;
  }

  /** The value that is there, or the one that `make` gives, which is there from now on. */
  found(hypotheses: readonly Term[], conclusion: Term, make: () => Value): Value {
    const bucket = this.#bucket(hypotheses, conclusion);
    const there = bucket.find((one) => alphaEqual(one.conclusion, conclusion) && sameSet(one.hypotheses, hypotheses));
    if (there !== undefined) return there.value;
    const value = make();
    bucket.push({ hypotheses, conclusion, value });
    return value;
  }

  /** Whether the sequent is there. */
  has(hypotheses: readonly Term[], conclusion: Term): boolean {
    return this.#bucket(hypotheses, conclusion).some(
      (one) => alphaEqual(one.conclusion, conclusion) && sameSet(one.hypotheses, hypotheses),
    );
  }
}
