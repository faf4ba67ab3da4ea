#include "CImage.h"
#include <png.h>
#include <string.h>

// A position in memory that libpng reads from or writes to.
typedef struct {
  const uint8_t *source;
  uint8_t *target;
  size_t count;
  size_t offset;
} Stream;

static void fail(png_structp png, png_const_charp reason) {
  CImageInfo *image = png_get_error_ptr(png);
  strncpy(image->message, reason, sizeof image->message - 1);
  image->message[sizeof image->message - 1] = 0;
  png_longjmp(png, 1);
}

static void ignore(png_structp png, png_const_charp reason) {
  (void)png;
  (void)reason;
}

static void take(png_structp png, png_bytep bytes, size_t length) {
  Stream *stream = png_get_io_ptr(png);
  if (length > stream->count - stream->offset) png_error(png, "the file ends too early");
  memcpy(bytes, stream->source + stream->offset, length);
  stream->offset += length;
}

static void put(png_structp png, png_bytep bytes, size_t length) {
  Stream *stream = png_get_io_ptr(png);
  if (length > stream->count - stream->offset) png_error(png, "the output buffer is too small");
  memcpy(stream->target + stream->offset, bytes, length);
  stream->offset += length;
}

static void flush(png_structp png) { (void)png; }

static void describe(png_structp png, png_infop info, CImageInfo *image) {
  png_colorp colours = NULL;
  int count = 0;
  image->width = png_get_image_width(png, info);
  image->height = png_get_image_height(png, info);
  image->bit_depth = png_get_bit_depth(png, info);
  image->color_type = png_get_color_type(png, info);
  image->channels = image->color_type & PNG_COLOR_MASK_COLOR
                        ? (image->color_type == PNG_COLOR_TYPE_PALETTE ? 1 : 3) : 1;
  image->bytes = image->bit_depth == 16 ? 2 : 1;
  if (image->color_type == PNG_COLOR_TYPE_PALETTE) png_get_PLTE(png, info, &colours, &count);
  image->palette_count = (uint16_t)(count < 256 ? count : 256);
  if (count > 0) memcpy(image->palette, colours, (size_t)image->palette_count * sizeof(png_color));
}

int cimage_png_read(const uint8_t *file, size_t count, uint8_t *pixels, size_t capacity,
                    CImageInfo *image) {
  Stream stream = { .source = file, .count = count };
  memset(image, 0, sizeof *image);
  png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, image, fail, ignore);
  if (png == NULL) return -1;
  png_infop info = png_create_info_struct(png);  // before setjmp: a longjmp must not lose it
  if (setjmp(png_jmpbuf(png))) {
    png_destroy_read_struct(&png, &info, NULL);
    return -1;
  }
  if (info == NULL) png_error(png, "out of memory");
  png_set_read_fn(png, &stream, take);
  // The caller checks the size; libpng's own limit would hide the reason.
  png_set_user_limits(png, PNG_UINT_31_MAX, PNG_UINT_31_MAX);
  // Drop every chunk that could change a sample or unpack a hostile profile: gAMA, iCCP, sBIT, zTXt, ...
  png_set_keep_unknown_chunks(png, PNG_HANDLE_CHUNK_NEVER, NULL, -1);
  png_set_check_for_invalid_index(png, 0);
  png_read_info(png, info);
  describe(png, info, image);
  if (pixels != NULL) {
    if (image->bit_depth < 8) png_set_packing(png);
    if (image->color_type & PNG_COLOR_MASK_ALPHA) png_set_strip_alpha(png);
    int passes = png_set_interlace_handling(png);
    png_read_update_info(png, info);
    size_t row = png_get_rowbytes(png, info);
    if (row != (size_t)image->width * image->channels * image->bytes ||
        row > capacity / image->height) png_error(png, "the decoded rows have an unexpected size");
    for (int pass = 0; pass < passes; pass++)
      for (uint32_t y = 0; y < image->height; y++) png_read_row(png, pixels + y * row, NULL);
    png_read_end(png, NULL);
  }
  png_destroy_read_struct(&png, &info, NULL);
  return 0;
}

ptrdiff_t cimage_png_write(const uint8_t *pixels, CImageInfo *image, int level, int filters,
                           int strategy, uint8_t *file, size_t capacity) {
  Stream stream = { .target = file, .count = capacity };
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, image, fail, ignore);
  if (png == NULL) return -1;
  png_infop info = png_create_info_struct(png);
  if (setjmp(png_jmpbuf(png))) {
    png_destroy_write_struct(&png, &info);
    return -1;
  }
  if (info == NULL) png_error(png, "out of memory");
  png_set_write_fn(png, &stream, put, flush);
  png_set_user_limits(png, PNG_UINT_31_MAX, PNG_UINT_31_MAX);
  png_set_compression_level(png, level);
  png_set_compression_strategy(png, strategy);
  png_set_compression_buffer_size(png, 1 << 16);
  png_set_filter(png, 0, filters);
  png_set_IHDR(png, info, image->width, image->height, image->bit_depth, image->color_type, PNG_INTERLACE_NONE,
               PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  if (image->color_type == PNG_COLOR_TYPE_PALETTE) {
    png_color colours[256];
    memcpy(colours, image->palette, (size_t)image->palette_count * sizeof(png_color));
    png_set_PLTE(png, info, colours, image->palette_count);
    // A palette may be shorter than the ids: 255 is void and needs no colour of its own.
    png_set_check_for_invalid_index(png, 0);
  }
  png_write_info(png, info);
  size_t row = (size_t)image->width * image->channels * (image->bit_depth / 8);
  for (uint32_t y = 0; y < image->height; y++) png_write_row(png, pixels + y * row);
  png_write_end(png, info);
  png_destroy_write_struct(&png, &info);
  return (ptrdiff_t)stream.offset;
}
