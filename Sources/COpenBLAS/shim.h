#include <cblas.h>

// OpenBLAS holds LAPACK's routines too; these three are all that is used, so that no LAPACK header has to
// be installed. Arguments as in LAPACK 3: column-major, everything by reference.
void dpotrf_(const char *uplo, const int *n, double *a, const int *lda, int *info);
void dpotrs_(const char *uplo, const int *n, const int *nrhs, const double *a, const int *lda,
             double *b, const int *ldb, int *info);
void dpotri_(const char *uplo, const int *n, double *a, const int *lda, int *info);
