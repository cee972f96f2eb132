/** A tensor to write: its bytes are taken as they are. */
export interface Stored {
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly bytes: Uint8Array;
}

/** The file: header length, header, data, tensors in the order given. */
export function safetensorsFile(tensors: Readonly<Record<string, Stored>>, metadata?: Readonly<Record<string, string>>): Uint8Array {
  let at = 0;
  const header: Record<string, unknown> = metadata === undefined ? {} : { __metadata__: metadata };
  for (const [name, { dtype, shape, bytes }] of Object.entries(tensors)) {
    header[name] = { dtype, shape, data_offsets: [at, at + bytes.length] };
    at += bytes.length;
  }
  return withHeader(JSON.stringify(header), Buffer.concat(Object.values(tensors).map(({ bytes }) => bytes)));
}

/** A file with this header text, right or wrong. */
export function withHeader(header: string | Uint8Array, data: Uint8Array = new Uint8Array(0), declared?: bigint): Uint8Array {
  const text = typeof header === 'string' ? new TextEncoder().encode(header) : header;
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(declared ?? BigInt(text.length));
  return Buffer.concat([length, text, data]);
}

/** A float32 tensor. */
export function f32(shape: readonly number[], values: readonly number[]): Stored {
  return { dtype: 'F32', shape, bytes: new Uint8Array(Float32Array.from(values).buffer) };
}
