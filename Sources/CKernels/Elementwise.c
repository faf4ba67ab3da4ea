#include "Arithmetic.h"

KERNEL void ck_gelu(float *x, size_t rows, size_t columns, size_t stride, const float *bias) {
  for (size_t row = 0; row < rows; row++) {
    float *restrict v = x + row * stride;
    if (bias != NULL)
      for (size_t i = 0; i < columns; i++) v[i] = gelu(v[i] + bias[i]);
    else
      for (size_t i = 0; i < columns; i++) v[i] = gelu(v[i]);
  }
}

KERNEL void ck_relu(float *x, size_t rows, size_t columns, size_t stride, const float *bias) {
  for (size_t row = 0; row < rows; row++) {
    float *restrict v = x + row * stride;
    for (size_t i = 0; i < columns; i++) {
      float sum = v[i] + bias[i];
      v[i] = sum > 0 ? sum : 0;
    }
  }
}

KERNEL void ck_add(float *x, size_t rows, size_t columns, size_t stride, const float *y,
                   size_t y_stride, const float *bias) {
  for (size_t row = 0; row < rows; row++) {
    float *restrict v = x + row * stride;
    if (y == NULL) {
      for (size_t i = 0; i < columns; i++) v[i] += bias[i];
      continue;
    }
    const float *restrict w = y + row * y_stride;
    if (bias == NULL)
      for (size_t i = 0; i < columns; i++) v[i] += w[i];
    else
      for (size_t i = 0; i < columns; i++) v[i] += w[i] + bias[i];
  }
}

KERNEL void ck_sum(const float *x, size_t x_stride, const float *y, size_t y_stride, float *z,
                   size_t z_stride, size_t rows, size_t columns) {
  for (size_t row = 0; row < rows; row++) {
    const float *restrict v = x + row * x_stride, *restrict w = y + row * y_stride;
    float *restrict o = z + row * z_stride;
    for (size_t i = 0; i < columns; i++) o[i] = v[i] + w[i];
  }
}

/// 1 / sqrt(variance + epsilon) of a row; its mean goes to `mean`.
INLINE float inverse_deviation(const float *restrict x, size_t columns, float epsilon, float *mean) {
  float sum = 0, squares = 0;
  for (size_t i = 0; i < columns; i++) sum += x[i];
  float m = sum / (float)columns;
  for (size_t i = 0; i < columns; i++) squares += (x[i] - m) * (x[i] - m);
  *mean = m;
  return 1.0f / __builtin_sqrtf(squares / (float)columns + epsilon);
}

KERNEL void ck_layer_norm(const float *x, size_t x_stride, float *y, size_t y_stride, size_t rows,
                          size_t columns, const float *gain, const float *shift, float epsilon) {
  for (size_t row = 0; row < rows; row++) {
    const float *v = x + row * x_stride;
    float *w = y + row * y_stride, mean;
    float scale = inverse_deviation(v, columns, epsilon, &mean);
    for (size_t i = 0; i < columns; i++) w[i] = (v[i] - mean) * scale * gain[i] + shift[i];
  }
}

INLINE void residual_norm(const float *x, int positioned, const float *update,
                          const float *restrict bias, float *y, float *z, const float *position,
                          size_t rows, size_t columns, const float *restrict gain,
                          const float *restrict shift, float epsilon, float *scales,
                          float *means) {
  for (size_t row = 0; row < rows; row++) {
    const float *v = x + row * columns, *u = update + row * columns, *p = position + row * columns;
    float *w = y + row * columns, *o = z + row * columns, mean;
    if (positioned)
      for (size_t i = 0; i < columns; i++) w[i] = (v[i] - p[i]) + (u[i] + bias[i]);
    else
      for (size_t i = 0; i < columns; i++) w[i] = v[i] + (u[i] + bias[i]);
    float scale = inverse_deviation(w, columns, epsilon, &mean);
    for (size_t i = 0; i < columns; i++) w[i] = (w[i] - mean) * scale * gain[i] + shift[i];
    for (size_t i = 0; i < columns; i++) o[i] = w[i] + p[i];
    if (scales != NULL) scales[row] = scale, means[row] = mean;
  }
}

