import { claim as headCount } from '../../../properties/head-count.ts';
import { claim as jacobianAtZero } from '../../../properties/jacobian-at-zero.ts';
import { claim as mapAe } from '../../../properties/map-ae.ts';
import { claim as mapBounded } from '../../../properties/map-bounded.ts';
import { claim as mapContinuous } from '../../../properties/map-continuous.ts';
import { claim as mapEverywhere } from '../../../properties/map-everywhere.ts';
import { claim as mapLld } from '../../../properties/map-lld.ts';
import { claim as mapOpLinear } from '../../../properties/map-op-linear.ts';
import { claim as mapPrefix } from '../../../properties/map-prefix.ts';
import { claim as mapSingleAe } from '../../../properties/map-single-ae.ts';
import { claim as rankGap } from '../../../properties/rank-gap.ts';
import { claim as uffIff } from '../../../properties/uff-iff.ts';
import { claim as uffSpanBound } from '../../../properties/uff-span-bound.ts';
import { claim as unroll } from '../../../properties/unroll.ts';
import { testClaims } from './claim-facts.ts';
import { EXAMPLES } from './examples-of-2-1-to-2-5.ts';

const CLAIMS = [
  ...[unroll, uffSpanBound, uffIff, rankGap, headCount, mapOpLinear, mapContinuous, jacobianAtZero],
  ...[mapEverywhere, mapAe, mapBounded, mapSingleAe, mapLld, mapPrefix],
];

testClaims(CLAIMS, EXAMPLES);
