// The C interface of COIN-OR's linear programming library. Its header declares two old-style prototypes.
#ifndef PARCOURS_CCLP_SHIM_H
#define PARCOURS_CCLP_SHIM_H
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wstrict-prototypes"
#include <coin/Clp_C_Interface.h>
#pragma clang diagnostic pop
#endif
