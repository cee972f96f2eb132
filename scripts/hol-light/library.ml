(* The standard library of OpenTheory in HOL Light, and statements as texts that do not depend on either system.

   Loaded before assumptions.ml and replay.ml. Types and constants of the library become those of HOL Light:
   - HOL Light writes numbers as NUMERAL (BIT1 _0), the library without NUMERAL. Here zero, bit0 and bit1 are _0, BIT0
     and BIT1; NUMERAL is put in only to prove an assumption.
   - HOL Light has no type of sets: Set.set A is A->bool, Set.member is IN.
   - Where HOL Light has no constant of the same type, one is defined, under the name "library.NAME". So each library
     constant is one constant here, and can be translated back.
   - A name that is in none of the tables has no counterpart: an article that needs it cannot be replayed. *)

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

let canonical_most_characters = 1 lsl 22;;

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
