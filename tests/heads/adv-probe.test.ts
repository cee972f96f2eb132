import { appendFileSync } from 'node:fs'; const out = (...x: unknown[]) => appendFileSync('/tmp/adv/out.txt', x.join(' ').slice(0, 900) + '\n');
import { it } from 'vitest';
import { headCount } from '../../src/heads/head-count.ts';
import { readLayer } from '../../src/layers/layer-file.ts';
import { verifyCertificate } from '../../src/certificates/verify-certificate.ts';
import { randomPrimes } from '../../src/exact/primes.ts';
import { mulberry32 } from '../../src/exact/seeded.ts';
const L = (kind: string, w: object) => readLayer(JSON.stringify({ format: 'headcount/layer@1', kind, ...w }));
function show(what: string, layer: ReturnType<typeof L>, o: object = {}) {
  const t = performance.now();
  try {
    const r = headCount(layer, o);
    const t1 = performance.now();
    let v: unknown;
    try { v = r.certificate && verifyCertificate(JSON.stringify(r.certificate)); } catch (e) { v = String(e); }
    const t2 = performance.now();
    out(what, JSON.stringify({ n: r.n, heads: r.operator.heads, status: r.operator.status, err: r.operator.errorProbability, up: r.operator.upper, map: r.map && [r.map.pairwise, r.map.pairwiseStatus, r.map.errorProbability], softmax: r.softmax, eps: r.epsilon.map((e) => e.heads), sp: r.spectrum.slice(0, 4), w: r.warnings.map((w) => w.code), rl: r.rankLimited }), JSON.stringify(v), 'ms', Math.round(t1 - t), Math.round(t2 - t1));
  } catch (e) { out(what, 'THROWS', String(e), Math.round(performance.now() - t)); }
}
const rnd = (seed: number) => { const r = mulberry32(seed); return (lo: number, hi: number) => lo + (r() % (hi - lo + 1)); };
const mat = (r: (a: number, b: number) => number, m: number, n: number, h = 3) => Array.from({ length: m }, () => Array.from({ length: n }, () => r(-h, h)));
it('probe', () => {
  const g = randomPrimes(mulberry32(1)); const p1 = BigInt(g.next().value), p2 = BigInt(g.next().value);
  show('unlucky1', L('operators', { operators: [[[String(p1 * p2)]]] }));
  show('unlucky2', L('operators', { operators: [[[1, 0], [0, String(p1 * p2)]], [[1, 0], [0, 0]]] }));
  show('unlucky-profile', L('operators', { operators: [[[1, 1, 0]], [[1, String(1n + p1 * p2), 0]], [[0, 1, 0]]] }));
  show('unlucky-ssm', L('ssm', { A: [[1, 0], [0, 2]], B: [[1], [String(p1 * p2)]], C: [[1, 0], [0, 1]] }), { n: 5 });
  for (const n of [1e6, 2 ** 53 - 1]) {
    show('rot ' + n, L('ssm', { A: [[0, -1], [1, 0]], B: [[1, 0], [0, 1]], C: [[1, 0], [0, 1]] }), { n });
    show('decay ' + n, L('ssm', { A: [['1/2']], B: [[1]], C: [[1]] }), { n });
    show('grow ' + n, L('ssm', { A: [[3]], B: [[1]], C: [[1]] }), { n });
    show('one ' + n, L('ssm', { A: [[1]], B: [[1]], C: [[1]] }), { n });
    show('conv ' + n, L('convolution', { kernels: [[[1]], [[2]]], dilation: 1000000 }), { n });
    show('conv2d ' + n, L('convolution-2d', { kernels: [[[[1]], [[2]]]] }), { n });
    show('ops ' + n, L('operators', { operators: [[[1, 2]], [[2, 1]]] }), { n });
    show('diag ' + n, L('diagonal-ssm', { lambda: [[['1/2', '1/3']], ['1/2']], B: [[1], [1]], C: [[1], [1]] }), { n });
    const r = rnd(3); show('rand8 ' + n, L('ssm', { A: mat(r, 8, 8), B: mat(r, 8, 2), C: mat(r, 2, 8) }), { n });
    show('rand32 ' + n, L('ssm', { A: mat(r, 32, 32), B: mat(r, 32, 16), C: mat(r, 16, 32) }), { n });
    show('bi ' + n, L('bidirectional-ssm', { forward: { A: mat(r, 3, 3), B: mat(r, 3, 2), C: mat(r, 2, 3) }, backward: { A: mat(r, 3, 3), B: mat(r, 3, 2), C: mat(r, 2, 3) } }), { n });
    show('attention ' + n, L('attention', { heads: [{ V: [[1]] }] }), { n });
  }
  show('rl1', L('ssm', { A: [[0, -1], [1, 0]], B: [[1, 0], [0, 1]], C: [[1, 0], [0, 1]] }), { headDim: 1 });
  show('1e300', L('ssm', { A: [['1e300', 0], [1, 2]].map((x) => x.map((y) => y === '1e300' ? 1e300 : y)), B: [[1], [1e300]], C: [[1, 1e-300], [1e300, 1]] }), { n: 5 });
  show('1e300op', L('operators', { operators: [[[1e300, 1e-300]], [[1e300, 2e-300]]] }));
  const big = '7'.repeat(9999), big2 = '3'.repeat(10000);
  show('digits', L('operators', { operators: [[[big, big2]], [[big2, big]], [[1, '1/' + big]]] }));
  show('digits-ssm', L('ssm', { A: [[big, 1], [1, '1/' + big2]], B: [[1], [1]], C: [[1, 1], [big, 1]] }), { n: 4 });
  show('digits-dep', L('operators', { operators: [[[big, big2]], [[big2, '1/' + big]], [[big, big2]]].map((x) => x) }));
  show('digits-dep-ssm', L('ssm', { A: [[big, 0], [0, big]], B: [[1], [1]], C: [[1, 1], [big, 1]] }), { n: 4 });
  show('digits-zero', L('ssm', { A: [[big, 1], [1, '1/' + big2]], B: [[0], [0]], C: [[1, 1], [big, 1]] }), { n: 4 });
  show('n1', L('ssm', { A: [[1]], B: [[0]], C: [[0]] }), { n: 1 });
  show('ident', L('operators', { operators: Array.from({ length: 200 }, () => [[1, 2], [3, 4]]) }));
  show('identneg', L('operators', { operators: Array.from({ length: 200 }, (_, i) => [[1, 2], [3, 4]].map((x) => x.map((y) => i % 2 ? y : -y))) }));
}, 600000);
