// Claims about numbers with properties of their own, for the searches of `check`: true, false, vacuous and damaged ones.
import { exactProperty, judged } from '../../properties/exact-property.ts';
import type { ClaimProperties, SearchedProperty } from '../../properties/claim-properties.ts';
import { shapedCases, sizeNamed, type ShapedCase } from '../../properties/shaped-cases.ts';
import type { Check } from '../../src/claims/claim.ts';
import type { EvidenceSources } from '../../src/cli/gather-claims.ts';

const about = (given: (n: number) => boolean, says: (n: number) => boolean): SearchedProperty =>
  exactProperty({
    cases: shapedCases({ sizes: { n: [1, 12] }, weights: {} }),
    decide: (c: ShapedCase) => {
      const n = sizeNamed(c, 'n');
      return judged(given(n), () => says(n), { n });
    },
  });
const always = (): boolean => true;
const words = (text: string) => ({ words: text, latex: '' });

function planted(id: string, property: SearchedProperty | null, control: SearchedProperty): ClaimProperties {
  return {
    id,
    section: '0',
    statement: words(`the claim ${id}`),
    about: null,
    property,
    ...(property === null ? { unsearched: 'it is about all n at once' } : {}),
    controls: [{ id: `${id}.1`, statement: words('every n is below 3'), property: control, example: { dimensions: { n: 3 }, nonzero: 0 } }],
  };
}

const SMALL = about(always, (n) => n < 3);
const POSITIVE = about(always, (n) => n > 0);
const BROKEN = about(always, () => {
  throw new Error('a planted fault');
});

const PROPERTIES: ReadonlyMap<string, ClaimProperties> = new Map(
  [
    planted('sound', POSITIVE, SMALL),
    planted('open', POSITIVE, SMALL),
    planted('false', SMALL, SMALL),
    planted('blind', POSITIVE, POSITIVE),
    planted(
      'vacuous',
      about((n) => n > 12, always),
      SMALL,
    ),
    planted('broken', BROKEN, SMALL),
    planted('infinite', null, SMALL),
  ].map((claim) => [claim.id, claim]),
);

const checkOf = (kind: Check['kind'], holds: boolean): Check => ({
  kind,
  title: `a ${kind} check`,
  run: () => Promise.resolve({ holds, detail: holds ? 'as expected' : 'expected 2, found 3' }),
});

/** Properties for claims of these ids; `sound` has checks that hold, `infinite` one that does not. */
export const PLANTED: EvidenceSources = {
  properties: (id) => Promise.resolve(PROPERTIES.get(id) ?? null),
  checks: (id, kinds) => {
    const all =
      id === 'sound' ? [checkOf('certified', true), checkOf('measured', true)] : id === 'infinite' ? [checkOf('certified', false)] : [];
    return Promise.resolve(all.filter(({ kind }) => kinds.includes(kind)));
  },
  isRegistry: false,
};
