/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "carnet-cli.h"

G_BEGIN_DECLS

/** cli_print_conflict_fields: each field in conflict with its numbered versions, what differs from the first
 * one marked; in JSON the elements of an array that the caller opened. */
void cli_print_conflict_fields (Cli *cli, const CarnetEntityConflict *conflict);
/** cli_dup_no_conflict: (transfer full): that @conflict is none. @n_all: what is in conflict, in the whole
 * logbook: that this one is not does not say that nothing is. */
char *cli_dup_no_conflict (const CarnetEntityConflict *conflict, guint n_all);
/** cli_dup_writer_line: (transfer full): « Personne d’exemple, catalyseur, 2018-09-18 16:05 ». */
char *cli_dup_writer_line (const CarnetWriter *writer);
/** cli_json_writer: the members `author`, `role`, `written`, `mine`. */
void cli_json_writer (Cli *cli, const CarnetWriter *writer);

G_END_DECLS
