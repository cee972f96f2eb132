// A claim that claim files cannot state: it speaks of every length up to n. Is it true?
import { claim } from 'headcount';
import { ssmCases } from 'headcount/arbitraries';

export default claim({
  id: 'no-pause',
  words: 'A head count that stays the same from one length to the next never grows again.',
  over: ssmCases({ N: [1, 4], n: [3, 8], D: false }),
  says: ({ n, heads }) => {
    for (let m = 1; m < n; m += 1) if (heads(m) === heads(m + 1) && heads(n) > heads(m)) return false;
    return true;
  },
});
