// libxml2's headers pull in ICU's when it was built with ICU, and those clash with the copy of ICU inside
// Foundation ("UErrorCode has different definitions"). Parcours uses none of that part.
#ifndef PARCOURS_CLIBXML2_SHIM_H
#define PARCOURS_CLIBXML2_SHIM_H
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>
#endif
