(* Replays OpenTheory articles, version 5 or 6, in the kernel of HOL Light.

   `npm run test:hol-light` runs this file and compares what it reports with what the project's own reader says.
   By hand, in a running HOL Light (loading takes about two minutes):

     HEADCOUNT_ARTICLES=/tmp/list hol-light         where /tmp/list has the path of one article per line
     # #use "scripts/hol-light/replay.ml";;

   The stack machine of articles is interpreted here. Every inference is made by REFL, TRANS, SYM, MK_COMB, ABS,
   BETA_CONV, ASSUME, EQ_MP, DEDUCT_ANTISYM_RULE, INST, INST_TYPE, new_basic_definition and new_basic_type_definition:
   what is reported as proved is a theorem of HOL Light, and its text is read off that theorem. Types and constants of
   the standard library become those of HOL Light (tables below), what an article defines gets a name used nowhere
   else, and what an article assumes has to be proved, from HOL Light's theorems and by its decision procedures.

   One line per event goes to standard output: `@@ ` and a JSON object, with
     {"event":"ready"}                        once
     {"event":"start","file":F}               before each article
     {"event":"working","line":N}             now and then; who has stopped to read ends this process by it
     {"event":"article","file":F,"ok":B,...}  after each article: see the section on results
     {"event":"end","axioms":N}               at the end; HOL Light itself has 3 axioms, and N has to be 3

   What the two systems do differently, and how that is met:
   - HOL Light writes numbers as NUMERAL (BIT1 _0), the library without NUMERAL. Here zero, bit0 and bit1 are _0, BIT0
     and BIT1; NUMERAL is put in only to prove an assumption.
   - HOL Light has no type of sets: Set.set A is A->bool, Set.member is IN.
   - Where a library constant has no counterpart of its type in HOL Light, it is defined once, under the name
     "library.NAME"; so each library constant is one constant here, and can be translated back.
   - HOL Light's PROVE_HYP does nothing where nothing is to be discharged; proveHyp of articles adds hypotheses then.
   - new_basic_type_definition takes type variables in alphabetical order, an article lists them.
   - base says nothing of x / 0, inv 0, m - n for m < n, m div 0, pre 0; HOL Light does. So HOL Light may prove an
     assumption that base does not have: whether base has it, the project checks elsewhere. *)

#load "unix.cma";;

(* ------------------------------------------------------------------------------------------------------------- *)
(* What the environment says                                                                                     *)
(* ------------------------------------------------------------------------------------------------------------- *)

let replay_setting name default = try Sys.getenv name with Not_found -> default;;

(* The file that lists the articles. *)
let replay_list = replay_setting "HEADCOUNT_ARTICLES" "";;

(* An article that takes longer, in seconds, has failed. *)
let replay_seconds = float_of_string (replay_setting "HEADCOUNT_ARTICLE_SECONDS" "900");;

(* One attempt to prove an assumption takes at most so many seconds. *)
let replay_attempt_seconds = 5;;

(* ------------------------------------------------------------------------------------------------------------- *)
(* Names: one string, components joined by dots, a dot or backslash in a component behind a backslash            *)
(* ------------------------------------------------------------------------------------------------------------- *)

