(* Proofs in HOL Light of what an article assumes.

   Loaded after library.ml. An article may assume theorems of the standard library; HOL Light's own theorems and decision
   procedures have to prove them again. That finds an assumption that is false. It does not show that the library has it:
   of x / 0, inv 0, m - n for m < n, m div 0 and pre 0 HOL Light knows more. *)

#load "unix.cma";;

(* One attempt takes at most so many seconds. *)
let replay_attempt_seconds = 10;;

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
  (* It may ring while it is turned off. *)
  (try ignore (Unix.alarm 0) with Attempt_timeout -> ());
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
let stored_theorems =
  itlist (fun (_,th) rest ->
    if hyp th <> [] then rest else
    let whole = SPEC_ALL th in
    let parts = try map SPEC_ALL (CONJUNCTS whole) with Failure _ -> [] in
    whole :: parts @ rest) !theorems [];;

let stored_by_key =
  let table = Hashtbl.create 16384 in
  do_list (fun th -> Hashtbl.add table (statement_key (concl th)) th) stored_theorems;
  table;;

(* The goal as an instance of a theorem. *)
let instance_for goal th =
  let vars,body = strip_forall goal in
  let th' = PART_MATCH I th body in
  let th'' = GENL vars (EQ_MP (ALPHA (concl th') body) th') in
  if hyp th'' = [] && aconv (concl th'') goal then th'' else fail();;

let from_stored goal =
  let body = snd (strip_forall goal) in
  tryfind (instance_for goal) (Hashtbl.find_all stored_by_key (statement_key body));;

let from_stored_instance goal = tryfind (instance_for goal) stored_theorems;;

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

(* HOL Light says these of all divisors, or in another form. *)
let division_theorems =
  [DIV_0; MOD_0; DIV_REFL; MOD_REFL; DIV_LE; DIV_MONO; DIV_EQ_SELF; DIV_DIV; DIV_MULT2; DIV_MOD; MULT_DIV_LE; RDIV_LT_EQ;
   MOD_EQ_0; MOD_MULT; MOD_MULT2; MOD_MULT_LMOD; MOD_MULT_RMOD; MOD_MULT_MOD2; MOD_MULT_MOD; MOD_ADD_MOD; MOD_EXP_MOD;
   MOD_MOD; MOD_MOD_REFL; MOD_MOD_EXP_MIN; LEFT_SUB_DISTRIB; RIGHT_SUB_DISTRIB; MULT_EQ_0; DE_MORGAN_THM; NOT_LT];;

(* What base says of naturals and nothing below proves. *)
let natural_lemmas =
  [prove(`(minimal n. T) = 0`,
     MP_TAC(ISPEC `\n:num. T` MINIMAL) THEN REWRITE_TAC[] THEN DISCH_THEN(MP_TAC o SPEC `0`) THEN ARITH_TAC);
   prove(`!k n. 1 < k ==> ?m. n <= k EXP m`,
     REPEAT STRIP_TAC THEN EXISTS_TAC `n:num` THEN MATCH_MP_TAC LE_TRANS THEN EXISTS_TAC `2 EXP n` THEN
     SIMP_TAC[LT_POW2_REFL; LT_IMP_LE] THEN MATCH_MP_TAC EXP_MONO_LE_IMP THEN ASM_ARITH_TAC);
   prove(`!a b n. b < a * n ==> b DIV a < n`,
     REPEAT GEN_TAC THEN ASM_CASES_TAC `a = 0` THEN ASM_SIMP_TAC[RDIV_LT_EQ; MULT_CLAUSES; LT]);
   prove(`!m n. n <= m ==> (EVEN (m - n) <=> EVEN m <=> EVEN n)`,
     REPEAT STRIP_TAC THEN REWRITE_TAC[EVEN_SUB] THEN ASM_CASES_TAC `m:num <= n` THEN ASM_REWRITE_TAC[] THEN
     SUBGOAL_THEN `m:num = n` (fun th -> REWRITE_TAC[th]) THEN ASM_ARITH_TAC);
   prove(`!m n. n <= m ==> (ODD (m - n) <=> ~(ODD m <=> ODD n))`,
     REPEAT STRIP_TAC THEN REWRITE_TAC[ODD_SUB] THEN ASM_CASES_TAC `n:num < m` THEN ASM_REWRITE_TAC[] THEN
     SUBGOAL_THEN `m:num = n` (fun th -> REWRITE_TAC[th]) THEN ASM_ARITH_TAC);
   prove(`!n a b. ~(n = 0) ==> (SUC a MOD n = SUC b MOD n <=> a MOD n = b MOD n)`,
     REPEAT STRIP_TAC THEN EQ_TAC THENL
      [DISCH_THEN(MP_TAC o AP_TERM `\x. (x + (n - 1)) MOD n`) THEN REWRITE_TAC[MOD_ADD_MOD] THEN
       CONV_TAC MOD_DOWN_CONV THEN
       ASM_SIMP_TAC[ARITH_RULE `~(n = 0) ==> SUC a + n - 1 = a + 1 * n`] THEN
       REWRITE_TAC[MOD_MULT_ADD; ONCE_REWRITE_RULE[ADD_SYM] MOD_MULT_ADD];
       DISCH_THEN(MP_TAC o AP_TERM `\x. (x + 1) MOD n`) THEN REWRITE_TAC[ADD1] THEN
       CONV_TAC MOD_DOWN_CONV THEN REWRITE_TAC[]]);
   prove(`!k p. 1 < k /\ p 0 /\ (!n. ~(n = 0) /\ p (n DIV k) ==> p n) ==> !n. p n`,
     REPEAT GEN_TAC THEN STRIP_TAC THEN MATCH_MP_TAC num_WF THEN X_GEN_TAC `n:num` THEN
     ASM_CASES_TAC `n = 0` THEN ASM_REWRITE_TAC[] THEN DISCH_THEN(MP_TAC o SPEC `n DIV k`) THEN ANTS_TAC THENL
      [SUBGOAL_THEN `~(k = 0)` ASSUME_TAC THENL [ASM_ARITH_TAC; ASM_SIMP_TAC[RDIV_LT_EQ]] THEN
       MATCH_MP_TAC LTE_TRANS THEN EXISTS_TAC `2 * n` THEN
       CONJ_TAC THENL [ASM_ARITH_TAC; REWRITE_TAC[LE_MULT_RCANCEL] THEN ASM_ARITH_TAC];
       ASM_MESON_TAC[]])];;

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
   (fun () -> tryfind (instance_for goal) natural_lemmas);
   by (REPEAT STRIP_TAC THEN W(fun (_,w) -> ACCEPT_TAC (from_stored_instance w)));
   by (REPEAT STRIP_TAC THEN ASM_SIMP_TAC division_theorems);
   by (REPEAT STRIP_TAC THEN RULE_ASSUM_TAC(REWRITE_RULE[MULT_EQ_0; DE_MORGAN_THM]) THEN ASM_SIMP_TAC division_theorems);
   by (REPEAT STRIP_TAC THEN ASM_SIMP_TAC division_theorems THEN ASM_ARITH_TAC);
   (fun () -> NUM_RING goal);
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
