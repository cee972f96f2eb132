// Imported before anything that makes theorems while it is loaded: turns the record of steps on, without which no article is written.
import { recordSteps } from '../../src/kernel/theorem.ts';

recordSteps(true);
