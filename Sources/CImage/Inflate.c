#include "CImage.h"
#include <zlib.h>

uint32_t cimage_crc(const uint8_t *bytes, size_t count) {
  return (uint32_t)crc32_z(0, bytes, count);
}

int cimage_inflate(const uint8_t *stream, size_t count, uint8_t *bytes, size_t size) {
  uLongf length = size;
  return uncompress(bytes, &length, stream, count) == Z_OK && length == size ? 0 : -1;
}
