// Values that look like what a kernel makes.

/** Anything, given where the compiler would not let it through. */
export type Anything = never;

/** What a trick makes, or the error that it ends with. */
export function made(trick: () => unknown): { readonly value: unknown } | null {
  try {
    return { value: trick() };
  } catch {
    return null;
  }
}

/** Ways to make something that looks like `real`, an object of the class `Class`. */
export function lookAlikes(real: object, Class: new (...args: Anything[]) => object): [string, () => unknown][] {
  const fields = Object.values(real) as Anything[];
  return [
    ['a call of the constructor', () => new Class(...fields)],
    ['a call of the constructor with a symbol', () => new Class(Symbol('theorem') as Anything, ...fields)],
    ['a call of the constructor with a registered symbol', () => new Class(Symbol.for('theorem') as Anything, ...fields)],
    ['a call of the constructor of the object', () => new (real.constructor as typeof Class)(...fields)],
    ['Reflect.construct', () => Reflect.construct(Class, fields)],
    ['Reflect.construct for another class', () => Reflect.construct(Object, [], Class)],
    ['Reflect.construct of an array', () => Reflect.construct(Array, [], Class)],
    ['Object.create of the prototype', () => Object.create(Class.prototype, Object.getOwnPropertyDescriptors(real))],
    ['Object.create of the object', () => Object.create(real)],
    ['Object.assign', () => Object.assign(Object.create(Class.prototype) as object, real)],
    ['a spread copy', () => ({ ...real })],
    ['setPrototypeOf', () => Object.setPrototypeOf({ ...real }, Class.prototype)],
    ['an object whose prototype is the object', () => ({ __proto__: real })],
    ['structuredClone', () => structuredClone(real)],
    ['JSON', () => JSON.parse(JSON.stringify({ ...real, args: [], part: null, origin: null }))],
    ['a proxy', () => new Proxy(real, {})],
    [
      'a proxy that answers for the object',
      () => new Proxy({}, { get: (_, key) => Reflect.get(real, key), has: () => true, getPrototypeOf: () => Class.prototype }),
    ],
    ['a subclass', () => new (class extends Class {})(...fields)],
    ['a subclass that skips the constructor', () => Reflect.construct(class extends Object {}, [], class extends Class {})],
    [
      'a subclass whose constructor gives the object',
      () => {
        const Base = function Base() { return Object.create(real) as object; } as unknown as new () => object; // prettier-ignore
        return new (class extends Base {
          readonly #genuine = true;
          readonly #twin = null;
          read(): unknown {
            return [this.#genuine, this.#twin];
          }
        })();
      },
    ],
    ['a function', () => Object.assign(() => real, { ...real, name: undefined })],
    ['a wrapped object', () => [real]],
    ['nothing', () => undefined],
    ['null', () => null],
    ['a string', () => 'theorem'],
    ['a symbol', () => Symbol('theorem')],
  ];
}
