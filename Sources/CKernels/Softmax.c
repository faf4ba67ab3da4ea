#include "Arithmetic.h"

INLINE float largest(const float *restrict x, size_t count) {
  float top = -1e30f;
  for (size_t i = 0; i < count; i++) top = x[i] > top ? x[i] : top;
  return top;
}

/// x = exp(x - top); returns their sum.
INLINE float exponentials(float *restrict x, size_t count, float top) {
  float sum = 0;
  for (size_t i = 0; i < count; i++) {
    float value = exponential(x[i] - top);
    x[i] = value;
    sum += value;
  }
  return sum;
}

enum { BLOCK = 64 };

KERNEL void ck_softmax_columns(float *x, size_t groups, size_t members, size_t columns,
                               size_t stride, const float *offset) {
  for (size_t group = 0; group < groups; group++) {
    for (size_t start = 0; start < columns; start += BLOCK) {
      size_t count = columns - start < BLOCK ? columns - start : BLOCK;
      float top[BLOCK], sum[BLOCK];
      for (size_t i = 0; i < BLOCK; i++) top[i] = -1e30f, sum[i] = 0;
      for (size_t member = 0; member < members; member++) {
        size_t row = group * members + member;
        float *restrict v = x + row * stride + start, add = offset == NULL ? 0 : offset[row];
        for (size_t i = 0; i < count; i++) {
          float value = v[i] + add;
          v[i] = value;
          top[i] = value > top[i] ? value : top[i];
        }
      }
      for (size_t member = 0; member < members; member++) {
        float *restrict v = x + (group * members + member) * stride + start;
        for (size_t i = 0; i < count; i++) {
          float value = exponential(v[i] - top[i]);
          v[i] = value;
          sum[i] += value;
        }
      }
      for (size_t i = 0; i < BLOCK; i++) sum[i] = 1.0f / sum[i];
      for (size_t member = 0; member < members; member++) {
        float *restrict v = x + (group * members + member) * stride + start;
        for (size_t i = 0; i < count; i++) v[i] *= sum[i];
      }
    }
  }
}

KERNEL void ck_softmax_step(float *x, size_t rows, size_t columns, size_t stride, float *maximum,
                            float *sum, float *factor) {
  for (size_t row = 0; row < rows; row++) {
    float *v = x + row * stride, top = largest(v, columns);
    if (top < maximum[row]) top = maximum[row];
    factor[row] = exponential(maximum[row] - top);
    maximum[row] = top;
    sum[row] = sum[row] * factor[row] + exponentials(v, columns, top);
  }
}

KERNEL void ck_softmax_step_relative(float *x, size_t rows, size_t key_rows, size_t side,
                                     size_t stride, const float *vertical, size_t vertical_stride,
                                     const float *horizontal, size_t horizontal_stride,
                                     float *maximum, float *sum, float *factor) {
  for (size_t row = 0; row < rows; row++) {
    float *restrict v = x + row * stride, top = maximum[row];
    const float *restrict h = horizontal + row * horizontal_stride;
    for (size_t y = 0; y < key_rows; y++) {
      float *restrict w = v + y * side, add = vertical[row * vertical_stride + y], best = -1e30f;
      for (size_t i = 0; i < side; i++) {
        float value = w[i] + add + h[i];
        w[i] = value;
        best = value > best ? value : best;
      }
      top = best > top ? best : top;
    }
    factor[row] = exponential(maximum[row] - top);
    maximum[row] = top;
    sum[row] = sum[row] * factor[row] + exponentials(v, key_rows * side, top);
  }
}

KERNEL void ck_softmax_biased(float *x, size_t rows, size_t columns, size_t stride,
                              const float *bias, float *inverse) {
  for (size_t row = 0; row < rows; row++) {
    float *restrict v = x + row * stride;
    if (bias != NULL) {
      const float *restrict b = bias + row * columns;
      for (size_t i = 0; i < columns; i++) v[i] += b[i];
    }
    inverse[row] = 1.0f / exponentials(v, columns, largest(v, columns));
  }
}
