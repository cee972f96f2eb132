/** The part of a head report that is drawn. */
export interface PlottedHeads {
  readonly layer: { readonly name?: string | undefined; readonly kind: string; readonly p: number; readonly d: number };
  readonly n: number;
  readonly operator: { readonly heads: number; readonly profile: readonly number[] };
  readonly epsilon: readonly { readonly epsilon: number; readonly heads: number }[];
  readonly spectrum: readonly number[];
}

/** The size of one panel of the picture, in pixels. */
export interface PanelSize {
  readonly width: number;
  readonly height: number;
  /** Height of the band above the frame. */
  readonly top: number;
}
