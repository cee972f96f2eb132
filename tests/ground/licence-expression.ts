/** Licences that ask for no more than that their text is kept. */
const PERMISSIVE = new Set('MIT MIT-0 ISC 0BSD BSD BSD-2-Clause BSD-3-Clause Apache-2.0 BlueOak-1.0.0 Unlicense CC0-1.0'.split(' '));

/**
 * Whether an SPDX licence expression leaves the user with permissive terms: every part of an AND, some part of an OR.
 * AND binds tighter than OR. An exception (`WITH`) or anything that cannot be read counts as not permissive.
 */
export function isPermissive(expression: string): boolean {
  const tokens = expression.match(/[()]|[^\s()]+/g) ?? [];
  let at = 0;
  let readable = true;
  const either = (): boolean => {
    let value = both();
    while (tokens[at]?.toUpperCase() === 'OR') {
      at++;
      const right = both();
      value = value || right;
    }
    return value;
  };
  const both = (): boolean => {
    let value = one();
    while (tokens[at]?.toUpperCase() === 'AND') {
      at++;
      const right = one();
      value = value && right;
    }
    return value;
  };
  const one = (): boolean => {
    const token = tokens[at++];
    if (token === '(') {
      const value = either();
      if (tokens[at++] !== ')') readable = false;
      return value;
    }
    if (token === undefined || /^(\)|AND|OR|WITH)$/i.test(token)) readable = false;
    return token !== undefined && PERMISSIVE.has(token);
  };
  const value = either();
  return value && readable && at === tokens.length;
}
