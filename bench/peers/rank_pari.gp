/* Rank of the lag matrix with PARI/GP: gp -q -D parisizemax=4G SYSTEM.gp rank_pari.gp, the number of lags in LAGS.
   Prints the rank and the seconds (lags and rank together). The default stack is too small from N = 64 on. */
{
  my(n = eval(getenv("LAGS")), start = getwalltime(), X = B, lags = vector(n), k);
  for(l = 1, n, lags[l] = C*X; if(l < n, X = A*X));
  k = matrank(matrix(n, p*d, l, e, lags[l][(e-1)\d+1, (e-1)%d+1]));
  print(k, " ", strprintf("%.3f", (getwalltime() - start) / 1000.));
}
quit
