import { describe, expect, it } from 'vitest';
import { REAL_LAW_NAMES, realLaw, statementOfRealLaw } from '../../../src/logic/arithmetic/real-laws.ts';
import { expectProved, read } from './read-terms.ts';

describe('the law of the reals', () => {
  it.each(REAL_LAW_NAMES.map((name) => [name, statementOfRealLaw(name)] as const))('%s: %s', (name, statement) => {
    expectProved(realLaw(name), read(statement));
    expect(realLaw(name)).toBe(realLaw(name));
  });
});
