#include "CImage.h"
#include <malloc.h>

void cimage_keep_blocks(void) {
  mallopt(M_MMAP_THRESHOLD, 1 << 28);
  mallopt(M_TRIM_THRESHOLD, 1 << 29);
}
