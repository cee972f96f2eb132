// Types that are being inferred: unknowns are found out by making types equal. Types are shared graphs, and of types made
// equal one stands for the others, so that equating costs what the graphs have in nodes, not what the trees would have.
import { applyType, type HolType, type TypeOperator } from '../kernel/type.ts';

/** An unknown type (no operator, no variable), a type variable, or an operator applied to types. */
export class Pretype {
  readonly operator: TypeOperator | null;
  readonly args: readonly Pretype[];
  readonly variable: HolType | null;
  #same: Pretype | null = null;

  constructor(operator: TypeOperator | null = null, args: readonly Pretype[] = [], variable: HolType | null = null) {
    this.operator = operator;
    this.args = args;
    this.variable = variable;
  }

  /** The one that stands for this type and all that were made equal to it; an unknown only if none of them is known. */
  get found(): Pretype {
    let top: Pretype = this.#same ?? this;
    while (top.#same !== null) {
      if (top.#same.#same !== null) top.#same = top.#same.#same;
      top = top.#same;
    }
    if (this.#same !== null) this.#same = top;
    return top;
  }

  /** Whether nothing is known of it. */
  get isUnknown(): boolean {
    const { operator, variable } = this.found;
    return operator === null && variable === null;
  }

  /** As `found`, leaving everything as it is. */
  get #root(): Pretype {
    let top: Pretype = this.#same ?? this;
    while (top.#same !== null) top = top.#same;
    return top;
  }

  /**
   * Makes the two types equal; whether that was possible: if not, nothing changes. A type may come to be inside itself, as
   * `typeFound` tells.
   */
  static equate(first: Pretype, second: Pretype): boolean {
    const linked: Pretype[] = [];
    const stack: [Pretype, Pretype][] = [[first.found, second.found]];
    for (let pair = stack.pop(); pair !== undefined; pair = stack.pop()) {
      const [a, b] = [pair[0].#root, pair[1].#root];
      if (a === b) continue;
      const [from, to] = a.operator === null && a.variable === null ? [a, b] : [b, a];
      if (from.operator !== null || from.variable !== null) {
        if (a.variable !== b.variable || a.operator !== b.operator) {
          for (const one of linked) one.#same = null;
          return false;
        }
        from.args.forEach((arg, i) => stack.push([arg, to.args[i] as Pretype]));
      }
      from.#same = to;
      linked.push(from);
    }
    return true;
  }
}

/** The types inside but those that `isKnown`, each after those inside it; null for a type that is inside itself. */
function partsOf(root: Pretype, isKnown: (p: Pretype) => boolean): Pretype[] | null {
  const isOpen = new Map<Pretype, boolean>();
  const parts: Pretype[] = [];
  const stack = [root.found];
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    if (isOpen.has(top) || isKnown(top)) {
      stack.pop();
      if (isOpen.get(top) === true) parts.push(top);
      isOpen.set(top, false);
      continue;
    }
    isOpen.set(top, true);
    for (const arg of top.args) {
      const part = arg.found;
      if (isOpen.get(part) === true) return null;
      if (!isOpen.has(part)) stack.push(part);
    }
  }
  return parts;
}

/**
 * The type found; unknowns inside become what `unknown` gives for them. Null for a type that is inside itself. `known`
 * remembers results: keep it only while no types are equated.
 */
export function typeFound(root: Pretype, unknown: (p: Pretype) => HolType, known = new Map<Pretype, HolType>()): HolType | null {
  for (const part of partsOf(root, (p) => known.has(p)) ?? []) {
    const args = part.args.map((arg) => known.get(arg.found) as HolType);
    known.set(part, part.operator === null ? (part.variable ?? unknown(part)) : applyType(part.operator, args));
  }
  return known.get(root.found) ?? null;
}

/** Whether nothing inside is unknown. `known` remembers types inside which nothing is, as it will never be again. */
export function isDetermined(p: Pretype, known = new Set<Pretype>()): boolean {
  const parts = partsOf(p, (part) => known.has(part)) ?? [];
  if (parts.some((part) => part.isUnknown)) return false;
  for (const part of parts) known.add(part);
  return true;
}

/** A type that is known. `known` remembers results. */
export function pretypeOf(root: HolType, known: Map<HolType, Pretype>): Pretype {
  const stack = [root];
  for (let type = stack.at(-1); type !== undefined; type = stack.at(-1)) {
    const args: Pretype[] = [];
    for (const part of type.args) {
      const done = known.get(part);
      if (done === undefined) stack.push(part);
      else args.push(done);
    }
    if (stack.at(-1) !== type) continue;
    if (!known.has(type)) known.set(type, new Pretype(type.operator, args, type.operator === null ? type : null));
    stack.pop();
  }
  return known.get(root) as Pretype;
}

/** What the generic types of some constants have in common; their type variables, and whatever differs, are unknowns. */
export function commonType(types: readonly HolType[]): Pretype {
  const known = new Map<string, Pretype>();
  const common = (parts: readonly HolType[]): Pretype => {
    const key = parts.map(({ hash }) => hash).join(' ');
    let p = known.get(key);
    if (p === undefined) {
      const { operator = null, args = [] } = parts[0] ?? {};
      const same = operator !== null && parts.every((one) => one.operator === operator);
      p = same ? new Pretype(operator, args.map((_, i) => common(parts.map((one) => one.args[i] as HolType)))) : new Pretype(); // prettier-ignore
      known.set(key, p);
    }
    return p;
  };
  return common(types);
}

/** Whether equating the type with an instance of the generic type may succeed, as far as the operators tell. */
export function mayBe(p: Pretype, generic: HolType): boolean {
  const stack: [Pretype, HolType][] = [[p, generic]];
  const seen = new Map<HolType, Set<Pretype>>();
  for (let pair = stack.pop(); pair !== undefined; pair = stack.pop()) {
    const [found, type] = [pair[0].found, pair[1]];
    const before = seen.get(type) ?? new Set();
    if (type.operator === null || found.isUnknown || before.has(found)) continue;
    if (found.operator !== type.operator) return false;
    seen.set(type, before.add(found));
    type.args.forEach((arg, i) => stack.push([found.args[i] as Pretype, arg]));
  }
  return true;
}
