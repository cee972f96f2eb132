/** Something that happens on the way of a queued search and that a person may want to know. Nothing is lost by it. */
export interface QueueNotice {
  readonly code: 'no-worker' | 'refused' | 'requeued' | 'bad-result' | 'redis-away' | 'redis-back';
  readonly message: string;
}
