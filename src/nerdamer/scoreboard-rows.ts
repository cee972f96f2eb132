import type { NerdamerQuestion } from './question-text.ts';

/** What is known of an answer of nerdamer 1.1.13. */
export type KnownAnswer = 'wrong' | 'inexact' | 'not done' | 'no normal form' | 'right';

/** A question whose answer is known, as its users would write it, and the same for the door. */
export interface ScoreboardRow {
  readonly asked: string;
  readonly known: KnownAnswer;
  /** What is right. */
  readonly right: string;
  readonly question: NerdamerQuestion;
  /** The expression that the question is about. A text that our language does not have is never asked. */
  readonly expression: string;
  readonly by?: string;
}

const SOFTMAX_3 = 'exp(s0)/(exp(s0)+exp(s1)+exp(s2))';
const SOFTMAX_6 = 'exp(s0)/(exp(s0)+exp(s1)+exp(s2)+exp(s3)+exp(s4)+exp(s5))';
const QUADRATIC = 'exp(-(x-y)^2/2)';

function derivative(expression: string, by: string, known: KnownAnswer, right: string): ScoreboardRow {
  return { asked: `diff(${expression},${by})`, known, right, question: 'differentiate', expression, by };
}

function equal(
  asked: string,
  known: KnownAnswer,
  right: string,
  question: NerdamerQuestion = 'simplify',
  expression = asked,
): ScoreboardRow {
  return { asked, known, right, question, expression };
}

/** The table of numeric.md 3.1 in its order, then what was found since. */
export const SCOREBOARD_ROWS: readonly ScoreboardRow[] = [
  equal('exp(q*k1)/(exp(q*k1)+exp(q*k2))', 'wrong', 'itself'),
  equal('2^x/(2^x+2^y)', 'wrong', 'itself'),
  derivative('exp(x)/(exp(x)+exp(y))', 'x', 'wrong', 'e^x e^y/(e^x + e^y)^2'),
  derivative('exp(x)/(exp(x)+exp(y))', 'y', 'wrong', '-e^x e^y/(e^x + e^y)^2'),
  derivative(SOFTMAX_3, 's1', 'wrong', '-p0 p1'),
  derivative('sqrt(x)*tanh(x)', 'x', 'wrong', 'tanh(x)/(2 sqrt(x)) + sqrt(x) sech(x)^2'),
  derivative('sqrt(x)*exp(x)', 'x', 'wrong', 'e^x/(2 sqrt(x)) + sqrt(x) e^x'),
  derivative('sqrt(x^2+1)*tanh(x)', 'x', 'wrong', 'x tanh(x)/sqrt(x^2 + 1) + sqrt(x^2 + 1) sech(x)^2'),
  derivative(SOFTMAX_6, 's0', 'wrong', 'p0 (1 - p0)'),
  derivative(SOFTMAX_6, 's1', 'wrong', '-p0 p1'),
  equal('limit(exp(c*x)/(exp(c*x)+1),c,Infinity)', 'wrong', '1 for x > 0'),
  equal('matrix([a,b],[c,d])^2', 'wrong', 'the matrix product'),
  equal('9^9^9', 'wrong', 'an integer'),
  equal('10^1000000', 'wrong', 'an integer'),
  { asked: 'solve(exp(x)-2,x)', known: 'inexact', right: 'log(2)', question: 'solve', expression: 'exp(x)-2', by: 'x' },
  equal('W_{ij}', 'wrong', 'the symbol with its index'),
  equal('sum(a^l,l,0,n-1)', 'not done', '(1 - a^n)/(1 - a)'),
  equal('(x^2-1)/(x-1)', 'no normal form', 'x + 1'),
  equal('expand((u+v)*(u/(u+v)))', 'no normal form', 'u', 'expand', '(u+v)*(u/(u+v))'),
  equal('factor(x^60-1)', 'not done', '12 factors', 'factor', 'x^60-1'),
  equal('solveEquations([x+y=1,x-y=a],[x,y])', 'not done', '((1 + a)/2, (1 - a)/2)'),
  equal('determinant(matrix([a,b],[c,d]))', 'no normal form', 'a d - b c without a division by a'),
  equal('invert(matrix([a,b],[c,d]))*matrix([a,b],[c,d])', 'no normal form', 'the identity'),
  derivative('u/(u+v)', 'u', 'right', 'v/(u + v)^2'),
  derivative('1/(1+exp(-x))', 'x', 'right', 'e^-x/(1 + e^-x)^2'),
  derivative('log(1+exp(x))', 'x', 'right', 'e^x/(1 + e^x)'),
  derivative(QUADRATIC, 'x', 'right', '-(x - y) e^(-(x - y)^2/2)'),
  equal('exp(x)*exp(y)', 'right', 'e^(x + y)'),
  equal('exp(a)^2', 'right', 'e^(2 a)'),
  equal('a^l*a^m', 'right', 'a^(l + m)'),
  {
    asked: 'integrate(x*exp(-a*x),x)',
    known: 'right',
    right: '-e^(-a x) (x/a + 1/a^2)',
    question: 'integrate',
    expression: 'x*exp(-a*x)',
    by: 'x',
  },
  equal('1/3+1/6', 'right', '1/2'),
  equal('10^20+1-10^20', 'right', '1'),
  equal('0.1+0.2-0.3', 'right', '0'),
  // Found by the door: the sign of a difference, and a root that it fails at.
  equal('simplify(b-a)', 'wrong', 'itself', 'simplify', 'b-a'),
  equal('factor(b-a)', 'wrong', 'itself', 'factor', 'b-a'),
  equal('simplify(u*v-w)', 'wrong', 'itself', 'simplify', 'u*v-w'),
  derivative('sqrt(5^x)', 'x', 'not done', 'log(5) sqrt(5^x)/2'),
];
