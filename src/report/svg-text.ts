/** Colours of every picture: text, secondary text, data, marks. */
export const INK = '#1b1f24';
export const MUTED = '#57606a';
export const DATA = '#0b61a4';
export const MARK = '#b3400e';

/** Text as it may stand between tags; control characters, which XML does not allow, become a visible sign. */
export function escaped(text: string): string {
  return text
    .replace(/[\u0000-\u001f\u007f-\u009f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;');
}

/** Text as it may stand inside a double-quoted attribute. */
export function attribute(text: string): string {
  return escaped(text).replace(/"/g, '&quot;');
}

/** At most `length` characters, an ellipsis in place of the rest. */
export function cut(text: string, length: number): string {
  const characters = Array.from(text);
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join('')}…`;
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** 10ᵉ for an integer e, in superscript digits; 1 and 10 plainly. */
export function powerOfTen(e: number): string {
  if (e === 0 || e === 1) return String(10 ** e);
  const digits = Array.from(String(Math.abs(e)), (digit) => SUPERSCRIPTS[Number(digit)] ?? '').join('');
  return `10${e < 0 ? '⁻' : ''}${digits}`;
}

/** A tolerance in few characters: 0.01, 10⁻⁵, 2.5e-7. */
export function tolerance(eps: number): string {
  const e = Math.log10(eps);
  if (eps < 0.0005 && Math.abs(e - Math.round(e)) < 1e-9) return powerOfTen(Math.round(e));
  return eps < 0.0005 && eps > 0 ? eps.toExponential() : String(eps);
}
