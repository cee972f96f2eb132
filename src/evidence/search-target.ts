// What a search is about, in a form that can travel: an id, a claim as JSON, or the file of a claim in TypeScript.
import { createHash } from 'node:crypto';
import { formulaProperty } from '../../properties/formula-property.ts';
import type { SearchedProperty } from '../../properties/claim-properties.ts';
import type { Control, Statement } from '../claims/claim.ts';
import { claimStatement } from '../claims/claim-statement.ts';
import { aboutLayer, claimObject, readAnyLayer, readClaim, type FileClaim } from '../claims/read-claim.ts';
import { DiagnosticError, fail, quoted } from '../diagnostics/diagnostic.ts';
import { nearestWord } from '../layers/nearest-word.ts';
import { statementHash } from '../search/statement-hash.ts';
import { claimFromModule } from './claim-module.ts';
import { CLAIM_IDS, propertiesOf, registeredSearch } from './claim-registry.ts';

/**
 * What is searched. `hash` is the statement's hash (see `statementHash`): whoever resolves the target refuses another one.
 *  - `registered`: a claim or a control, by its id;
 *  - `json`: a claim file's object, its layer in it;
 *  - `module`: a file that is a program. It is never run for somebody else.
 */
export type SearchTarget =
  | { readonly type: 'registered'; readonly id: string; readonly hash: string }
  | { readonly type: 'json'; readonly claim: object; readonly hash: string }
  | { readonly type: 'module'; readonly file: string; readonly hash: string };

/** A target with the property that is to be searched. */
export interface ResolvedTarget {
  readonly id: string;
  readonly statement: Statement;
  readonly hash: string;
  readonly property: SearchedProperty;
  /** Where the target is a control of a registered claim. */
  readonly control: Control<SearchedProperty> | null;
}

/** A target, and what it resolves to. */
export interface NewTarget {
  readonly target: SearchTarget;
  readonly resolved: ResolvedTarget;
}

/**
 * The target of a registered claim or control. Throws DiagnosticError `unknown-claim` for another id, and `not-searched`
 * for a claim that is not about finite data, with the reason.
 */
export async function registeredTarget(id: string): Promise<NewTarget> {
  const found = (await registeredSearch(id)) ?? (await unknownId(id));
  const { statement, property } = found.control ?? found.claim;
  if (property === null) {
    return fail('not-searched', `${id} is not searched: ${found.claim.unsearched ?? 'it is not about finite data'}`, {
      notes: found.claim.controls.length === 0 ? [] : [`its false variants are: ${found.claim.controls.map((one) => one.id).join(', ')}`],
    });
  }
  const hash = statementHash({ id, statement });
  return { target: { type: 'registered', id, hash }, resolved: { id, statement, hash, property, control: found.control } };
}

/**
 * The target of a claim file's text. `readLayerFile` gives the text of a layer file that it names, by its path from the
 * folder of the claim. Throws DiagnosticError, with the file: the codes of `readClaim`, `readLayer` and `aboutLayer`.
 */
export function claimFileTarget(text: string, file: string, readLayerFile: (path: string) => string): NewTarget {
  const claim = readClaim(text, file);
  const { subject } = claim;
  if (subject.type === 'family' || typeof subject.layer !== 'string') return jsonTarget(claim);
  const path = subject.layer;
  const layer = readAnyLayer(readLayerFile(path), path);
  try {
    return jsonTarget(aboutLayer(claim, layer));
  } catch (error) {
    throw error instanceof DiagnosticError ? error.inFile(file) : error;
  }
}

/** The target of a file in TypeScript, which is run. Throws DiagnosticError as `claimFromModule`. */
export async function moduleTarget(file: string): Promise<NewTarget> {
  const { claim, code } = await claimFromModule(file);
  const { id, statement, property } = claim;
  const hash = statementHash({ id, claim: { code: createHash('sha256').update(code).digest('hex') } });
  return { target: { type: 'module', file, hash }, resolved: { id, statement, hash, property, control: null } };
}

/**
 * What a target stands for here. Throws DiagnosticError `other-statement` where the hash is another one: the claim was
 * changed, or comes from another version; and as the functions that make targets.
 */
export async function resolveTarget(target: SearchTarget): Promise<ResolvedTarget> {
  const { resolved } = await madeAnew(target);
  if (resolved.hash === target.hash) return resolved;
  return fail('other-statement', `${quoted(resolved.id, 60)} says something else here: expected the same version and an unchanged claim`, {
    notes: [`its statement has the hash ${resolved.hash}, not ${quoted(target.hash, 64)}`],
  });
}

function madeAnew(target: SearchTarget): NewTarget | Promise<NewTarget> {
  switch (target.type) {
    case 'registered':
      return registeredTarget(target.id);
    case 'json':
      return jsonTarget(readClaim(target.claim));
    case 'module':
      return moduleTarget(target.file);
  }
}

function jsonTarget(claim: FileClaim): NewTarget {
  const { subject } = claim;
  if (subject.type === 'layer' && typeof subject.layer === 'string') {
    fail('layer-not-given', `the claim names the file ${quoted(subject.layer, 60)}: expected the layer itself`, { place: 'layer' });
  }
  const object = claimObject(claim);
  const { id } = claim;
  const hash = statementHash({ id, claim: object });
  const resolved = { id, statement: claimStatement(claim), hash, property: formulaProperty(claim), control: null };
  return { target: { type: 'json', claim: object, hash }, resolved };
}

async function unknownId(id: string): Promise<never> {
  const [claimId = ''] = id.split('.');
  const controls = (await propertiesOf(claimId))?.controls.map((control) => control.id) ?? [];
  const known = controls.length > 0 ? [claimId, ...controls] : CLAIM_IDS;
  const nearest = nearestWord(id, known);
  return fail(
    'unknown-claim',
    `${quoted(id, 60)} is no claim or control${nearest === undefined ? '' : `: the nearest is ${quoted(nearest)}`}`,
    {
      notes: [`known: ${known.join(', ')}`],
    },
  );
}
