/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/carnet-xml-writer.h"
#include "log/carnet-writes.h"

G_BEGIN_DECLS

/* Fields of an entity's raw state, written when they are what the schema allows: a
 * state may come from a newer version, or from a hostile file. */

CarnetId carnet_shown_id (const CarnetWrites *shown, const char *key);
/** carnet_shown_word: Returns: (transfer none) (nullable): the text of @key when it is one of @words. */
const char *carnet_shown_word (const CarnetWrites *shown, const char *key, const char *const *words);

void carnet_xml_write_shown_id (CarnetXmlWriter    *writer,
                                const char         *attribute,
                                const CarnetWrites *shown,
                                const char         *key);
/** carnet_xml_write_shown_count: an integer that fits an unsigned 32-bit one. */
void carnet_xml_write_shown_count (CarnetXmlWriter    *writer,
                                   const char         *attribute,
                                   const CarnetWrites *shown,
                                   const char         *key);

G_END_DECLS
