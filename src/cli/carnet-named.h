/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "carnet-resolve.h"

G_BEGIN_DECLS

/* Themes and actors, which the command line adds, changes, deletes and brings back by their name. */

typedef enum
{
  CLI_NAMED_ADDED,
  CLI_NAMED_CHANGED,
  CLI_NAMED_SAME,
  CLI_NAMED_DELETED,
  CLI_NAMED_DELETED_ALREADY,
  CLI_NAMED_BACK,
  CLI_NAMED_NOT_DELETED,
} CliNamedOutcome;

/**
 * CliNamed:
 * @key: of the field that holds the name
 * @dup_sentence: what is said of the outcome, of the one called @name
 * @namesake: what is said when a deleted one is called as one that was added
 */
typedef struct
{
  const char *kind;
  const char *key;
  CliResolve  resolve, resolve_deleted;
  char *(*dup_sentence) (CliNamedOutcome outcome, const char *name);
  const char *namesake;
} CliNamed;
extern const CliNamed cli_named_themes, cli_named_actors;

/** cli_named_write: @writes into the one that @name names, and says so. @may_add: one that is not there is
 * added; else %CARNET_ERROR_NOT_FOUND. */
gboolean cli_named_write (Cli            *cli,
                          const CliNamed *self,
                          const char     *name,
                          gboolean        may_add,
                          CarnetWrites   *writes,
                          GError        **error);
/** cli_named_remark: that a deleted one is called @name, as one that was added. */
void cli_named_remark (Cli *cli, const CliNamed *self, const char *name);
/** cli_named_set_deleted: deletes the one that @name names, and says how many observations still name it; or
 * brings it back. */
gboolean
cli_named_set_deleted (Cli *cli, const CliNamed *self, const char *name, gboolean deleted, GError **error);

/** cli_set_deleted: of whatever kind. @heads: (nullable): what the person saw. Nothing is written, and
 * @revision is all zero, when @deleted is so already and nobody disagrees. */
gboolean cli_set_deleted (Cli            *cli,
                          const char     *kind,
                          const CarnetId *id,
                          const GArray   *heads,
                          gboolean        deleted,
                          CarnetHash     *revision,
                          GError        **error);

G_END_DECLS
