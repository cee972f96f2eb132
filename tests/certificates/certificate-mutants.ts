import { mulberry32 } from '../../src/exact/seeded.ts';

/** Draws from [0, 1). */
export type Draw = () => number;

/** Draws that a seed determines. */
export function draws(seed: number): Draw {
  const random = mulberry32(seed);
  return () => random() / 2 ** 32;
}

/** A JSON value that may be changed. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** One change to a certificate, and what it was. */
export interface Mutant {
  readonly file: { [key: string]: Json };
  readonly changes: readonly string[];
}

/** Words that mean something in a certificate or a layer: a swap among them is the change that a careless reader misses. */
const WORDS = [
  'minor functionals trivial annihilator combinations operators entries ranks input output both',
  'ssm diagonal-ssm bidirectional-ssm convolution attention headcount/layer@1 headcount/certificate@1',
]
  .join(' ')
  .split(' ');

const KEYS = 'n heads layer lower upper kind prime basis polynomials coefficients entry side reason operators entries A B C D V O'.split(
  ' ',
);

/** A mutant of `original` with one to three changes; `donor` is another certificate, whose parts are transplanted now and then. */
export function mutate(original: object, donor: object, random: Draw): Mutant {
  const file = structuredClone(original) as { [key: string]: Json };
  const changes: string[] = [];
  const count = random() < 0.7 ? 1 : pick(random, [2, 3]);
  while (changes.length < count) changes.push(change(file, donor as { [key: string]: Json }, random));
  return { file, changes };
}

function change(file: { [key: string]: Json }, donor: { [key: string]: Json }, random: Draw): string {
  const dice = random();
  if (dice < 0.06) return set(file, 'heads', bumped(file['heads'], random));
  if (dice < 0.12)
    return set(file, 'n', pick(random, [1, bumped(file['n'], random), bumped(file['n'], random), 1_000_000, 9007199254740991]));
  if (dice < 0.18) {
    const key = pick(random, ['lower', 'upper', 'layer', 'n', 'heads']);
    return key in donor ? set(file, key, structuredClone(donor[key] as Json)) : 'nothing';
  }
  // Of the rest, as often in the proof as in the layer, however large the layer is.
  const part = pick(random, ['lower', 'upper', 'upper', 'layer', '']);
  const root = part === '' ? file : (file[part] ?? file);
  const places = slots(root, part);
  return places.length === 0 ? 'nothing' : alter(pick(random, places), random);
}

interface Slot {
  readonly parent: Json[] | { [key: string]: Json };
  readonly key: number | string;
  readonly name: string;
}

/** Every place of a value below `root`. */
function slots(root: Json, name: string): Slot[] {
  if (typeof root !== 'object' || root === null) return [];
  const keys: (number | string)[] = Array.isArray(root) ? [...root.keys()] : Object.keys(root);
  return keys.flatMap((key) => {
    const own: Slot = { parent: root, key, name: `${name}.${String(key)}` };
    return [own, ...slots(valueOf(own), own.name)];
  });
}

function valueOf({ parent, key }: Slot): Json {
  return (parent as { [key: string]: Json })[key] as Json;
}

function put({ parent, key }: Slot, value: Json): void {
  (parent as { [key: string]: Json })[key] = value;
}

function alter(slot: Slot, random: Draw): string {
  const { parent, key, name } = slot;
  const value = valueOf(slot);
  const dice = random();
  if (dice < 0.12) {
    if (Array.isArray(parent)) parent.splice(Number(key), 1);
    else Reflect.deleteProperty(parent, key);
    return `${name} dropped`;
  }
  if (dice < 0.2) {
    if (Array.isArray(parent)) parent.splice(Number(key), 0, structuredClone(value));
    else parent[pick(random, KEYS)] = structuredClone(value);
    return `${name} twice`;
  }
  if (dice < 0.34) {
    const keys: (number | string)[] = Array.isArray(parent) ? [...parent.keys()] : Object.keys(parent);
    const other: Slot = { parent, key: pick(random, keys), name };
    const held = valueOf(other);
    put(other, value);
    put(slot, held);
    return `${name} swapped with ${String(other.key)}`;
  }
  put(slot, replaced(value, random));
  return `${name} = ${JSON.stringify(valueOf(slot)).slice(0, 40)}`;
}

function replaced(value: Json, random: Draw): Json {
  if (random() < 0.08) return pick<Json>(random, [null, true, {}, [], '', 'x', -1, 0.5, '1/0', '1/2', [value]]);
  if (typeof value === 'number') {
    return pick<Json>(random, [value + 1, value - 1, -value, value * 2, 0, 1, value + 0.5, String(value), `${String(value)}/1`, 16777215]);
  }
  if (typeof value === 'string') {
    const fraction = /^(-?\d+)\/(\d+)$/.exec(value);
    if (fraction === null) return pick(random, WORDS);
    const [num, den] = [BigInt(fraction[1] as string), BigInt(fraction[2] as string)];
    return pick(random, [
      `${String(num + 1n)}/${String(den)}`,
      `${String(num)}/${String(den + 1n)}`,
      `${String(-num)}/${String(den)}`,
      `${String(num * 2n)}/${String(den * 2n)}`,
    ]);
  }
  if (Array.isArray(value)) {
    const list = structuredClone(value);
    return pick<Json>(random, [list.reverse(), list.slice(1), list.slice(0, -1), [], [...list, ...list.slice(0, 1)], [list]]);
  }
  return pick<Json>(random, [{}, [], null]);
}

function bumped(value: Json | undefined, random: Draw): Json {
  return typeof value === 'number' ? value + pick(random, [1, -1, 2]) : 1;
}

function set(file: { [key: string]: Json }, key: string, value: Json): string {
  file[key] = value;
  return `${key} = ${JSON.stringify(value).slice(0, 40)}`;
}

function pick<T>(random: Draw, list: readonly T[]): T {
  return list[Math.min(list.length - 1, Math.floor(random() * list.length))] as T;
}
