(* Replays OpenTheory articles, version 5 or 6, in the kernel of HOL Light.

   `npm run test:hol-light` runs this file and compares what it reports with what the project's own reader says.
   By hand, in a running HOL Light (loading takes about two minutes):

     HEADCOUNT_ARTICLES=/tmp/list hol-light         where /tmp/list has the path of one article per line
     # #use "scripts/hol-light/library.ml";;
     # #use "scripts/hol-light/assumptions.ml";;
     # #use "scripts/hol-light/replay.ml";;

   The stack machine of articles is interpreted here. Every inference is made by REFL, TRANS, SYM, MK_COMB, ABS,
   BETA_CONV, ASSUME, EQ_MP, DEDUCT_ANTISYM_RULE, INST, INST_TYPE, new_basic_definition and new_basic_type_definition:
   what is reported as proved is a theorem of HOL Light, and its text is read off that theorem. Types and constants of
   the standard library become those of HOL Light (library.ml), what an article defines gets a name used nowhere
   else, and what an article assumes has to be proved, from HOL Light's theorems and by its decision procedures.

   One line per event goes to standard output: `@@ ` and a JSON object, with
     {"event":"ready"}                        once
     {"event":"start","file":F}               before each article
     {"event":"working","line":N}             now and then; who has stopped to read ends this process by it
     {"event":"article","file":F,"ok":B,...}  after each article: see the section on results
     {"event":"end","axioms":N}               at the end; HOL Light itself has 3 axioms, and N has to be 3

   What the two systems do differently is met here, and for the library in library.ml:
   - HOL Light's PROVE_HYP does nothing where nothing is to be discharged; proveHyp of articles adds hypotheses then.
   - new_basic_type_definition takes type variables in alphabetical order, an article lists them.
   - The same definition made twice gives one constant in an article; HOL Light refuses a name that it has. *)

(* ------------------------------------------------------------------------------------------------------------- *)
(* What the environment says                                                                                     *)
(* ------------------------------------------------------------------------------------------------------------- *)

let replay_setting name default = try Sys.getenv name with Not_found -> default;;

(* The file that lists the articles. *)
let replay_list = replay_setting "HEADCOUNT_ARTICLES" "";;

(* An article that takes longer, in seconds, has failed. *)
let replay_seconds = float_of_string (replay_setting "HEADCOUNT_ARTICLE_SECONDS" "900");;

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
  try snd (find (fun (t,_) -> Stdlib.compare t tm = 0) (Hashtbl.find_all known name)) with Failure _ ->
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
        | Reported_elsewhere -> raise Reported_elsewhere
        | other -> Printexc.to_string other in
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
