/** A field of a protobuf message: a varint, a string, bytes or a message (nested lists), or four bytes of a float. */
export type Field = readonly [number: number, value: bigint | number | string | Uint8Array | { readonly float: number }];

/** The bytes of a varint; negative numbers as ten bytes of two's complement. */
export function varint(value: bigint): number[] {
  let rest = BigInt.asUintN(64, value);
  const bytes: number[] = [];
  while (rest >= 128n) {
    bytes.push(Number(rest & 127n) | 128);
    rest >>= 7n;
  }
  return [...bytes, Number(rest)];
}

/** A message of these fields, in this order. */
export function message(fields: readonly Field[]): Uint8Array {
  return Buffer.concat(fields.map(([number, value]) => field(number, value)));
}

function field(number: number, value: Field[1]): Uint8Array {
  if (typeof value === 'bigint' || typeof value === 'number')
    return Uint8Array.from([...varint(BigInt(number) << 3n), ...varint(BigInt(value))]);
  if (typeof value === 'object' && 'float' in value) {
    return Buffer.concat([Uint8Array.from(varint((BigInt(number) << 3n) | 5n)), new Uint8Array(Float32Array.of(value.float).buffer)]);
  }
  const bytes = typeof value === 'string' ? new TextEncoder().encode(value) : value;
  return Buffer.concat([Uint8Array.from([...varint((BigInt(number) << 3n) | 2n), ...varint(BigInt(bytes.length))]), bytes]);
}
