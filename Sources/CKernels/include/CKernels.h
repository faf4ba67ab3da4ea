#ifndef CKERNELS_H
#define CKERNELS_H

// Elementwise kernels of the SAM network: exp, GELU, softmax, layer norm and what is fused with them.
// On x86-64 the compiler makes three versions of each (AVX-512, AVX2 with FMA, SSE2) and the loader
// picks one; elsewhere there is one. All matrices are row-major with a stride in floats.

#include <stddef.h>

/// x += bias, then GELU with erf. x: [rows, columns]; bias: [columns] or NULL.
void ck_gelu(float *x, size_t rows, size_t columns, size_t stride, const float *bias);

#endif