KERNEL void ck_residual_norm(const float *x, int positioned, const float *update,
                             const float *bias, float *y, float *z, const float *position,
                             size_t rows, size_t columns, const float *gain, const float *shift,
                             float epsilon, float *scales, float *means) {
  // Counts known to the compiler unroll the published networks' rows.
  if (columns == 256)
    residual_norm(x, positioned, update, bias, y, z, position, rows, 256, gain, shift, epsilon,
                  scales, means);
  else
    residual_norm(x, positioned, update, bias, y, z, position, rows, columns, gain, shift, epsilon,
                  scales, means);
}

INLINE void norm_gelu(float *x, size_t rows, size_t columns, const float *restrict bias,
                      const float *restrict gain, const float *restrict shift, float epsilon,
                      const float *y, const float *factor, size_t share) {
  for (size_t row = 0; row < rows; row++) {
    float *restrict v = x + row * columns, mean;
    if (y == NULL) {
      for (size_t i = 0; i < columns; i++) v[i] += bias[i];
    } else {
      const float *restrict w = y + row * columns;
      float f = factor[row / share];
      for (size_t i = 0; i < columns; i++) v[i] += bias[i] + f * w[i];
    }
    float scale = inverse_deviation(v, columns, epsilon, &mean);
    for (size_t i = 0; i < columns; i++) v[i] = gelu((v[i] - mean) * scale * gain[i] + shift[i]);
  }
}

KERNEL void ck_norm_gelu(float *x, size_t rows, size_t columns, const float *bias,
                         const float *gain, const float *shift, float epsilon, const float *y,
                         const float *factor, size_t share) {
  // A count known to the compiler keeps the published networks' rows in registers.
  if (columns == 64) norm_gelu(x, rows, 64, bias, gain, shift, epsilon, y, factor, share);
  else norm_gelu(x, rows, columns, bias, gain, shift, epsilon, y, factor, share);
}

KERNEL void ck_scale_columns(float *x, size_t rows, size_t columns, size_t stride,
                             const float *factor) {
  for (size_t row = 0; row < rows; row++) {
    float *restrict v = x + row * stride;
    const float *restrict f = factor;
    for (size_t i = 0; i < columns; i++) v[i] *= f[i];
  }
}

KERNEL void ck_scale_rows(float *x, size_t rows, size_t columns, size_t stride,
                          const float *factor) {
  for (size_t row = 0; row < rows; row++) {
    float *restrict v = x + row * stride, f = factor[row];
    for (size_t i = 0; i < columns; i++) v[i] *= f;
  }
}

/// One tap of a depthwise convolution over a row of channels.
INLINE void tap(float *restrict out, const float *restrict x, const float *restrict weights,
                size_t channels) {
  for (size_t i = 0; i < channels; i++) out[i] += x[i] * weights[i];
}

KERNEL void ck_depthwise(const float *above, const float *here, const float *below, size_t width,
                         size_t channels, size_t stride, const float *weights, const float *bias,
                         int with_gelu, float *out) {
  const float *rows[3] = {above, here, below};
  for (size_t x = 0, place = 0; x < width; x += stride, place++) {
    float *restrict o = out + place * channels;
    int inside = above != NULL && below != NULL && x > 0 && x + 1 < width;
    if (inside) {
      const float *restrict a = above + (x - 1) * channels, *restrict b = here + (x - 1) * channels,
                  *restrict c = below + (x - 1) * channels, *restrict w = weights;
      size_t n = channels;
      for (size_t i = 0; i < n; i++) {
        float sum = bias[i] + a[i] * w[i] + a[n + i] * w[n + i] + a[2 * n + i] * w[2 * n + i];
        sum += b[i] * w[3 * n + i] + b[n + i] * w[4 * n + i] + b[2 * n + i] * w[5 * n + i];
        sum += c[i] * w[6 * n + i] + c[n + i] * w[7 * n + i] + c[2 * n + i] * w[8 * n + i];
        o[i] = sum;
      }
    } else {
      memcpy(o, bias, channels * sizeof(float));
      for (size_t k = 0; k < 9; k++) {
        const float *row = rows[k / 3];
        size_t column = x + k % 3;
        if (row == NULL || column < 1 || column > width) continue;
        tap(o, row + (column - 1) * channels, weights + k * channels, channels);
      }
    }
    if (with_gelu)
      for (size_t i = 0; i < channels; i++) o[i] = gelu(o[i]);
  }
}
