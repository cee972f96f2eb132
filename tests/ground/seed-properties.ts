import fc from 'fast-check';
import { inject } from 'vitest';
import type {} from './seed-of-run.ts';

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: inject('propertySeed') });
