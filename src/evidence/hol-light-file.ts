// A file that HOL Light loads: it replays a claim's article in HOL Light's own kernel and gives the theorems names.
import { exportedTheorems } from './claim-article.ts';
import type { ProofEvidence } from './proof-evidence.ts';

/** Replays one article; its theorems. Where an assumption is not proved, a second process lists all that are not. */
const REPLAYED_ARTICLE = `let replayed_article file =
  let state =
    {file = file; started = Unix.gettimeofday (); heard = Unix.gettimeofday (); line = 0; inferences = 0;
     assumptions = []; unproved = []; axiomatic = false; exports = []} in
  let channel = open_in_bin file in
  (try replay_lines state channel with
     Reported_elsewhere -> failwith "HOL Light could not prove every assumption of the article"
   | Failure m -> failwith (file ^ ", line " ^ string_of_int state.line ^ ": " ^ m));
  close_in channel;
  if state.axiomatic then (report_article state ""; exit 1) else rev state.exports;;`;

/** Words of OCaml, which are no names. */
const OCAML_WORDS = new Set(
  `and as assert begin class constraint do done downto else end exception external false for fun function functor if in include
  inherit initializer lazy let match method module mutable new object of open or private rec sig struct then to true try type val
  virtual when while with`.split(/\s+/),
);

/** The name of a theorem in OCaml: `rank-gap-siso` is `rank_gap_siso`. */
export function ocamlName(name: string): string {
  const plain = name
    .replace(/[^A-Za-z0-9_]/g, '_')
    .replace(/^[^a-z]/, (first) => (/[A-Z]/.test(first) ? first.toLowerCase() : `th_${first}`));
  return OCAML_WORDS.has(plain) ? `${plain}_` : plain;
}

/** A string of OCaml. */
function ocamlString(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&').replace(/[^ -~]/g, (c) => [...new TextEncoder().encode(c)].map((b) => `\\${String(b).padStart(3, '0')}`).join(''))}"`;
}

/**
 * The file: the replayer, then what runs it on the article (a file beside it, of that name) and binds the theorems. Loading
 * it fails where HOL Light refuses a step or cannot prove an assumption.
 */
export function holLightFile(evidence: ProofEvidence, article: string, replayer: readonly string[]): string {
  const used = new Set<string>();
  const bindings = exportedTheorems(evidence).map(({ lemma }, i) => {
    let name = ocamlName(lemma.name);
    while (used.has(name)) name = `${name}_`;
    used.add(name);
    return `let ${name} = List.nth replayed_theorems ${i};;`;
  });
  return [
    `(* ${evidence.id}, replayed in HOL Light from the article ${article.replaceAll('*)', '* )')}, which lies beside this file.`,
    '   Start HOL Light in this folder, then:  #use "FILE.ml";;  with the name of this file. *)',
    '',
    ...replayer.map((text) => text.trimEnd()),
    '',
    REPLAYED_ARTICLE,
    '',
    `let replayed_theorems = replayed_article ${ocamlString(article)};;`,
    ...bindings,
    '',
  ].join('\n');
}
