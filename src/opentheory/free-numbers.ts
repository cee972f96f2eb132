/** The numbers from 0 on that are not in use: the smallest is always taken first. */
export class FreeNumbers {
  /** Numbers given back, as a heap: none is larger than its two children. */
  readonly #heap: number[] = [];
  #next = 0;

  /** Takes the smallest free number. */
  take(): number {
    const heap = this.#heap;
    const smallest = heap[0];
    const last = heap.pop();
    if (smallest === undefined || last === undefined) return this.#next++;
    if (heap.length === 0) return smallest;
    let at = 0;
    for (let child = 1; child < heap.length; child = 2 * at + 1) {
      if (child + 1 < heap.length && (heap[child + 1] as number) < (heap[child] as number)) child++;
      if ((heap[child] as number) >= last) break;
      heap[at] = heap[child] as number;
      at = child;
    }
    heap[at] = last;
    return smallest;
  }

  /** Makes a number that was taken free again. */
  giveBack(number: number): void {
    const heap = this.#heap;
    let at = heap.length;
    for (let parent = (at - 1) >> 1; at > 0 && (heap[parent] as number) > number; parent = (at - 1) >> 1) {
      heap[at] = heap[parent] as number;
      at = parent;
    }
    heap[at] = number;
  }
}
