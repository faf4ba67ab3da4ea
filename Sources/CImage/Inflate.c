#include "CImage.h"
#include <libdeflate.h>

uint32_t cimage_crc(const uint8_t *bytes, size_t count) {
  return libdeflate_crc32(0, bytes, count);
}

int cimage_inflate(const uint8_t *stream, size_t count, uint8_t *bytes, size_t size) {
  struct libdeflate_decompressor *decompressor = libdeflate_alloc_decompressor();
  if (decompressor == NULL) return -1;
  // Without a place for the real length, anything but exactly `size` bytes is an error.
  enum libdeflate_result result =
      libdeflate_zlib_decompress(decompressor, stream, count, bytes, size, NULL);
  libdeflate_free_decompressor(decompressor);
  return result == LIBDEFLATE_SUCCESS ? 0 : -1;
}

int cimage_inflate_raw(const uint8_t *stream, size_t count, uint8_t *bytes, size_t size) {
  struct libdeflate_decompressor *decompressor = libdeflate_alloc_decompressor();
  if (decompressor == NULL) return -1;
  enum libdeflate_result result =
      libdeflate_deflate_decompress(decompressor, stream, count, bytes, size, NULL);
  libdeflate_free_decompressor(decompressor);
  return result == LIBDEFLATE_SUCCESS ? 0 : -1;
}
