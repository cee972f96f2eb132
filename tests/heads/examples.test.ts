import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { verifyCertificate } from '../../src/certificates/verify-certificate.ts';
import { headCount } from '../../src/heads/head-count.ts';
import { readLayer } from '../../src/layers/layer-file.ts';
import { operatorsByDefinition, profileByDefinition, type LayerFile } from '../spans/oracle.ts';

const folder = new URL('../../docs/examples/layers/', import.meta.url);

/** k with its profile, k_loc, bounds everywhere, and softmax heads (with whether it works without a sink). */
const expected: Readonly<
  Record<
    string,
    readonly [
      profile: readonly number[],
      pairwise: number | null,
      everywhere: readonly number[] | null,
      softmax: number | null,
      noSink: boolean | null,
    ]
  >
> = {
  attention: [[1, 2, 3], null, null, null, null],
  bidirectional: [[1, 3], 2, [2, 2], 4, null],
  'centred-convolution': [[1, 3], 2, [2, 2], 4, null],
  'convolution-2d': [[1, 4, 9], 3, [3, 9], 10, null],
  convolution: [[1, 1, 2], 2, [2, 2], 2, false],
  // On its default length, 1, no lag is left that a sink would be needed for.
  decay: [[1], 1, [1, 1], 1, true],
  'delay-line-4': [[1, 2, 3, 4], 4, [4, 4], 4, false],
  'delay-line-64': [Array.from({ length: 64 }, (_, l) => l + 1), 64, [64, 64], 64, false],
  'depthwise-convolution': [[1, 2], 2, [2, 2], 2, false],
  'dilated-convolution': [[1, 1, 2], 2, [2, 2], 3, false],
  e1: [[1, 2, 3], 2, [2, 2], 3, false],
  e2: [[1, 2, 3, 4], 2, [2, 2], 4, false],
  'edge-filters': [[1, 4], 4, [4, 4], 5, null],
  'legs-4': [[1, 2, 3, 4], 4, [4, 4], 4, false],
  'legs-4-full': [[1, 2, 3, 4], 4, [4, 4], 4, false],
  'legs-4-row': [[1, 2, 3], 1, [3, 3], 3, false],
  'legs-4-siso': [[1], 1, [1, 1], 1, false],
  'legs-4-two-rows': [[1, 2], 2, [2, 2], 2, false],
  'legs-8': [[1, 2, 3, 4, 5, 6, 7, 8], 8, [8, 8], 8, false],
  'legs-8-row': [[1, 2, 3, 4, 5, 6, 7], 1, [7, 7], 7, false],
  'multi-query-attention': [[1, 2, 3], null, null, null, null],
  oscillators: [[1, 2, 3], 3, [3, 3], 3, false],
  p1: [[1, 2], 1, [2, 2], 2, false],
  plateau: [[1, 1, 2], 2, [2, 2], 3, false],
  'quarter-turns': [[1, 2], 2, [2, 2], 3, false],
  rotation: [[1, 2], 2, [2, 2], 2, false],
  skip: [[1, 2], 1, [2, 2], 2, false],
  so3: [[1, 2, 3], 2, [2, 3], 3, false],
  'time-varying': [[1, 3], 2, [2, 2], 3, null],
  zero: [[0], 0, [0, 0], 0, true],
};

describe('the shipped examples', () => {
  it('are exactly those whose counts are known here', () => {
    const files = readdirSync(folder).map((name) => name.replace('.layer.json', ''));
    expect(files.sort()).toEqual(Object.keys(expected).sort());
  });

  it.each(Object.entries(expected))('%s', (name, [profile, pairwise, everywhere, softmax, noSink]) => {
    const file = readFileSync(new URL(`${name}.layer.json`, folder), 'utf8');
    const report = headCount(readLayer(file));
    // The list above is by hand; the definitions agree.
    if (report.n <= 16) expect(profileByDefinition(operatorsByDefinition(JSON.parse(file) as LayerFile, report.n))).toEqual(profile);
    expect(report.operator).toMatchObject({ heads: profile.at(-1), status: 'certified', profile });
    expect(report.map === null ? [null, null] : [report.map.pairwise, report.map.everywhere]).toEqual([pairwise, everywhere]);
    if (report.map !== null) expect(report.map.pairwiseStatus).toBe('certified');
    expect(report.softmax === null ? [null, null] : [report.softmax.heads, report.softmax.feasibleWithoutSink]).toEqual([softmax, noSink]);
    expect(verifyCertificate(JSON.stringify(report.certificate))).toMatchObject({ ok: true, heads: profile.at(-1) });
    expect(report.warnings).toEqual([]);
  });
});
