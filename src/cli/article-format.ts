/** Whether a file of this name or with these first bytes is an OpenTheory article, plain or compressed. */
export function looksLikeArticle(file: string, first: Uint8Array): boolean {
  if (isGzip(first) || /\.art(\.gz)?$/i.test(file)) return true;
  const text = new TextDecoder().decode(first);
  const command = text.split('\n').find((line) => !/^\s*(#.*)?$/.test(line));
  return command !== undefined && /^\s*(-?\d+|"([^"\\]|\\.)*"|nil)\s*$/.test(command);
}

/** Whether these are the first bytes of a gzip file. */
export function isGzip(first: Uint8Array): boolean {
  return first[0] === 0x1f && first[1] === 0x8b;
}
