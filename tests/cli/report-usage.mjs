// Loaded before the command by the tests: writes the largest memory that the process used, in kilobytes, where they ask for it.
import { writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

const file = process.env['HEADCOUNT_USAGE_FILE'];
if (isMainThread && file !== undefined) process.on('exit', () => writeFileSync(file, String(process.resourceUsage().maxRSS)));
