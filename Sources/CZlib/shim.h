// `inflateInit2` is a macro, which Swift cannot call.
#ifndef PARCOURS_CZLIB_SHIM_H
#define PARCOURS_CZLIB_SHIM_H
#include <zlib.h>
static inline int parcours_inflate_init_gzip(z_streamp stream) {
    return inflateInit2(stream, 16 + MAX_WBITS);
}
#endif
