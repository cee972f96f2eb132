// Arrays, and what passes for them, that do not stay as they were looked at.
import type { Anything } from './look-alikes.ts';

/** Arrays that say one thing and then another; each has `first` in it when looked at once. */
export function shiftyArrays<T>(first: readonly T[], then: readonly T[]): [string, () => readonly T[]][] {
  let looks = 0;
  const look = (): readonly T[] => (looks++ === 0 ? first : then);
  const getters = (): T[] => {
    const array = [...first];
    array.forEach((_, i) => {
      let reads = 0;
      Object.defineProperty(array, i, { get: () => (reads++ === 0 ? first[i] : then[i % then.length]), enumerable: true });
    });
    return array;
  };
  const shifty = (over: object): readonly T[] => Object.assign([...first], over);
  class Species extends Array<T> {
    static override get [Symbol.species](): ArrayConstructor {
      return function Other() { return shifty({ *[Symbol.iterator]() { yield* then; } }); } as Anything; // prettier-ignore
    }
  }
  return [
    ['getters', getters],
    ['an iterator', () => shifty({ [Symbol.iterator]: () => look()[Symbol.iterator]() })],
    ['a generator of other values', () => shifty({ *[Symbol.iterator]() { yield* then; } })], // prettier-ignore
    ['its own map', () => shifty({ map: () => then })],
    ['a map that gives an array with its own iterator', () => shifty({ map: () => shifty({ *[Symbol.iterator]() { yield* then; } }) })], // prettier-ignore
    ['no array but a map', () => ({ map: () => Object.assign([], then, { length: first.length }) }) as Anything],
    [
      'no array but a map that empties',
      () =>
        ({
          map: () =>
            Object.assign({}, then, {
              length: 0,
              *[Symbol.iterator]() {
                yield* [];
              },
            }),
        }) as Anything,
    ],
    ['a species', () => Species.from(first)],
    [
      'a length',
      () =>
        new Proxy([...first], { get: (target, key, receiver) => (key === 'length' ? look().length : Reflect.get(target, key, receiver)) }),
    ],
    ['a proxy', () => new Proxy([...first], { get: (target, key) => Reflect.get(/^\d+$/.test(String(key)) ? look() : target, key) })],
    ['holes', () => new Array<T>(first.length)],
    ['every and some that agree', () => shifty({ every: () => true, some: () => true, includes: () => true, filter: () => then })],
  ];
}
