#ifndef CIMAGE_H
#define CIMAGE_H

// A fence around libpng and TurboJPEG. Swift cannot call setjmp, through which libpng reports errors;
// here every longjmp stays inside one C function, and the caller sees a status and a message.
//
// Reading takes two calls: with `pixels` NULL a reader fills in `image` only, so that the caller can
// check the size before it allocates; with a buffer of `capacity` bytes it decodes into it.

#include <stddef.h>
#include <stdint.h>

typedef struct {
  uint32_t width;
  uint32_t height;
  uint8_t bit_depth;    // PNG: bits per sample in the file, 1 to 16
  uint8_t color_type;   // PNG: 0 grey, 2 RGB, 3 palette, 4 grey + alpha, 6 RGB + alpha
  uint8_t channels;     // decoded samples per pixel, alpha not counted
  uint8_t bytes;        // decoded bytes per sample; two are big endian
  uint8_t is_cmyk;      // JPEG: CMYK or YCCK, which is not decoded
  uint16_t palette_count;
  uint8_t palette[768]; // R, G, B of each palette entry
  char message[160];    // the reason, when the status is not 0
} CImageInfo;

/// Reads a PNG with no transform but unpacking: no gamma, no transparency, alpha left
/// out. Returns 0, or -1 and a message.
int cimage_png_read(const uint8_t *file, size_t count, uint8_t *pixels, size_t capacity,
                    CImageInfo *image);

/// Writes samples as PNG: `bit_depth` 8, or 16 big endian; `color_type` 0 grey, 2 RGB or 3 palette (from
/// `image`).
/// Returns the number of bytes put into `file`, or -1 and a message.
ptrdiff_t cimage_png_write(const uint8_t *pixels, CImageInfo *image, int level, int filters,
                           int strategy, uint8_t *file, size_t capacity);

/// Reads a JPEG as 8-bit RGB. A warning (truncated or corrupt data) is an error.
/// Returns 0, or -1 and a message.
int cimage_jpeg_read(const uint8_t *file, size_t count, uint8_t *pixels, size_t capacity,
                     CImageInfo *image);

/// The CRC-32 of PNG chunks.
uint32_t cimage_crc(const uint8_t *bytes, size_t count);

/// Inflates a whole zlib stream of exactly `size` bytes. Returns 0, or -1 for any other stream.
int cimage_inflate(const uint8_t *stream, size_t count, uint8_t *bytes, size_t size);

/// The same for a raw deflate stream, as zip archives hold it.
int cimage_inflate_raw(const uint8_t *stream, size_t count, uint8_t *bytes, size_t size);

/// Lets malloc keep freed blocks of a few megabytes instead of handing each back to the system.
void cimage_keep_blocks(void);

#endif
