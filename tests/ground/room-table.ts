import path from 'node:path/posix';
import { isBuiltin } from 'node:module';
import type { Import } from './source-files.ts';

/** One row of the table in docs/architecture.md. */
export interface Room {
  /** `exact`, or `index.ts` for the face. */
  readonly name: string;
  readonly planned: boolean;
  /** Rooms, or single files (`exact/rational`), that it may import. */
  readonly may: ReadonlySet<string>;
  /** Rooms of which it may import types. */
  readonly mayTypes: ReadonlySet<string>;
  readonly mayAll: boolean;
}

/** The rooms that the page's table lists, and those that it says must run in a browser. */
export interface RoomTable {
  readonly rooms: ReadonlyMap<string, Room>;
  readonly browser: ReadonlySet<string>;
}

/** Reads the page. Throws if the table or the browser line is not there or a row cannot be read. */
export function readRoomTable(page: string): RoomTable {
  const rows = page.split('\n').filter((line) => /^\| `(src|proofs|properties)\//.test(line));
  const rooms = new Map(rows.map((row) => readRow(row)).map((room) => [room.name, room]));
  if (rooms.size === 0) throw new Error('docs/architecture.md has no table of rooms');
  const line = page.split('\n').find((text) => text.startsWith('Browser rooms:'));
  if (line === undefined) throw new Error('docs/architecture.md does not say which rooms are browser rooms');
  const browser = new Set([...line.matchAll(/`([a-z]+)`/g)].map((match) => match[1]!));
  for (const room of rooms.values()) {
    for (const target of [...room.may, ...room.mayTypes]) {
      if (!rooms.has(target.split('/')[0]!)) throw new Error(`row ${room.name}: "${target}" is not a room of the table`);
    }
  }
  return { rooms, browser };
}

function readRow(row: string): Room {
  const [place, state, , imports, ...rest] = row
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
  const name = /^`(?:src\/([a-z]+|index\.ts)\/?|(proofs|properties)\/)`$/
    .exec(place ?? '')
    ?.slice(1)
    .find((part) => part !== undefined);
  if (name === undefined || imports === undefined || rest.length > 0 || (state !== 'here' && state !== 'planned')) {
    throw new Error(`a row of docs/architecture.md cannot be read: ${row}`);
  }
  const words = imports === 'nothing' || imports === 'everything' ? [] : imports.split(',').map((word) => word.trim());
  const types = words.filter((word) => word.startsWith('types of ')).map((word) => word.slice('types of '.length));
  return {
    name,
    planned: state === 'planned',
    may: new Set(words.filter((word) => !word.startsWith('types of '))),
    mayTypes: new Set(types),
    mayAll: imports === 'everything',
  };
}

/** The room of a file such as `src/exact/rational.ts` or `proofs/spans.ts`; empty for a file that is in none. */
export function roomOf(file: string): string {
  const [folder = '', room = ''] = file.split('/');
  return folder === 'src' ? room : folder === 'proofs' || folder === 'properties' ? folder : '';
}

/** What is wrong with an import in a file of a room, or undefined if the table allows it. */
export function fault(table: RoomTable, file: string, { specifier, typeOnly }: Import): string | undefined {
  const room = table.rooms.get(roomOf(file));
  if (room === undefined) return `${file}: its room is not in the table of docs/architecture.md`;
  if (isBuiltin(specifier)) {
    return table.browser.has(room.name) ? `${file} imports ${specifier}, but ${room.name} must run in a browser` : undefined;
  }
  if (!specifier.startsWith('.')) return undefined;
  const target = path.join(path.dirname(file), specifier);
  const targetRoom = roomOf(target);
  if (!table.rooms.has(targetRoom)) return `${file} imports ${specifier}, which is in no room`;
  if (targetRoom === room.name) return undefined;
  if (table.rooms.get(targetRoom)?.mayAll === true && !room.mayAll) return `${file} imports ${specifier}, where only the rooms meet`;
  const asFile = target.replace(/^src\//, '').replace(/\.ts$/, '');
  if (room.mayAll || room.may.has(targetRoom) || room.may.has(asFile)) return undefined;
  if (room.mayTypes.has(targetRoom))
    return typeOnly ? undefined : `${file} imports ${specifier}: ${room.name} may import only types of ${targetRoom}`;
  return `${file} imports ${specifier}, but the table does not let ${room.name} import ${asFile}`;
}

/** A circle in a graph as the list of its nodes, first one repeated, or undefined. */
export function circleIn(edges: ReadonlyMap<string, ReadonlySet<string>>): string[] | undefined {
  const done = new Set<string>();
  const visit = (node: string, path: readonly string[]): string[] | undefined => {
    const before = path.indexOf(node);
    if (before >= 0) return [...path.slice(before), node];
    if (done.has(node)) return undefined;
    for (const next of edges.get(node) ?? []) {
      const circle = visit(next, [...path, node]);
      if (circle !== undefined) return circle;
    }
    done.add(node);
    return undefined;
  };
  for (const node of edges.keys()) {
    const circle = visit(node, []);
    if (circle !== undefined) return circle;
  }
  return undefined;
}
