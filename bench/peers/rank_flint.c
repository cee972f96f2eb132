/* Rank of the lag matrix with FLINT.  gcc -O2 rank_flint.c -o rank_flint -lflint -lgmp -lm
 * rank_flint FILE MODE N REPETITIONS
 *   MODE nmod: everything mod the largest prime below 2^63; fmpz: exact integers and fmpz_mat_rank.
 *   N: the number of lags. Prints one line: the rank, then the seconds of each repetition (lags and rank together). */
#include <flint/flint.h>
#include <flint/fmpz.h>
#include <flint/fmpz_mat.h>
#include <flint/nmod_mat.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define PRIME 9223372036854775783UL

static double seconds(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + 1e-9 * t.tv_nsec;
}

static void read_matrix(FILE *file, fmpz_mat_t m, long rows, long cols) {
  fmpz_mat_init(m, rows, cols);
  for (long i = 0; i < rows; i++)
    for (long j = 0; j < cols; j++) {
      long x;
      if (fscanf(file, "%ld", &x) != 1) exit(2);
      fmpz_set_si(fmpz_mat_entry(m, i, j), x);
    }
}

static long rank_over_integers(const fmpz_mat_t A, const fmpz_mat_t B, const fmpz_mat_t C, long n) {
  long p = C->r, d = B->c;
  fmpz_mat_t X, next, lag, rows;
  fmpz_mat_init_set(X, B);
  fmpz_mat_init(next, B->r, d);
  fmpz_mat_init(lag, p, d);
  fmpz_mat_init(rows, n, p * d);
  for (long l = 0; l < n; l++) {
    fmpz_mat_mul(lag, C, X);
    for (long i = 0; i < p; i++)
      for (long j = 0; j < d; j++) fmpz_set(fmpz_mat_entry(rows, l, i * d + j), fmpz_mat_entry(lag, i, j));
    if (l + 1 == n) break;
    fmpz_mat_mul(next, A, X);
    fmpz_mat_swap(X, next);
  }
  long rank = fmpz_mat_rank(rows);
  fmpz_mat_clear(X);
  fmpz_mat_clear(next);
  fmpz_mat_clear(lag);
  fmpz_mat_clear(rows);
  return rank;
}

static long rank_modulo_prime(const fmpz_mat_t A, const fmpz_mat_t B, const fmpz_mat_t C, long n) {
  long N = A->r, p = C->r, d = B->c;
  nmod_mat_t a, c, X, next, lag, rows;
  nmod_mat_init(a, N, N, PRIME);
  nmod_mat_init(c, p, N, PRIME);
  nmod_mat_init(X, N, d, PRIME);
  nmod_mat_init(next, N, d, PRIME);
  nmod_mat_init(lag, p, d, PRIME);
  nmod_mat_init(rows, n, p * d, PRIME);
  fmpz_mat_get_nmod_mat(a, A);
  fmpz_mat_get_nmod_mat(c, C);
  fmpz_mat_get_nmod_mat(X, B);
  for (long l = 0; l < n; l++) {
    nmod_mat_mul(lag, c, X);
    for (long i = 0; i < p; i++)
      for (long j = 0; j < d; j++) nmod_mat_entry(rows, l, i * d + j) = nmod_mat_entry(lag, i, j);
    if (l + 1 == n) break;
    nmod_mat_mul(next, a, X);
    nmod_mat_swap(X, next);
  }
  long rank = nmod_mat_rank(rows);
  nmod_mat_clear(a);
  nmod_mat_clear(c);
  nmod_mat_clear(X);
  nmod_mat_clear(next);
  nmod_mat_clear(lag);
  nmod_mat_clear(rows);
  return rank;
}

int main(int count, char **words) {
  if (count < 5) return 1;
  FILE *file = fopen(words[1], "r");
  long N, p, d;
  if (!file || fscanf(file, "%ld %ld %ld", &N, &p, &d) != 3) return 2;
  fmpz_mat_t A, B, C;
  read_matrix(file, A, N, N);
  read_matrix(file, B, N, d);
  read_matrix(file, C, p, N);
  long n = atol(words[3]), repetitions = atol(words[4]);
  for (long r = 0; r < repetitions; r++) {
    double start = seconds();
    long rank = strcmp(words[2], "fmpz") ? rank_modulo_prime(A, B, C, n) : rank_over_integers(A, B, C, n);
    double taken = seconds() - start;
    if (r == 0) printf("%ld", rank);
    printf(" %.9f", taken);
  }
  printf("\n");
  return 0;
}
