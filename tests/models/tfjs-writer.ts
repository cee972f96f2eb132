/** A weight of a manifest; its bytes stand in the shard. */
export interface ManifestWeight {
  readonly name: string;
  readonly shape: readonly number[];
  readonly dtype: string;
  readonly quantization?: { readonly dtype: string; readonly scale?: number; readonly min?: number };
}

/** The `model.json` of a graph model of one group. */
export function modelJson(nodes: readonly unknown[], weights: readonly unknown[], paths: readonly unknown[] = ['shard.bin']): Uint8Array {
  const json = { format: 'graph-model', modelTopology: { node: nodes }, weightsManifest: [{ paths, weights }] };
  return new TextEncoder().encode(JSON.stringify(json));
}

/** A convolution node over the Const `kernel`. */
export function conv2d(
  op: string,
  kernel: string,
  attributes: { strides?: number[]; dilations?: number[]; padding?: string } = {},
): unknown[] {
  const list = (values: readonly number[]): unknown => ({ list: { i: values.map(String) } });
  const attr = {
    strides: list(attributes.strides ?? [1, 1, 1, 1]),
    dilations: list(attributes.dilations ?? [1, 1, 1, 1]),
    padding: { s: Buffer.from(attributes.padding ?? 'SAME').toString('base64') },
  };
  return [
    { name: kernel, op: 'Const', attr: {} },
    { name: `${kernel}/out`, op, input: ['x', kernel], attr },
  ];
}
