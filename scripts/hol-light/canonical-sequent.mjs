/**
 * The canonical text of a sequent: the same for two sequents if and only if they are the same up to the names of bound
 * variables and the order of hypotheses. `replay.ml` writes the same text of what HOL Light proved, so that equality of
 * texts is equality of statements.
 *
 *     symbol   a name; each byte of its UTF-8 form that is no printable ASCII or one of ( ) { } [ ] % ' : as %XX;
 *              the empty name as % alone. `:` before it: a symbol that the article itself defines.
 *     type     'A  |  symbol  |  (symbol type …)
 *     term     #0 #1 … bound variables, counted from the inside  |  [name type] free variable  |  {symbol type} constant
 *              |  (\ type body)  |  (function argument …)
 *     sequent  hypotheses, sorted, ` , ` between them, then ` |- ` and the conclusion
 *
 * HOL Light has no type of sets: `Set.set A` is `(-> A bool)` here too.
 */

/** A statement whose text is longer is not compared: a term of 300 lines can have 2^300 nodes. */
const MOST_CHARACTERS = 1 << 22;

/** @param {string} name a name of the kernel @returns {string} the name without characters that have a meaning here */
function symbolText(name) {
  if (name === '') return '%';
  let text = '';
  for (const byte of new TextEncoder().encode(name)) {
    const c = String.fromCharCode(byte);
    const plain = byte > 32 && byte < 127 && !"(){}[]%':".includes(c);
    text += plain ? c : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }
  return text;
}

/** @param {string} text @returns {string} the text, if it is not too long */
function bounded(text) {
  if (text.length > MOST_CHARACTERS) throw new RangeError('the statement is too long to be compared');
  return text;
}

/**
 * The canonical text of types, remembered by type.
 * @returns {(type: import('../../src/kernel/type.ts').HolType) => string}
 */
function typeWriter() {
  /** @type {Map<import('../../src/kernel/type.ts').HolType, string>} */
  const known = new Map();
  return (root) => {
    const stack = [root];
    for (let type = stack.at(-1); type !== undefined; type = stack.at(-1)) {
      const waiting = type.args.filter((one) => !known.has(one));
      if (waiting.length > 0) {
        stack.push(...waiting);
        continue;
      }
      stack.pop();
      const args = type.args.map((one) => known.get(one));
      known.set(type, bounded(appliedTypeText(type, args)));
    }
    return /** @type {string} */ (known.get(root));
  };
}

function appliedTypeText({ name, operator }, args) {
  if (operator === null) return `'${symbolText(name)}`;
  if (operator.origin === null && operator.name === 'Set.set') return `(-> ${args[0]} bool)`;
  const symbol = `${operator.origin === null ? '' : ':'}${symbolText(operator.name)}`;
  return args.length === 0 ? symbol : `(${symbol} ${args.join(' ')})`;
}

/** The function and the arguments of nested applications, in order. */
function spine(t) {
  const parts = [];
  for (; t.kind === 'application'; t = t.fn) parts.push(t.arg);
  return [t, ...parts.reverse()];
}

/**
 * The canonical text of a term.
 * @param {import('../../src/kernel/term.ts').Term} root
 * @throws {RangeError} if it would be longer than 2^22 characters
 */
function termText(root, typeText) {
  const pieces = [];
  let length = 0;
  const due = [root]; // terms to be written and, between them, text; the next one last
  for (let next = due.pop(); next !== undefined; next = due.pop()) {
    let piece;
    if (typeof next === 'string') piece = next;
    else if (next.kind === 'bound') piece = `#${next.head}`;
    else if (next.kind === 'variable') piece = `[${symbolText(next.name)} ${typeText(next.type)}]`;
    else if (next.kind === 'constant') {
      const { name, origin } = next.constant;
      piece = `{${origin === null ? '' : ':'}${symbolText(name)} ${typeText(next.type)}}`;
    } else if (next.kind === 'abstraction') {
      due.push(')', next.body);
      piece = `(\\ ${typeText(next.type.args[0])} `;
    } else {
      const [head, ...args] = spine(next);
      due.push(')');
      for (const arg of args.reverse()) due.push(arg, ' ');
      due.push(head);
      piece = '(';
    }
    length += piece.length;
    if (length > MOST_CHARACTERS) throw new RangeError('the statement is too long to be compared');
    pieces.push(piece);
  }
  return pieces.join('');
}

/**
 * The canonical text of a sequent of our kernel.
 * @param {{ readonly hypotheses: readonly import('../../src/kernel/term.ts').Term[], readonly conclusion: import('../../src/kernel/term.ts').Term }} sequent
 * @returns {string}
 * @throws {RangeError} if it would be longer than 2^22 characters
 */
export function canonicalSequent({ hypotheses, conclusion }) {
  const typeText = typeWriter();
  const texts = new Set(hypotheses.map((one) => termText(one, typeText)));
  const left = [...texts].sort();
  return `${left.join(' , ')}${left.length > 0 ? ' ' : ''}|- ${termText(conclusion, typeText)}`;
}
