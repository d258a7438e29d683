/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CarnetXmlGuard:
 *
 * Looks at every byte of an XML file before the parser does, and refuses what no
 * file of ours holds and what the parser handles badly: other encodings than
 * UTF-8, NUL, DOCTYPE (and with it entities), processing instructions, namespace
 * prefixes, tags of more than %CARNET_XML_TAG_MAX bytes (libxml2 2.9.14 takes
 * quadratic time in the attributes of one), files of more than
 * %CARNET_XML_FILE_MAX bytes. Knows just enough of XML for that, and keeps a few
 * dozen bytes whatever the size of the file.
 */
typedef struct _CarnetXmlGuard CarnetXmlGuard;

#define CARNET_XML_TAG_MAX 16384
#define CARNET_XML_ATTRIBUTES_MAX 32
#define CARNET_XML_FILE_MAX ((guint64)512 << 20)

CarnetXmlGuard *carnet_xml_guard_new (void);
void            carnet_xml_guard_free (CarnetXmlGuard *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarnetXmlGuard, carnet_xml_guard_free)

/** carnet_xml_guard_feed: Returns: %FALSE when the file must be refused; then and ever after. */
gboolean carnet_xml_guard_feed (CarnetXmlGuard *self, const char *bytes, gsize size);
/** carnet_xml_guard_finish: to call at the end: the last character is whole. */
gboolean carnet_xml_guard_finish (CarnetXmlGuard *self);
/** carnet_xml_guard_get_problem: (nullable): why, translated, to follow « line N: »; %NULL while all is well.
 */
const char *carnet_xml_guard_get_problem (const CarnetXmlGuard *self);
guint64     carnet_xml_guard_get_line (const CarnetXmlGuard *self);

G_END_DECLS
