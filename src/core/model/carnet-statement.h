/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the report will say, and the months of which it has nothing to say: neither has a name of its own. */

/** carnet_statement_kinds: (array zero-terminated=1): the words of %CARNET_KEY_KIND of a statement. */
extern const char *const carnet_statement_kinds[];

/** carnet_statement_kind_get_label: translated: « Constat »; @kind itself when it is none of them. */
const char *carnet_statement_kind_get_label (const char *kind);

/**
 * carnet_statement_dup_title:
 * @kind: (nullable): as files have it
 * @title: (nullable): its title, else its words
 * Returns: (transfer full): what it is called: « Constat : un même mot, deux sens ».
 */
char *carnet_statement_dup_title (const char *kind, const char *title);

/**
 * carnet_declaration_dup_title:
 * @territory: (nullable): its name
 * @month: (nullable): YYYY-MM
 * Returns: (transfer full): what it is called: « Rien à signaler : Nevers, juin 2018 ».
 */
char *carnet_declaration_dup_title (const char *territory, const char *month);

G_END_DECLS
