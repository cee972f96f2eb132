import { fail, quoted } from '../diagnostics/diagnostic.ts';

/** What a file without a graph (safetensors) does not say about its layers. */
export interface Layout {
  /** Heads of attention. */
  readonly heads?: number;
  /** Channel groups of a convolution; as many as channels: depthwise. */
  readonly groups?: number;
  /** Distance between the taps of a convolution. */
  readonly dilation?: number;
  /** Axes of a convolution's kernel: `oihw` (PyTorch, ONNX; 1-D: `oiw`) or `hwio` (TensorFlow, Keras, Flax). */
  readonly kernel?: 'oihw' | 'hwio';
  /** Axes of a projection matrix: `out-in` (PyTorch Linear, y = W x) or `in-out` (y = x W). */
  readonly linear?: 'out-in' | 'in-out';
}

/**
 * Reads the text of the option: `heads=8`, `heads=8,linear=in-out`, `groups=64,dilation=2`, `kernel=hwio`.
 * Throws `bad-layout` for an unknown key or value.
 */
export function parseLayout(text: string): Layout {
  let layout: Layout = {};
  for (const part of text.split(',')) {
    const [key = '', value = ''] = part.split('=').map((word) => word.trim());
    if (key === 'heads' || key === 'groups' || key === 'dilation') layout = { ...layout, [key]: positive(key, value) };
    else if (key === 'kernel' && (value === 'oihw' || value === 'hwio')) layout = { ...layout, kernel: value };
    else if (key === 'linear' && (value === 'out-in' || value === 'in-out')) layout = { ...layout, linear: value };
    else
      fail('bad-layout', `${quoted(part)}, expected heads=H, groups=G, dilation=D, kernel=oihw|hwio or linear=out-in|in-out`, {
        place: '--layout',
      });
  }
  return layout;
}

function positive(key: string, value: string): number {
  const number = /^[0-9]{1,9}$/.test(value) ? Number(value) : 0;
  return number >= 1 ? number : fail('bad-layout', `${key}=${quoted(value)}, expected a whole number of at least 1`, { place: '--layout' });
}
