#include "CKernels.h"
void ck_gelu(float *x, size_t rows, size_t columns, size_t stride, const float *bias) {}
