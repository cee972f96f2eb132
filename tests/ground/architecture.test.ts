import path from 'node:path/posix';
import { describe, expect, it } from 'vitest';
import { circleIn, fault, readRoomTable, roomOf } from './room-table.ts';
import { filesBelow, importsOf, textOf } from './source-files.ts';

const table = readRoomTable(textOf('docs/architecture.md'));
const sources = ['src', 'proofs', 'properties']
  .flatMap((folder) => filesBelow(folder))
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.as.ts'));
const imports = new Map(sources.map((file) => [file, importsOf(textOf(file))]));

describe('the rooms', () => {
  it('import only what the table of docs/architecture.md lets them', () => {
    const faults = [...imports].flatMap(([file, list]) => list.map((one) => fault(table, file, one)));
    expect(faults.filter((text) => text !== undefined)).toEqual([]);
  });

  it('have no circle between them, neither in the code nor in the table', () => {
    const inCode = new Map<string, Set<string>>();
    for (const [file, list] of imports) {
      const targets = inCode.get(roomOf(file)) ?? new Set();
      for (const { specifier } of list) {
        if (specifier.startsWith('.')) targets.add(roomOf(path.join(path.dirname(file), specifier)));
      }
      inCode.set(roomOf(file), targets);
    }
    for (const [room, targets] of inCode) targets.delete(room);
    expect(circleIn(inCode)).toBeUndefined();

    const inTable = new Map(
      [...table.rooms.values()].map((room) => [room.name, new Set([...room.may, ...room.mayTypes].map((target) => target.split('/')[0]!))]),
    );
    expect(circleIn(inTable)).toBeUndefined();
  });

  it('are here where the table says so, and nowhere else', () => {
    const inCode = [...new Set(sources.map(roomOf))].sort();
    const inTable = [...table.rooms.values()].filter((room) => !room.planned).map((room) => room.name);
    expect(inCode).toEqual(inTable.sort());
  });

  it('that run in a browser are rooms of the table', () => {
    expect([...table.browser].filter((room) => !table.rooms.has(room))).toEqual([]);
  });
});

describe('the check itself', () => {
  const wrong: [string, string, boolean, RegExp][] = [
    ['src/exact/rational.ts', '../layers/layer.ts', true, /does not let exact import layers\/layer/],
    ['src/certificates/check.ts', '../exact/matrix-kernel.ts', false, /may import only types of exact/],
    ['src/certificates/check.ts', '../spans/lag-residues.ts', true, /does not let certificates import spans/],
    ['src/spans/lag-residues.ts', 'node:fs', false, /must run in a browser/],
    ['src/spans/lag-residues.ts', 'fs', false, /must run in a browser/],
    ['src/spans/lag-residues.ts', '../cli/main.ts', false, /only the rooms meet/],
    ['src/report/table.ts', '../spans/lag-residues.ts', false, /may import only types of spans/],
    ['src/models/onnx.ts', '../../scripts/models.mjs', false, /in no room/],
    ['proofs/spans.ts', '../src/spans/lag-residues.ts', false, /does not let proofs import spans/],
    ['proofs/spans.ts', 'node:fs', false, /must run in a browser/],
    ['src/logic/goal.ts', '../../proofs/spans.ts', false, /does not let logic import proofs/],
    ['src/attic/old.ts', './other.ts', false, /not in the table/],
  ];
  it.each(wrong)('refuses in %s an import of %s (type only: %s)', (file, specifier, typeOnly, message) => {
    expect(fault(table, file, { specifier, typeOnly })).toMatch(message);
  });

  const right: [string, string, boolean][] = [
    ['src/certificates/check.ts', '../exact/rational.ts', false],
    ['src/report/table.ts', '../spans/lag-residues.ts', true],
    ['src/models/file-source.ts', 'node:fs', false],
    ['src/cli/main.ts', '../numeric/small-svd.ts', false],
    ['src/exact/wasm/bytes.ts', '../rational.ts', false],
    ['proofs/spans.ts', '../src/logic/proof.ts', false],
    ['proofs/spans.ts', './sums.ts', false],
    ['src/evidence/proof-evidence.ts', '../../proofs/claim.ts', false],
  ];
  it.each(right)('allows in %s an import of %s (type only: %s)', (file, specifier, typeOnly) => {
    expect(fault(table, file, { specifier, typeOnly })).toBeUndefined();
  });

  it('sees static, re-exported, dynamic and type imports', () => {
    const source = `import a from 'a'; import type { B } from 'b'; export * from 'c'; export type { D } from 'd';
      const e = await import('e'); type F = import('f').F; const text = "import g from 'g'"; import 'h'; import { type I } from 'i';`;
    expect(importsOf(source)).toEqual([
      { specifier: 'a', typeOnly: false },
      { specifier: 'b', typeOnly: true },
      { specifier: 'c', typeOnly: false },
      { specifier: 'd', typeOnly: true },
      { specifier: 'e', typeOnly: false },
      { specifier: 'f', typeOnly: true },
      { specifier: 'h', typeOnly: false },
      // The module is still loaded under verbatimModuleSyntax, though only a type is taken from it.
      { specifier: 'i', typeOnly: false },
    ]);
  });

  it('finds a circle and names it', () => {
    const edges = new Map([
      ['a', new Set(['b', 'c'])],
      ['b', new Set(['d'])],
      ['c', new Set(['d'])],
      ['d', new Set(['c'])],
    ]);
    expect(circleIn(edges)).toEqual(['d', 'c', 'd']);
    edges.set('d', new Set());
    expect(circleIn(edges)).toBeUndefined();
  });
});
