/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlversion.h>

G_BEGIN_DECLS

/* Private to the reader: what libxml2 reports, told in the user's language. */

/** CarnetXmlProblem: what its error callbacks are given; const since 2.12. */
#if LIBXML_VERSION >= 21200
typedef const xmlError *CarnetXmlProblem;
#else
typedef xmlError *CarnetXmlProblem;
#endif

/** carnet_xml_problem_describe: Returns: (transfer full): half a sentence, to follow « line N: ». */
char *carnet_xml_problem_describe (const xmlError *problem);
/** carnet_xml_problem_code: a #CarnetError. */
int carnet_xml_problem_code (const xmlError *problem);

G_END_DECLS
