/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdio.h>

#include <glib.h>

G_BEGIN_DECLS

/**
 * CliJson: writes one JSON document (RFC 8259) as it comes, two spaces a level.
 * There is no call that writes unescaped text.
 */
typedef struct _CliJson CliJson;

CliJson *cli_json_new (FILE *stream);
/** cli_json_free: ends the last line; every object and array must be closed. */
void cli_json_free (CliJson *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliJson, cli_json_free)

/* @key is required inside an object, NULL inside an array and at the top. */
void cli_json_begin_object (CliJson *self, const char *key);
void cli_json_end_object (CliJson *self);
void cli_json_begin_array (CliJson *self, const char *key);
void cli_json_end_array (CliJson *self);
/** cli_json_string: @text (nullable): NULL writes null. */
void cli_json_string (CliJson *self, const char *key, const char *text);
void cli_json_integer (CliJson *self, const char *key, gint64 integer);
void cli_json_boolean (CliJson *self, const char *key, gboolean boolean);
void cli_json_null (CliJson *self, const char *key);

G_END_DECLS