(* The name between the quotes of an article's line. *)
let name_in_article line =
  let n = String.length line in
  if n < 2 || String.get line (n - 1) <> '"' then failwith "a name without closing quote" else
  let b = Buffer.create n in
  let rec go i =
    if i >= n - 1 then Buffer.contents b else
    match String.get line i with
      '"' -> failwith "a quote inside a name"
    | '\\' ->
        if i + 1 >= n - 1 then failwith "a name ends in a backslash" else
        (match String.get line (i + 1) with
           'n' -> Buffer.add_char b '\n'
         | 't' -> Buffer.add_char b '\t'
         | '"' -> Buffer.add_char b '"'
         | ('\\' | '.') as c -> Buffer.add_char b '\\'; Buffer.add_char b c
         | _ -> failwith "an unknown escape in a name");
        go (i + 2)
    | c -> Buffer.add_char b c; go (i + 1) in
  go 1;;

(* The name, which must have no namespace. *)
let global_name name =
  let rec go i =
    if i >= String.length name then name else
    match String.get name i with
      '\\' -> go (i + 2)
    | '.' -> failwith ("a name without namespace is expected, not " ^ name)
    | _ -> go (i + 1) in
  go 0;;

(* ------------------------------------------------------------------------------------------------------------- *)
(* The standard library in HOL Light                                                                             *)
(* ------------------------------------------------------------------------------------------------------------- *)

(* Type operators: name, name in HOL Light, how many types it takes. Set.set is in `library_operator`. *)
let library_operators =
  ["bool","bool",0; "->","fun",2; "ind","ind",0;
   "Number.Natural.natural","num",0; "Number.Real.real","real",0;
   "Data.Unit.unit","1",0; "Data.Pair.*","prod",2; "Data.Sum.+","sum",2;
   "Data.Option.option","option",1; "Data.List.list","list",1];;

(* Constants that HOL Light has at the same type and with the same meaning, wherever base gives them one. *)
let library_constants =
  ["=","="; "select","@";
   "Data.Bool.T","T"; "Data.Bool.F","F"; "Data.Bool.~","~"; "Data.Bool./\\\\","/\\"; "Data.Bool.\\\\/","\\/";
   "Data.Bool.==>","==>"; "Data.Bool.!","!"; "Data.Bool.?","?"; "Data.Bool.?!","?!"; "Data.Bool.cond","COND";
   "Function.id","I"; "Function.o","o";
   "Data.Unit.()","one"; "Data.Pair.,",","; "Data.Pair.fst","FST"; "Data.Pair.snd","SND";
   "Data.Option.none","NONE"; "Data.Option.some","SOME";
   "Data.Sum.left","INL"; "Data.Sum.right","INR"; "Data.Sum.destLeft","OUTL"; "Data.Sum.destRight","OUTR";
   "Number.Natural.zero","_0"; "Number.Natural.bit0","BIT0"; "Number.Natural.bit1","BIT1";
   "Number.Natural.suc","SUC"; "Number.Natural.pre","PRE";
   "Number.Natural.+","+"; "Number.Natural.-","-"; "Number.Natural.*","*"; "Number.Natural.^","EXP";
   "Number.Natural.div","DIV"; "Number.Natural.mod","MOD"; "Number.Natural.<","<"; "Number.Natural.<=","<=";
   "Number.Natural.>",">"; "Number.Natural.>=",">="; "Number.Natural.even","EVEN"; "Number.Natural.odd","ODD";
   "Number.Natural.max","MAX"; "Number.Natural.min","MIN"; "Number.Natural.factorial","FACT";
   "Number.Natural.minimal","minimal";
   "Number.Real.fromNatural","real_of_num"; "Number.Real.~","real_neg"; "Number.Real.+","real_add";
   "Number.Real.-","real_sub"; "Number.Real.*","real_mul"; "Number.Real./","real_div"; "Number.Real.inv","real_inv";
   "Number.Real.^","real_pow"; "Number.Real.<","real_lt"; "Number.Real.<=","real_le"; "Number.Real.>","real_gt";
   "Number.Real.>=","real_ge"; "Number.Real.abs","real_abs"; "Number.Real.max","real_max";
   "Number.Real.min","real_min"; "Number.Real.sup","sup";
   "Set.member","IN"; "Set.{}","EMPTY"; "Set.universe","UNIV"; "Set.insert","INSERT"; "Set.delete","DELETE";
   "Set.union","UNION"; "Set.intersect","INTER"; "Set.difference","DIFF"; "Set.subset","SUBSET";
   "Set.properSubset","PSUBSET"; "Set.disjoint","DISJOINT"; "Set.bigUnion","UNIONS"; "Set.bigIntersect","INTERS";
   "Set.finite","FINITE"; "Set.infinite","INFINITE"; "Set.image","IMAGE"; "Set.size","CARD"; "Set.hasSize","HAS_SIZE";
   "Set.choice","CHOICE"; "Set.rest","REST"; "Set.singleton","SING"; "Set.cross","CROSS";
   "Data.List.[]","NIL"; "Data.List.::","CONS"; "Data.List.@","APPEND"; "Data.List.length","LENGTH";
   "Data.List.map","MAP"; "Data.List.member","MEM"; "Data.List.reverse","REVERSE"; "Data.List.null","NULL";
   "Data.List.head","HD"; "Data.List.tail","TL"; "Data.List.last","LAST"; "Data.List.filter","FILTER";
   "Data.List.all","ALL"; "Data.List.any","EX"; "Data.List.toSet","set_of_list";
   "Relation.wellFounded","WF"; "Relation.measure","MEASURE"];;

(* Constants that HOL Light has not, or curried, ordered or typed otherwise: defined here as these terms. *)
let library_definitions =
  ["Function.const",`\(x:A) (y:B). x`;
   "Function.flip",`\(f:A->B->C) y x. f x y`;
   "Function.Combinator.s",`\(f:A->B->C) g x. f x (g x)`;
   "Function.Combinator.w",`\(f:A->A->B) x. f x x`;
   "Function.injective",`\f:A->B. !x1 x2. f x1 = f x2 ==> x1 = x2`;
   "Function.surjective",`\f:A->B. !y. ?x. y = f x`;
   "Number.Natural.distance",`\m n. dist(m,n)`;
   "Set.fromPredicate",`\p:A->bool. p`;
   "Set.fold",`\(f:A->B->B) b s. ITSET f s b`;
   "Data.List.foldr",`\(f:A->B->B) b l. ITLIST f l b`;
   "Relation.empty",`\(x:A) (y:B). F`;
   "Relation.universe",`\(x:A) (y:B). T`;
   "Relation.subrelation",`\(r:A->B->bool) s. !x y. r x y ==> s x y`];;

let library_definition_theorems =
  map (fun (name,tm) ->
    let c = "library." ^ name in
    try find (fun th -> fst(dest_const(lhs(concl th))) = c) (definitions()) with Failure _ ->
    new_basic_definition (mk_eq(mk_var(c,type_of tm),tm))) library_definitions;;

(* What an article that defines a symbol calls it, by its name here; types also with the place here of each argument. *)
let defined_constants : (string,string) Hashtbl.t = Hashtbl.create 512;;
let defined_operators : (string,string * int list) Hashtbl.t = Hashtbl.create 64;;

(* The function that applies a library type operator. *)
let library_operator =
  let table = Hashtbl.create 32 in
  do_list (fun (name,c,arity) -> Hashtbl.replace table name (c,arity)) library_operators;
  fun name args ->
    if name = "Set.set" then
      (match args with [a] -> mk_fun_ty a bool_ty | _ -> failwith "Set.set takes one type")
    else
      let c,arity = try Hashtbl.find table name with Not_found ->
        failwith ("HOL Light has no counterpart of the type operator " ^ name) in
      if length args = arity then mk_type(c,args) else failwith ("another number of types than " ^ name ^ " takes");;

(* The function that gives a library constant at a type. *)
let library_constant =
  let table = Hashtbl.create 256 in
  do_list (fun (name,c) -> Hashtbl.replace table name c) library_constants;
  do_list (fun (name,_) -> Hashtbl.replace table name ("library." ^ name)) library_definitions;
  fun name ->
    let c = try Hashtbl.find table name with Not_found ->
      failwith ("HOL Light has no counterpart of the constant " ^ name) in
    if can get_const_type c then (fun ty -> mk_mconst(c,ty)) else failwith ("HOL Light has no constant " ^ c);;

(* ------------------------------------------------------------------------------------------------------------- *)
(* The canonical text of sequents: see canonical-sequent.mjs, which says what it is                              *)
(* ------------------------------------------------------------------------------------------------------------- *)

let canonical_most_characters = 1 lsl 24;;

let canonical_symbol name =
  if name = "" then "%" else
  let b = Buffer.create (String.length name) in
  String.iter (fun c ->
    if c > ' ' && c < '\127' && not (String.contains "(){}[]%':" c) then Buffer.add_char b c
    else Buffer.add_string b (Printf.sprintf "%%%02X" (Char.code c))) name;
  Buffer.contents b;;

(* The symbol for a type operator of HOL Light, and the places of its arguments in the order of the article. *)
let canonical_operator =
  let table = Hashtbl.create 32 in
  do_list (fun (name,c,arity) -> Hashtbl.replace table c (canonical_symbol name, 0--(arity - 1))) library_operators;
  fun c ->
    try let name,places = Hashtbl.find defined_operators c in ":" ^ canonical_symbol name, places with Not_found ->
    try Hashtbl.find table c with Not_found -> failwith ("no article knows HOL Light's type operator " ^ c);;

let canonical_constant =
  let table = Hashtbl.create 256 in
  do_list (fun (name,c) -> Hashtbl.replace table c (canonical_symbol name)) library_constants;
  do_list (fun (name,_) -> Hashtbl.replace table ("library." ^ name) (canonical_symbol name)) library_definitions;
  fun c ->
    try ":" ^ canonical_symbol (Hashtbl.find defined_constants c) with Not_found ->
    try Hashtbl.find table c with Not_found -> failwith ("no article knows HOL Light's constant " ^ c);;

let canonical_check b =
  if Buffer.length b > canonical_most_characters then failwith "the statement is too long to be compared";;

let rec canonical_type b ty =
  canonical_check b;
  if is_vartype ty then (Buffer.add_char b '\''; Buffer.add_string b (canonical_symbol (dest_vartype ty))) else
  let c,args = dest_type ty in
  let symbol,places = canonical_operator c in
  if args = [] then Buffer.add_string b symbol else
  (Buffer.add_char b '('; Buffer.add_string b symbol;
   do_list (fun i -> Buffer.add_char b ' '; canonical_type b (el i args)) places;
   Buffer.add_char b ')');;

(* The text of a term; how a type, a constant and a free variable are written is said by the functions given. *)
let canonical_term b write_type write_constant write_free =
  let rec bound i v = function [] -> -1 | w :: rest -> if w = v then i else bound (i + 1) v rest in
  let rec go binders tm =
    canonical_check b;
    match tm with
      Var(name,ty) ->
        let i = bound 0 tm binders in
        if i >= 0 then Buffer.add_string b ("#" ^ string_of_int i) else write_free name ty
    | Const(name,ty) ->
        Buffer.add_char b '{'; write_constant name; Buffer.add_char b ' '; write_type ty; Buffer.add_char b '}'
    | Comb(_,_) ->
        let f,args = strip_comb tm in
        Buffer.add_char b '('; go binders f;
        do_list (fun t -> Buffer.add_char b ' '; go binders t) args;
        Buffer.add_char b ')'
    | Abs(v,body) ->
        Buffer.add_string b "(\\ "; write_type (type_of v); Buffer.add_char b ' ';
        go (v :: binders) body; Buffer.add_char b ')' in
  go [];;

let canonical_sequent hyps c =
  let text tm =
    let b = Buffer.create 512 in
    canonical_term b (canonical_type b) (fun name -> Buffer.add_string b (canonical_constant name))
      (fun name ty ->
        Buffer.add_char b '['; Buffer.add_string b (canonical_symbol name); Buffer.add_char b ' ';
        canonical_type b ty; Buffer.add_char b ']') tm;
    Buffer.contents b in
  let left = List.sort_uniq String.compare (map text hyps) in
  String.concat " , " left ^ (if left = [] then "" else " ") ^ "|- " ^ text c;;

(* ------------------------------------------------------------------------------------------------------------- *)
(* Proving assumptions                                                                                           *)
(* ------------------------------------------------------------------------------------------------------------- *)

(* |- tm = tm' with NUMERAL around each largest numeral. *)
let numerals_marked tm =
  let rec go tm =
    if (try type_of tm = `:num` && is_numeral (mk_comb(`NUMERAL`,tm)) with Failure _ -> false)
    then SYM (SPEC tm NUMERAL) else
    match tm with
      Comb(f,x) -> MK_COMB(go f,go x)
    | Abs(v,body) -> ABS v (go body)
    | _ -> REFL tm in
  go tm;;

exception Attempt_timeout;;

(* What f gives, if it gives something in time. *)
let attempted f =
  let stop = Sys.Signal_handle (fun _ -> raise Attempt_timeout) in
  let before = Sys.signal Sys.sigalrm stop in
  let result =
    try
      let _ = Unix.alarm replay_attempt_seconds in
      let th = f () in
      let _ = Unix.alarm 0 in Some th
    with Failure _ | Not_found | Invalid_argument _ | Attempt_timeout | Stack_overflow | Division_by_zero -> None in
  let _ = Unix.alarm 0 in
  Sys.set_signal Sys.sigalrm before; result;;

(* The same text for statements that differ in the names of variables and type variables, and in outer quantifiers. *)
let statement_key body =
  let b = Buffer.create 256 in
  let types = ref [] and frees = ref [] in
  let number table x =
    match filter (fun (y,_) -> y = x) !table with
      (_,n) :: _ -> n
    | [] -> let n = string_of_int (length !table) in table := (x,n) :: !table; n in
  let rec write_type ty =
    if is_vartype ty then Buffer.add_string b ("'" ^ number types ty) else
    let c,args = dest_type ty in
    Buffer.add_char b '('; Buffer.add_string b c;
    do_list (fun a -> Buffer.add_char b ' '; write_type a) args; Buffer.add_char b ')' in
  canonical_term b write_type (Buffer.add_string b)
    (fun name ty -> Buffer.add_string b ("[" ^ number frees (mk_var(name,ty)) ^ " "); write_type ty; Buffer.add_char b ']')
    body;
  Buffer.contents b;;

(* HOL Light's theorems and the parts of those that are conjunctions, without outer quantifiers. *)
let stored_theorems = lazy (
  itlist (fun (_,th) rest ->
    if hyp th <> [] then rest else
    let whole = SPEC_ALL th in
    let parts = try map SPEC_ALL (CONJUNCTS whole) with Failure _ -> [] in
    whole :: parts @ rest) !theorems []);;

let stored_by_key = lazy (
  let table = Hashtbl.create 16384 in
  do_list (fun th -> Hashtbl.add table (statement_key (concl th)) th) (Lazy.force stored_theorems);
  table);;

(* The goal as an instance of a theorem. *)
let instance_for goal th =
  let vars,body = strip_forall goal in
  let th' = PART_MATCH I th body in
  let th'' = GENL vars (EQ_MP (ALPHA (concl th') body) th') in
  if hyp th'' = [] && aconv (concl th'') goal then th'' else fail();;

let from_stored goal =
  let body = snd (strip_forall goal) in
  tryfind (instance_for goal) (Hashtbl.find_all (Lazy.force stored_by_key) (statement_key body));;

let from_stored_instance goal = tryfind (instance_for goal) (Lazy.force stored_theorems);;

(* MESON with a bound: without, it may run for ever on what it cannot prove. *)
let bounded_meson ths = GEN_MESON_TAC 0 12 1 ths;;

(* Connectives written out, as in the three axioms of the library. *)
let written_out =
  [prove(`((\f:bool->bool->bool. f p q) = (\f. f T T)) <=> p /\ q`, REWRITE_TAC[AND_DEF]);
   prove(`(P = (\x:A. T)) <=> (!x. P x)`,
     REWRITE_TAC[FORALL_DEF] THEN CONV_TAC(ONCE_DEPTH_CONV ETA_CONV) THEN REWRITE_TAC[]);
   TAUT `(p /\ q <=> p) <=> (p ==> q)`];;

let set_theorems =
  [EXTENSION; SUBSET; PSUBSET; DISJOINT; IN_UNION; IN_INTER; IN_DIFF; IN_INSERT; IN_DELETE; NOT_IN_EMPTY; IN_UNIV;
   IN_UNIONS; IN_INTERS; IN_IMAGE; IN_SING; IN_CROSS; FORALL_PAIR_THM; PAIR_EQ];;

(* What is tried, in this order. *)
let proof_attempts goal =
  let by tactic = fun () -> prove(goal,tactic) in
  [(fun () -> from_stored goal);
   (fun () -> TAUT goal);
   by (REWRITE_TAC[]);
   by (REWRITE_TAC[FUN_EQ_THM; o_THM; I_THM]);
   by (REWRITE_TAC[BIT0; BIT1; NUMERAL; ADD_CLAUSES]);
   (fun () -> ARITH_RULE goal);
   (fun () -> REAL_ARITH goal);
   (fun () -> from_stored_instance goal);
   by (REWRITE_TAC[dist] THEN ARITH_TAC);
   by (REWRITE_TAC[IN; EMPTY; UNIV; FUN_EQ_THM; UNWIND_THM1; UNWIND_THM2] THEN bounded_meson []);
   by (REWRITE_TAC[ARITH]);
   by (REPEAT STRIP_TAC THEN MATCH_MP_TAC REAL_SUP_LE THEN ASM_REWRITE_TAC[]);
   by (bounded_meson [SUP]);
   by (REWRITE_TAC set_theorems THEN REWRITE_TAC[IN; PAIR_EQ] THEN bounded_meson []);
   by (REWRITE_TAC[FUN_EQ_THM; AND_DEF; IMP_DEF; FORALL_DEF; EXISTS_DEF; OR_DEF; NOT_DEF; F_DEF; T_DEF; EXISTS_UNIQUE_DEF]);
   by (REPEAT STRIP_TAC THEN
       ASM_SIMP_TAC[real_div; REAL_MUL_LINV; REAL_LE_MUL; REAL_OF_NUM_ADD; REAL_OF_NUM_MUL; REAL_OF_NUM_LE; REAL_OF_NUM_EQ;
                    real_pow; EXP; LET_DEF; LET_END_DEF]);
   by (REWRITE_TAC written_out THEN REWRITE_TAC[ETA_AX; SELECT_AX]);
   by (REWRITE_TAC written_out THEN MP_TAC INFINITY_AX THEN REWRITE_TAC[ONE_ONE; ONTO] THEN bounded_meson []);
   by (bounded_meson [num_INDUCTION; num_CASES; SELECT_AX; ETA_AX; BOOL_CASES_AX; EXCLUDED_MIDDLE])];;

(* |- goal, for a closed goal as it stands in an article. Fails if nothing succeeds. *)
let proved_assumption goal =
  let marked = numerals_marked goal in
  let plain = TRANS marked ((PURE_REWRITE_CONV library_definition_theorems THENC DEPTH_CONV BETA_CONV) (rand(concl marked))) in
  let rec first = function
      [] -> failwith "not proved"
    | attempt :: rest -> (match attempted attempt with Some th -> th | None -> first rest) in
  EQ_MP (SYM plain) (first (proof_attempts (rand(concl plain))));;

(* Closed assumptions proved before, by the text of their article. *)
let proved_before : (string,thm) Hashtbl.t = Hashtbl.create 256;;

(* ------------------------------------------------------------------------------------------------------------- *)
(* Results                                                                                                       *)
(* ------------------------------------------------------------------------------------------------------------- *)

let json_string s =
  let b = Buffer.create (String.length s + 2) in
  Buffer.add_char b '"';
  String.iter (fun c ->
    if c = '"' || c = '\\' then (Buffer.add_char b '\\'; Buffer.add_char b c)
    else if c < ' ' then Buffer.add_string b (Printf.sprintf "\\u%04x" (Char.code c))
    else Buffer.add_char b c) s;
  Buffer.add_char b '"';
  Buffer.contents b;;

let json_strings l = "[" ^ String.concat "," (map json_string l) ^ "]";;

let json_object fields = "{" ^ String.concat "," (map (fun (k,v) -> json_string k ^ ":" ^ v) fields) ^ "}";;

(* Writes an event on a line of its own. *)
let report fields =
  Format.print_flush ();
  print_string ("\n@@ " ^ json_object fields ^ "\n");
  flush stdout;;

(* What is counted while an article is replayed, and what is found. *)
type replay_state =
  {file : string;
   started : float;
   mutable heard : float;                  (* when the last sign of life was given *)
   mutable line : int;
   mutable inferences : int;
   mutable assumptions : string list;      (* texts, the last one first *)
   mutable unproved : string list;         (* of these, what could not be proved *)
   mutable axiomatic : bool;               (* in a process that goes on with axioms for what was not proved *)
   mutable exports : thm list};;           (* the last one first *)

(* In order, each once. (HOL Light's own filter begins at the end.) *)
let distinct texts =
  let seen = Hashtbl.create 64 in
  List.filter (fun t -> if Hashtbl.mem seen t then false else (Hashtbl.replace seen t (); true)) texts;;

(* ok: every inference was made again and every assumption proved. Else `message` says what is wrong, at `line`.
   `sequents` are the texts of what was exported, `assumptions` those of what was taken without proof, `unproved` those
   of them that HOL Light did not prove either: without these, `sequents` were not proved here. *)
let report_article state failure =
  let sequents,failure =
    try distinct (map (fun th -> canonical_sequent (hyp th) (concl th)) (rev state.exports)), failure
    with Failure m -> [], (if failure = "" then m else failure) in
  let failure =
    if failure <> "" || state.unproved = [] then failure
    else "HOL Light could not prove every assumption" in
  report
    (["event",json_string "article"; "file",json_string state.file;
      "ok",(if failure = "" then "true" else "false"); "message",json_string failure;
      "line",string_of_int state.line; "inferences",string_of_int state.inferences;
      "seconds",Printf.sprintf "%.2f" (Unix.gettimeofday() -. state.started);
      "assumptions",json_strings (distinct (rev state.assumptions));
      "unproved",json_strings (distinct (rev state.unproved));
      "sequents",json_strings sequents]);;

(* ------------------------------------------------------------------------------------------------------------- *)
(* The machine                                                                                                   *)
(* ------------------------------------------------------------------------------------------------------------- *)

type article_object =
    Onumber of string
  | Oname of string
  | Ooperator of (hol_type list -> hol_type)
  | Otype of hol_type
  | Oconstant of (hol_type -> term)
  | Ovariable of term
  | Oterm of term
  | Otheorem of thm
  | Olist of article_object list;;

(* The article was reported already, by another process. *)
exception Reported_elsewhere;;

let as_number = function Onumber n -> n | _ -> failwith "a number is expected";;
let as_name = function Oname n -> n | _ -> failwith "a name is expected";;
let as_operator = function Ooperator f -> f | _ -> failwith "a type operator is expected";;
let as_type = function Otype ty -> ty | _ -> failwith "a type is expected";;
let as_constant = function Oconstant f -> f | _ -> failwith "a constant is expected";;
let as_variable = function Ovariable v -> v | _ -> failwith "a variable is expected";;
let as_term = function Oterm t -> t | _ -> failwith "a term is expected";;
let as_theorem = function Otheorem th -> th | _ -> failwith "a theorem is expected";;
let as_list = function Olist l -> l | _ -> failwith "a list is expected";;
let as_pair = function Olist [a;b] -> a,b | _ -> failwith "a list of two is expected";;

(* H |- c, proved by HOL Light. Where that fails, a second process goes on with axioms in order to list all that
   fails; this one gives the article up, so that no axiom is ever added here. *)
let assumed_theorem state hyps c =
  let text = canonical_sequent hyps c in
  state.assumptions <- text :: state.assumptions;
  let goal = itlist (curry mk_imp) hyps c in
  let gens = frees goal in
  let closed = list_mk_forall(gens,goal) in
  let th =
    try find (fun th -> aconv (concl th) closed) (Hashtbl.find_all proved_before text) with Failure _ ->
    try let th = proved_assumption closed in
        let th = EQ_MP (ALPHA (concl th) closed) th in
        Hashtbl.add proved_before text th; th
    with Failure _ ->
      state.unproved <- text :: state.unproved;
      if not state.axiomatic then
        (Format.print_flush (); flush stdout;
         match Unix.fork () with
           0 -> state.axiomatic <- true
         | child -> ignore (Unix.waitpid [] child); raise Reported_elsewhere);
      new_axiom closed in
  itlist (fun _ th -> UNDISCH th) hyps (SPECL gens th);;

let fresh_names = ref 0;;
let fresh_name name = incr fresh_names; "article" ^ string_of_int !fresh_names ^ "." ^ name;;

(* A new constant defined as the term: how to make it, and |- c = t. *)
let define_constant known name tm =
  (* The same definition made again gives the same constant. *)
  try assoc 0 (map (fun (t,r) -> Stdlib.compare t tm,r) (Hashtbl.find_all known name)) with Failure _ ->
  let c = fresh_name name in
  let th = new_basic_definition (mk_eq(mk_var(c,type_of tm),tm)) in
  Hashtbl.replace defined_constants c name;
  let made = Oconstant(fun ty -> mk_mconst(c,ty)), th in
  Hashtbl.add known name (tm,made); made;;

(* From {v1 = t1, ...} |- c: constants ni defined as ti, and |- c[n1/v1, ...]. *)
let define_constant_list known pairs th =
  let defs = map (fun (name,v) ->
    let h = try find (fun h -> is_eq h && lhs h = v) (hyp th) with Failure _ ->
      failwith "a variable in the list has no hypothesis" in
    let made,d = define_constant known name (rhs h) in made,d,v) pairs in
  let th1 = INST (map (fun (_,d,v) -> lhs(concl d),v) defs) th in
  let th2 = itlist (fun (_,d,_) t -> EQ_MP (DEDUCT_ANTISYM_RULE d t) d) (rev defs) th1 in
  if hyp th2 <> [] || frees (concl th2) <> [] then failwith "the definitions are not closed" else
  map (fun (made,_,_) -> made) defs, th2;;

(* From |- P t: the type operator, the two maps, |- abs (rep a) = a and |- P r = (rep (abs r) = r). *)
let define_type_operator known name abs rep vars th =
  try snd (find (fun ((a,r,vs,p),_) -> a = abs && r = rep && vs = vars && Stdlib.compare p (rator(concl th)) = 0)
             (Hashtbl.find_all known name))
  with Failure _ ->
  let c = fresh_name name and abs_c = fresh_name abs and rep_c = fresh_name rep in
  let sorted = sort (<=) (map dest_vartype (type_vars_in_term (rator(concl th)))) in
  if sort (<=) vars <> sorted then failwith "the type variables are not those of the predicate" else
  let abs_rep,rep_abs = new_basic_type_definition c (abs_c,rep_c) th in
  let operator args =
    if length args <> length vars then failwith ("another number of types than " ^ name ^ " takes") else
    mk_type(c,map (fun v -> assoc v (zip vars args)) sorted) in
  Hashtbl.replace defined_constants abs_c abs;
  Hashtbl.replace defined_constants rep_c rep;
  Hashtbl.replace defined_operators c (name,map (fun v -> index v sorted) vars);
  let a0 = rand(concl abs_rep) and r0 = rand(lhs(concl rep_abs)) in
  let a = mk_var("a",type_of a0) and r = mk_var("r",type_of r0) in
  let made =
    Ooperator operator, Oconstant(fun ty -> mk_mconst(abs_c,ty)), Oconstant(fun ty -> mk_mconst(rep_c,ty)),
    (a,INST [a,a0] abs_rep), (r,INST [r,r0] rep_abs) in
  Hashtbl.add known name ((abs,rep,vars,rator(concl th)),made); made;;

(* The theorem, if its sequent is exactly this one up to the names of bound variables. *)
let exported_theorem th hyps c =
  let among l t = exists (aconv t) l in
  if not (aconv (concl th) c) then failwith "the conclusion is not that of the theorem" else
  if not (forall (among hyps) (hyp th) && forall (among (hyp th)) hyps)
  then failwith "the hypotheses are not those of the theorem" else th;;

(* Executes one command word after the other; `push_line` takes any line. *)
let article_machine state =
  let stack = ref [] and version = ref 5 in
  let dictionary : (string,article_object) Hashtbl.t = Hashtbl.create 4096 in
  let known_constants = Hashtbl.create 64 and known_operators = Hashtbl.create 16 in
  let push x = stack := x :: !stack in
  let pop () = match !stack with x :: rest -> stack := rest; x | [] -> failwith "the stack is empty" in
  let top () = match !stack with x :: _ -> x | [] -> failwith "the stack is empty" in
  let number () = as_number (pop ()) and name () = as_name (pop ()) and list () = as_list (pop ()) in
  let ty () = as_type (pop ()) and variable () = as_variable (pop ()) and term () = as_term (pop ()) in
  let theorem () = as_theorem (pop ()) in
  let stored key = try Hashtbl.find dictionary key with Not_found -> failwith ("nothing is stored under " ^ key) in
  let infer th = state.inferences <- state.inferences + 1; push (Otheorem th) in
  let two () = let second = theorem () in let first = theorem () in first,second in
  let substitution (types,terms) th =
    let types = map (fun p -> let n,ty = as_pair p in as_type ty,mk_vartype (global_name (as_name n))) (as_list types) in
    let terms = map (fun p -> let v,t = as_pair p in as_term t,as_variable v) (as_list terms) in
    INST terms (INST_TYPE types th) in
  let type_definition () =
    let th = theorem () in
    let vars = map (fun x -> global_name (as_name x)) (list ()) in
    let rep = name () in let abs = name () in let n = name () in
    let operator,abs,rep,(a,abs_rep),(r,rep_abs) = define_type_operator known_operators n abs rep vars th in
    do_list push [operator; abs; rep];
    if !version < 6 then (push (Otheorem abs_rep); infer rep_abs)
    else (push (Otheorem (ABS a abs_rep)); infer (ABS r (SYM rep_abs))) in
  let execute = function
      "nil" -> push (Olist [])
    | "cons" -> let l = list () in let h = pop () in push (Olist (h :: l))
    | "hdTl" -> (match list () with h :: l -> push h; push (Olist l) | [] -> failwith "the list is empty")
    | "pop" | "pragma" -> ignore (pop ())
    | "def" -> let key = number () in Hashtbl.replace dictionary key (top ())
    | "ref" -> push (stored (number ()))
    | "remove" -> let key = number () in push (stored key); Hashtbl.remove dictionary key
    | "version" ->
        let n = number () in
        if n = "5" || n = "6" then version := int_of_string n else failwith ("version " ^ n ^ " is not known")
    | "typeOp" -> push (Ooperator (library_operator (name ())))
    | "varType" -> push (Otype (mk_vartype (global_name (name ()))))
    | "opType" -> let args = map as_type (list ()) in let f = as_operator (pop ()) in push (Otype (f args))
    | "const" -> push (Oconstant (library_constant (name ())))
    | "constTerm" -> let t = ty () in let f = as_constant (pop ()) in push (Oterm (f t))
    | "var" -> let t = ty () in let n = global_name (name ()) in push (Ovariable (mk_var(n,t)))
    | "varTerm" -> push (Oterm (variable ()))
    | "appTerm" -> let x = term () in let f = term () in push (Oterm (mk_comb(f,x)))
    | "absTerm" -> let body = term () in let v = variable () in push (Oterm (mk_abs(v,body)))
    | "refl" -> infer (REFL (term ()))
    | "assume" -> infer (ASSUME (term ()))
    | "betaConv" -> infer (BETA_CONV (term ()))
    | "absThm" -> let th = theorem () in let v = variable () in infer (ABS v th)
    | "appThm" -> infer (MK_COMB (two ()))
    | "eqMp" -> let a,b = two () in infer (EQ_MP a b)
    | "deductAntisym" -> let a,b = two () in infer (DEDUCT_ANTISYM_RULE a b)
    | "sym" -> infer (SYM (theorem ()))
    | "trans" -> let a,b = two () in infer (TRANS a b)
    | "proveHyp" -> let a,b = two () in infer (EQ_MP (DEDUCT_ANTISYM_RULE a b) a)
    | "subst" -> let th = theorem () in infer (substitution (as_pair (pop ())) th)
    | "axiom" -> let c = term () in let hyps = map as_term (list ()) in infer (assumed_theorem state hyps c)
    | "defineConst" ->
        let t = term () in let made,th = define_constant known_constants (name ()) t in push made; infer th
    | "defineConstList" ->
        let th = theorem () in
        let pairs = map (fun p -> let n,v = as_pair p in as_name n,as_variable v) (list ()) in
        let made,th = define_constant_list known_constants pairs th in push (Olist made); infer th
    | "defineTypeOp" -> type_definition ()
    | "thm" ->
        let c = term () in let hyps = map as_term (list ()) in
        state.exports <- exported_theorem (theorem ()) hyps c :: state.exports
    | word -> failwith ("unknown command " ^ word) in
  fun line ->
    match String.get line 0 with
      '"' -> push (Oname (name_in_article line))
    | '-' | '0' .. '9' -> push (Onumber line)
    | _ -> (try execute line with Failure m -> failwith (line ^ ": " ^ m));;

(* ------------------------------------------------------------------------------------------------------------- *)
(* Articles                                                                                                      *)
(* ------------------------------------------------------------------------------------------------------------- *)

(* Once in a while: whether to go on, and a sign of life. *)
let check_on state =
  let now = Unix.gettimeofday () in
  if now -. state.started > replay_seconds then failwith "the article takes too long";
  if now -. state.heard > 2.0 then
    (state.heard <- now;
     report ["event",json_string "working"; "line",string_of_int state.line]);;

let replay_lines state channel =
  let push_line = article_machine state in
  let rec go () =
    match (try Some (String.trim (input_line channel)) with End_of_file -> None) with
      None -> ()
    | Some line ->
        state.line <- state.line + 1;
        if state.line land 255 = 0 then check_on state;
        if line <> "" && String.get line 0 <> '#' then push_line line;
        go () in
  go ();;

let replay_article file =
  report ["event",json_string "start"; "file",json_string file];
  let state =
    {file = file; started = Unix.gettimeofday (); heard = Unix.gettimeofday (); line = 0; inferences = 0;
     assumptions = []; unproved = []; axiomatic = false; exports = []} in
  let failure =
    try
      let channel = open_in_bin file in
      let failure = try replay_lines state channel; "" with
          Failure m -> m
        | Stack_overflow -> "a term is too deep for HOL Light's stack"
        | Out_of_memory -> "HOL Light's memory is full"
        | Invalid_argument m -> m
        | Not_found -> "something was not found" in
      close_in channel; Some failure
    with Sys_error m -> Some m
       | Reported_elsewhere -> None in
  (match failure with None -> () | Some m -> report_article state m);
  (* This process was made to report, and has an axiom more than HOL Light. *)
  if state.axiomatic then exit 0;;

let replay_listed list_file =
  let channel = open_in_bin list_file in
  let rec lines acc = match (try Some (input_line channel) with End_of_file -> None) with
      None -> rev acc
    | Some line -> lines (if line = "" then acc else line :: acc) in
  let files = lines [] in
  close_in channel;
  report ["event",json_string "ready"];
  do_list replay_article files;
  report ["event",json_string "end"; "axioms",string_of_int (length (axioms ()))];;

if replay_list <> "" then replay_listed replay_list;;
