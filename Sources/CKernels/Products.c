#include "Arithmetic.h"

/// Eight numbers at any address. Passed by pointer only: by value, the calling convention would depend on
/// the instruction set.
typedef float Lanes __attribute__((vector_size(32), aligned(4), may_alias));

INLINE float total(const Lanes *lanes) {
  const float *x = (const float *)lanes;
  return ((x[0] + x[4]) + (x[2] + x[6])) + ((x[1] + x[5]) + (x[3] + x[7]));
}

/// `rows` (1 to 4) rows of x against two rows of weights.
INLINE void block(const float *x, size_t x_stride, size_t rows, size_t inner, const float *first,
                  const float *second, float out[4][2]) {
  Lanes sums[4][2] = {0};
  for (size_t k = 0; k < inner; k += 8) {
    Lanes a = *(const Lanes *)(first + k), b = *(const Lanes *)(second + k);
    for (size_t row = 0; row < rows; row++) {
      Lanes v = *(const Lanes *)(x + row * x_stride + k);
      sums[row][0] += v * a;
      sums[row][1] += v * b;
    }
  }
  for (size_t row = 0; row < rows; row++) {
    out[row][0] = total(&sums[row][0]);
    out[row][1] = total(&sums[row][1]);
  }
}

KERNEL void ck_thin_product(const float *x, size_t x_stride, size_t rows, size_t inner,
                            const float *weight, size_t weight_stride, size_t columns,
                            const float *bias, float *y, size_t y_stride) {
  for (size_t column = 0; column < columns; column += 2) {
    // An odd last column is done twice; the second result is dropped.
    size_t other = column + 1 < columns ? column + 1 : column;
    const float *first = weight + column * weight_stride, *second = weight + other * weight_stride;
    float add = bias == NULL ? 0 : bias[column], add_other = bias == NULL ? 0 : bias[other];
    for (size_t row = 0; row < rows; row += 4) {
      float out[4][2];
      const float *v = x + row * x_stride;
      size_t count = rows - row < 4 ? rows - row : 4;
      switch (count) {
        case 4: block(v, x_stride, 4, inner, first, second, out); break;
        case 3: block(v, x_stride, 3, inner, first, second, out); break;
        case 2: block(v, x_stride, 2, inner, first, second, out); break;
        default: block(v, x_stride, 1, inner, first, second, out); break;
      }
      for (size_t i = 0; i < count; i++) {
        y[(row + i) * y_stride + other] = out[i][1] + add_other;
        y[(row + i) * y_stride + column] = out[i][0] + add;
      }
    }
  }
}

KERNEL void ck_head_products(const float *x, size_t x_stride, size_t tokens, size_t heads,
                             size_t width, const float *weight, size_t stride, size_t columns,
                             float scale, float *out, size_t out_stride) {
  for (size_t head = 0; head < heads; head++) {
    for (size_t token = 0; token < tokens; token++) {
      const float *restrict v = x + token * x_stride + head * width;
      const float *restrict p = weight + head * width * stride;
      float *restrict o = out + (head * tokens + token) * out_stride;
      memset(o, 0, columns * sizeof(float));
      for (size_t d = 0; d + 4 <= width; d += 4) {
        float a = v[d] * scale, b = v[d + 1] * scale, c = v[d + 2] * scale, e = v[d + 3] * scale;
        const float *restrict r = p + d * stride;
        for (size_t i = 0; i < columns; i++)
          o[i] += a * r[i] + b * r[stride + i] + c * r[2 * stride + i] + e * r[3 * stride + i];
      }
      for (size_t d = width / 4 * 4; d < width; d++)
        for (size_t i = 0; i < columns; i++) o[i] += v[d] * scale * p[d * stride + i];
    }
  }
}

enum { PIXELS = 32 };

/// `count` (up to PIXELS) pixels of up to four masks; sums stay in registers when the count is PIXELS.
INLINE void gelu_dot(const float *x, size_t channels, size_t count, size_t stride,
                     const float *bias, const float hyper[][4], size_t masks, float *out,
                     size_t out_stride) {
  float sums[4][PIXELS] = {0};
  for (size_t channel = 0; channel < channels; channel++) {
    const float *restrict v = x + channel * stride, *h = hyper[channel];
    for (size_t i = 0; i < count; i++) {
      float value = gelu(v[i] + bias[channel]);
      sums[0][i] += h[0] * value;
      sums[1][i] += h[1] * value;
      sums[2][i] += h[2] * value;
      sums[3][i] += h[3] * value;
    }
  }
  for (size_t mask = 0; mask < masks; mask++)
    memcpy(out + mask * out_stride, sums[mask], count * sizeof(float));
}

KERNEL void ck_gelu_dot(const float *x, size_t channels, size_t columns, size_t stride,
                        const float *bias, const float *hyper, size_t masks, float *out,
                        size_t out_stride) {
  enum { CHANNELS = 64 };
  for (size_t first = 0; first < masks; first += 4) {
    size_t some = masks - first < 4 ? masks - first : 4;
    float weights[CHANNELS][4] = {0};
    for (size_t mask = 0; mask < some; mask++)
      for (size_t channel = 0; channel < channels; channel++)
        weights[channel][mask] = hyper[(first + mask) * channels + channel];
    float *o = out + first * out_stride;
    size_t start = 0;
    for (; start + PIXELS <= columns; start += PIXELS)
      gelu_dot(x + start, channels, PIXELS, stride, bias, weights, some, o + start, out_stride);
    if (start < columns)
      gelu_dot(x + start, channels, columns - start, stride, bias, weights, some, o + start,
               out_stride);
  }
}

KERNEL void ck_token_attention(const float *query, const float *key, const float *value,
                               size_t tokens, size_t heads, size_t width, float *out,
                               float *scratch) {
  size_t stride = heads * width;
  float scale = 1.0f / __builtin_sqrtf((float)width);
  for (size_t head = 0; head < heads; head++) {
    for (size_t token = 0; token < tokens; token++) {
      const float *restrict q = query + token * stride + head * width;
      float top = -1e30f, sum = 0;
      for (size_t other = 0; other < tokens; other++) {
        const float *restrict k = key + other * stride + head * width;
        float score = 0;
        for (size_t d = 0; d < width; d++) score += q[d] * k[d];
        scratch[other] = score * scale;
        top = scratch[other] > top ? scratch[other] : top;
      }
      float *restrict o = out + token * stride + head * width;
      memset(o, 0, width * sizeof(float));
      for (size_t other = 0; other < tokens; other++) {
        const float *restrict v = value + other * stride + head * width;
        float weight = exponential(scratch[other] - top);
        sum += weight;
        for (size_t d = 0; d < width; d++) o[d] += weight * v[d];
      }
      for (size_t d = 0; d < width; d++) o[d] /= sum;
    }
  }
}
