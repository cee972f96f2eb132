import { claim as attentionJacobian } from '../../../properties/attention-jacobian.ts';
import { claim as cnnHeadCount } from '../../../properties/cnn-head-count.ts';
import { claim as composition } from '../../../properties/composition.ts';
import { claim as epsHeadCount } from '../../../properties/eps-head-count.ts';
import { claim as gradientHighway } from '../../../properties/gradient-highway.ts';
import { claim as normalisedHeads } from '../../../properties/normalised-heads.ts';
import { claim as rankLimited } from '../../../properties/rank-limited.ts';
import { claim as saturation } from '../../../properties/saturation.ts';
import { claim as spectral } from '../../../properties/spectral.ts';
import { claim as ssmAttenuation } from '../../../properties/ssm-attenuation.ts';
import { testClaims } from './claim-facts.ts';
import { EXAMPLES } from './examples-of-2-6-to-2-13.ts';

const CLAIMS = [
  ...[normalisedHeads, saturation, spectral, ssmAttenuation, attentionJacobian],
  ...[gradientHighway, epsHeadCount, rankLimited, composition, cnnHeadCount],
];

testClaims(CLAIMS, EXAMPLES);
