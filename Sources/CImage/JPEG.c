#include "CImage.h"
#include <string.h>
#include <turbojpeg.h>

static int fail(tjhandle decoder, CImageInfo *image, const char *reason) {
  strncpy(image->message, reason, sizeof image->message - 1);
  image->message[sizeof image->message - 1] = 0;
  if (decoder != NULL) tjDestroy(decoder);
  return -1;
}

int cimage_jpeg_read(const uint8_t *file, size_t count, uint8_t *pixels, size_t capacity,
                     CImageInfo *image) {
  int width = 0, height = 0, subsampling = 0, space = -1;
  memset(image, 0, sizeof *image);
  tjhandle decoder = tjInitDecompress();
  if (decoder == NULL) return fail(decoder, image, tjGetErrorStr2(decoder));
  int status = tjDecompressHeader3(decoder, file, count, &width, &height, &subsampling, &space);
  // An uncommon subsampling is reported as an error, but such files decode to RGB all the same.
  if (status != 0 && !(subsampling < 0 && width > 0 && height > 0 && space >= 0))
    return fail(decoder, image, tjGetErrorStr2(decoder));
  // A file of tables alone counts as read, without a size.
  if (width <= 0 || height <= 0) return fail(decoder, image, "it holds no image");
  image->width = (uint32_t)width;
  image->height = (uint32_t)height;
  image->bit_depth = 8;
  image->channels = 3;
  image->bytes = 1;
  image->is_cmyk = space == TJCS_CMYK || space == TJCS_YCCK;
  if (pixels != NULL) {
    size_t row = (size_t)width * 3;
    // TurboJPEG only warns of a truncated file and fills the rest with grey; hundreds of scans in a
    // small file are an attack on the reader's time.
    int flags = TJFLAG_STOPONWARNING | TJFLAG_LIMITSCANS | TJFLAG_ACCURATEDCT;
    if (row > capacity / (size_t)height)
      return fail(decoder, image, "the decoded rows have an unexpected size");
    if (tjDecompress2(decoder, file, count, pixels, width, (int)row, height, TJPF_RGB, flags) != 0)
      return fail(decoder, image, tjGetErrorStr2(decoder));
  }
  tjDestroy(decoder);
  return 0;
}
