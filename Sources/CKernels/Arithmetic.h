#ifndef ARITHMETIC_H
#define ARITHMETIC_H

// Shared by the kernels; not part of the module.

#include "CKernels.h"
#include <stdint.h>
#include <string.h>

#if defined(__x86_64__) && defined(__linux__)
#define KERNEL __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define KERNEL
#endif
#define INLINE static inline __attribute__((always_inline))

/// exp(x) within 2 ulp for x in [-87.3, 88], the ends' values outside. Cody-Waite reduction, Cephes'
/// polynomial of expf.
INLINE float exponential(float x) {
#pragma clang fp reassociate(off)  // the reduction lives from its order
  x = x > 88.0f ? 88.0f : x;
  x = x < -87.3f ? -87.3f : x;
  // The cast truncates; the offset makes it the nearest integer, and vectorises without SSE4.1.
  int32_t power = (int32_t)(x * 1.44269504f + 1024.5f) - 1024;
  float whole = (float)power;
  float r = x - whole * 0.693359375f;
  r = r + whole * 2.12194440e-4f;
  float p = 1.9875691500e-4f;
  p = p * r + 1.3981999507e-3f;
  p = p * r + 8.3334519073e-3f;
  p = p * r + 4.1665795894e-2f;
  p = p * r + 1.6666665459e-1f;
  p = p * r + 5.0000001201e-1f;
  p = p * r * r + r + 1.0f;
  int32_t bits = (power + 127) << 23;
  float scale;
  memcpy(&scale, &bits, 4);
  return p * scale;
}

/// x * (1 + erf(x / sqrt 2)) / 2 with an error of at most 3e-7 |x|.
///
/// erf(x / sqrt 2) / x as a polynomial of degree 13 in x squared, fitted on [0, 5.25] to the least largest
/// error: no division and no exp, so that it costs half of Abramowitz and Stegun's 7.1.26.
INLINE float gelu(float x) {
  float c = x > 5.25f ? 5.25f : x;
  c = c < -5.25f ? -5.25f : c;
  float t = c * c * (2.0f / (5.25f * 5.25f)) - 1.0f;
  float p = -9.699888760e-04f;
  p = p * t + 2.808369696e-03f;
  p = p * t - 3.087403253e-03f;
  p = p * t + 4.023331683e-03f;
  p = p * t - 9.770632721e-03f;
  p = p * t + 1.785547100e-02f;
  p = p * t - 2.614633739e-02f;
  p = p * t + 3.678167239e-02f;
  p = p * t - 4.993311688e-02f;
  p = p * t + 6.410241127e-02f;
  p = p * t - 7.954286039e-02f;
  p = p * t + 9.928967059e-02f;
  p = p * t - 1.342531592e-01f;
  p = p * t + 2.693186998e-01f;
  float h = 0.5f * x;
  return h + h * (c * p);
}

#endif
