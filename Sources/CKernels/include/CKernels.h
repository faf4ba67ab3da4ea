#ifndef CKERNELS_H
#define CKERNELS_H

// Elementwise kernels of the SAM network: exp, GELU, softmax, layer norm, and what is fused with them,
// and the products that are too thin for BLAS. Matrices are row-major; a stride counts floats from one
// row to the next. On x86-64 the compiler makes three versions of each kernel (AVX-512, AVX2 with FMA,
// SSE2) and the loader picks one when the program starts; elsewhere there is one.

#include <stddef.h>

/// x = GELU(x + bias), GELU by erf. x: [rows, columns], bias: [columns] or NULL.
void ck_gelu(float *x, size_t rows, size_t columns, size_t stride, const float *bias);

/// x = max(x + bias, 0). x: [rows, columns], bias: [columns].
void ck_relu(float *x, size_t rows, size_t columns, size_t stride, const float *bias);

/// x += y + bias. x, y: [rows, columns], y and bias or NULL.
void ck_add(float *x, size_t rows, size_t columns, size_t stride, const float *y, size_t y_stride,
            const float *bias);

/// z = x + y. x, y, z: [rows, columns], each with a stride.
void ck_sum(const float *x, size_t x_stride, const float *y, size_t y_stride, float *z,
            size_t z_stride, size_t rows, size_t columns);

/// y = (x - mean) / sqrt(variance + epsilon) * gain + shift over each row.
/// x, y: [rows, columns] (may be the same), gain, shift: [columns].
void ck_layer_norm(const float *x, size_t x_stride, float *y, size_t y_stride, size_t rows,
                   size_t columns, const float *gain, const float *shift, float epsilon);

/// y = layer norm of x + update + bias; z = y + position. When `positioned`, x has the position added
/// already, which is taken away first. x, update, y, z, position: [rows, columns], contiguous; y or
/// z may be x.
/// `scales` and `means` get 1 / sqrt(variance + epsilon) and the mean of each row, unless they are NULL.
void ck_residual_norm(const float *x, int positioned, const float *update, const float *bias,
                      float *y, float *z, const float *position, size_t rows, size_t columns,
                      const float *gain, const float *shift, float epsilon, float *scales,
                      float *means);

/// x = GELU(layer norm of x + bias) over each row of `columns` contiguous numbers. Unless y is NULL,
/// factor[row / share] * y is added first; y: as x.
void ck_norm_gelu(float *x, size_t rows, size_t columns, const float *bias, const float *gain,
                  const float *shift, float epsilon, const float *y, const float *factor,
                  size_t share);

/// Softmax over the rows of each group, column by column: what image tokens attend to.
/// x: [groups * members, columns]; offset: [groups * members], added to each row first, or NULL.
void ck_softmax_columns(float *x, size_t groups, size_t members, size_t columns, size_t stride,
                        const float *offset);

/// One step of a softmax over rows that come in blocks of columns: x = exp(x - maximum), with the
/// running `maximum` and `sum` of each row brought up to date. `factor` is what results so far must be
/// multiplied with. Start: maximum -1e30, sum 0.
void ck_softmax_step(float *x, size_t rows, size_t columns, size_t stride, float *maximum,
                     float *sum, float *factor);

/// The same with decomposed relative positions. x: [rows, key_rows * side] scores of one query a row;
/// vertical: [rows, key_rows], horizontal: [rows, side], each with a stride, are added to the scores of
/// each key row and each key column first.
void ck_softmax_step_relative(float *x, size_t rows, size_t key_rows, size_t side, size_t stride,
                              const float *vertical, size_t vertical_stride,
                              const float *horizontal, size_t horizontal_stride, float *maximum,
                              float *sum, float *factor);

/// x *= factor, column by column. x: [rows, columns], factor: [columns].
void ck_scale_columns(float *x, size_t rows, size_t columns, size_t stride, const float *factor);

/// x *= factor, row by row. x: [rows, columns], factor: [rows].
void ck_scale_rows(float *x, size_t rows, size_t columns, size_t stride, const float *factor);

/// Attention weights with a table of biases, not yet divided by their sum.
/// x: [rows, columns]; bias: [rows, columns] contiguous or NULL; inverse: [rows] gets 1 / sum.
void ck_softmax_biased(float *x, size_t rows, size_t columns, size_t stride, const float *bias,
                       float *inverse);

/// A row of a depthwise 3x3 convolution, channels last, padded with zeros on all sides.
/// above, here, below: [width, channels] or NULL outside of the image; weights: [9, channels];
/// bias: [channels]; out: [(width - 1) / stride + 1, channels]; gelu: whether GELU follows.
void ck_depthwise(const float *above, const float *here, const float *below, size_t width,
                  size_t channels, size_t stride, const float *weights, const float *bias, int gelu,
                  float *out);

/// out = hyper * GELU(x + bias): masks from upscaled channels, which are not kept.
/// x: [channels, columns], at most 64 channels; bias: [channels]; hyper: [masks, channels];
/// out: [masks, columns].
void ck_gelu_dot(const float *x, size_t channels, size_t columns, size_t stride, const float *bias,
                 const float *hyper, size_t masks, float *out, size_t out_stride);

/// y = x * weight^T + bias for a few rows: reads the weights once, without packing.
/// x: [rows, inner], weight: [columns, inner], bias: [columns] or NULL, y: [rows, columns];
/// inner is a multiple of 8.
void ck_thin_product(const float *x, size_t x_stride, size_t rows, size_t inner,
                     const float *weight, size_t weight_stride, size_t columns, const float *bias,
                     float *y, size_t y_stride);

/// Projects tokens head by head: out[h * tokens + t] = scale * sum over d of x[t, h * width + d] *
/// weight[h * width + d]; a row per head and token.
/// x: [tokens, heads * width], weight: [heads * width, columns], out: [heads * tokens, columns], with strides.
void ck_head_products(const float *x, size_t x_stride, size_t tokens, size_t heads, size_t width,
                      const float *weight, size_t stride, size_t columns, float scale, float *out,
                      size_t out_stride);

/// Attention among a few tokens. query, key, value, out: [tokens, heads * width], contiguous;
/// scratch: [tokens].
void ck_token_attention(const float *query, const float *key, const float *value, size_t tokens,
                        size_t heads, size_t width, float *out, float *scratch);

#endif
