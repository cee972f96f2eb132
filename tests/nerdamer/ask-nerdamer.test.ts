import { afterAll, describe, expect, it } from 'vitest';
import { askNerdamer, NerdamerDoor, nerdamerCounts } from '../../src/nerdamer/ask-nerdamer.ts';
import type { NerdamerOptions } from '../../src/nerdamer/ask-nerdamer.ts';
import type { NerdamerQuestion } from '../../src/nerdamer/question-text.ts';
import { verifyAnswer } from '../../src/nerdamer/verify-answer.ts';
import { parseRealExpression } from '../../src/symbolic/parse-expression.ts';
import { expressionText } from '../../src/symbolic/print-expression.ts';

/** A busy machine is no wrong answer. */
const PATIENCE = 20_000;

const door = new NerdamerDoor();
afterAll(() => door.close());

function ask(question: NerdamerQuestion, text: string, by?: string, options: NerdamerOptions = {}) {
  return door.ask(question, parseRealExpression(text), { ...(by === undefined ? {} : { by }), milliseconds: PATIENCE, ...options });
}

async function answers(question: NerdamerQuestion, text: string, by?: string): Promise<string[]> {
  const reply = await ask(question, text, by);
  return 'discarded' in reply ? [`discarded: ${reply.discarded}`] : reply.answers.map(expressionText);
}

describe('the door', () => {
  it.each([
    ['simplify', '(x^2 - 1)/(x - 1)', undefined, ['1 + x']],
    ['factor', 'x^6 - 1', undefined, ['(-1 + x)*(-x + x^2 + 1)*(1 + x)*(1 + x + x^2)']],
    ['expand', '(a + b)^2', undefined, ['2*a*b + a^2 + b^2']],
    ['integrate', '1/(x + a)', 'x', ['log(x + a)']],
    ['integrate', 'a + exp(b)', 'x', ['(exp(b) + a)*x']],
    ['differentiate', 'x^3', 'x', ['3*x^2']],
    ['differentiate', 'a^2 + 1', 'x', ['0']],
    ['differentiate', 'sqrt(x)*exp(x)', 'x', ['exp(x)*(1/(2*sqrt(x))) + sqrt(x)*exp(x)']],
    ['solve', 'x^2 - 5*x + 6', 'x', ['2', '3']],
    ['solve', '2^x - 8', 'x', ['3']],
  ] as const)('%s %s (by %s): an answer that was checked', async (question, text, by, expected) => {
    expect(await answers(question, text, by)).toEqual(expected);
  });

  it.each([
    ['solve', 'exp(x) - 2', 'x', 'wrong'],
    ['simplify', 'u*v - w', undefined, 'wrong'],
    ['integrate', '1/(x^2 + 1)', 'x', 'unreadable'],
    ['solve', 'x^2 + 1', 'x', 'unreadable'],
  ] as const)('%s %s (by %s): no answer, %s', async (question, text, by, discarded) => {
    expect(await answers(question, text, by)).toEqual([`discarded: ${discarded}`]);
  });

  it('takes names that nerdamer has for numbers of its own as names', async () => {
    expect(await answers('differentiate', 'e*i*pi^2*Infinity', 'pi')).toEqual(['2*e*i*pi*Infinity']);
    expect(await answers('integrate', 'gain_max*x_ij', 'x_ij')).toEqual(['1/2*gain_max*x_ij^2']);
    expect(await answers('solve', 'e*x - 1', 'x')).toEqual(['e^-1']);
    expect(await answers('expand', 'constructor*(v0 + u0)')).toEqual(['constructor*v0 + constructor*u0']);
  });

  it('gets the derivatives of six scores right that nerdamer by itself gets wrong', async () => {
    const scores = Array.from({ length: 6 }, (_, i) => `exp(s${String(i)})`);
    const softmax = `exp(s0)/(${scores.join(' + ')})`;
    for (const [by, right] of [
      ['s0', `${softmax}*(1 - ${softmax})`],
      ['s1', `-${softmax}*exp(s1)/(${scores.join(' + ')})`],
    ] as const) {
      const reply = await ask('differentiate', softmax, by);
      if ('discarded' in reply) throw new Error(reply.why);
      const same = { question: 'simplify', expression: parseRealExpression(right), answer: reply.answer } as const;
      expect(verifyAnswer(same).verdict).toBe('agrees');
      expect(await ask('differentiate', softmax, by, { atoms: false })).toMatchObject({ discarded: 'wrong' });
    }
  });

  it('gives up on time, and goes on', async () => {
    const reply = await ask('expand', '(a + b + c + d)^12', undefined, { milliseconds: 100 });
    expect(reply).toMatchObject({ discarded: 'timeout', text: '' });
    expect(await answers('expand', '2*(a + b)')).toEqual(['2*a + 2*b']);
  });

  it('wants a name for what is done by a name', async () => {
    await expect(ask('solve', 'x - 1')).rejects.toThrow('"solve" without a name');
  });

  it('counts', () => {
    const { asked, verified, discarded } = door.counts;
    expect(verified + Object.values(discarded).reduce((a, b) => a + b)).toBe(asked);
    expect(discarded.wrong).toBeGreaterThanOrEqual(4);
    expect(discarded.timeout).toBe(1);
  });

  it('is one for the process where no other is made', async () => {
    const before = nerdamerCounts().asked;
    expect(await askNerdamer('simplify', parseRealExpression('x + x'))).toMatchObject({ text: '2*v0' });
    expect(nerdamerCounts().asked).toBe(before + 1);
  });
});
