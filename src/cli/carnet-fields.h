/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "carnet-cli.h"

G_BEGIN_DECLS

/* The options by which `add` and `edit` name the fields of an observation. */
extern const GOptionEntry cli_fields_options[];
extern const GOptionEntry cli_fields_edit_options[];

/**
 * CliFields: what the options say, resolved and checked; nothing of it is written.
 * @writes: all fields but the territory, the themes and the actors that the logbook does not have yet
 * @territory: (nullable): to be added with the observation
 * @themes, @actors: (element-type utf8): labels and names to be added with the observation
 */
typedef struct
{
  CarnetWrites    *writes;
  CarnetTerritory *territory;
  GPtrArray       *themes;
  GPtrArray       *actors;
} CliFields;

void cli_fields_clear (CliFields *fields);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CliFields, cli_fields_clear)

/** cli_fields_read: @fields: (out caller-allocates) */
gboolean cli_fields_read (Cli *cli, const CarnetProgramme *programme, CliFields *fields, GError **error);
/** cli_fields_set_territory: @territory: (transfer none) (nullable) */
void cli_fields_set_territory (CliFields *fields, const CarnetTerritory *territory);
/** cli_fields_has: whether @key is said. */
gboolean cli_fields_has (const CliFields *fields, const char *key);
/** cli_fields_has_text: there is a title, or the text of a section. */
gboolean cli_fields_has_text (const CliFields *fields);
/** cli_fields_is_empty: no option was given. */
gboolean cli_fields_is_empty (const CliFields *fields);
/**
 * cli_fields_write:
 * Checks every field, then writes the observation, and its territory, themes and actors
 * where the logbook does not have them: all or nothing. @revision is all zero when nothing changed.
 */
gboolean
cli_fields_write (Cli *cli, CliFields *fields, CarnetId *entity, CarnetHash *revision, GError **error);

G_END_DECLS
