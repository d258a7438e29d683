/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-deleted.h"

void
cli_say_deleted (Cli *cli, const CarnetDeleted *deleted)
{
  if (deleted->n_observations > 0)
    cli_say (
        cli,
        ngettext ("%u deleted observation is in it too, with what it said: the others have to learn that "
                  "it is deleted.",
                  "%u deleted observations are in it too, with what they said: the others have to learn "
                  "that they are deleted.",
                  deleted->n_observations),
        deleted->n_observations);
  if (deleted->n_comments > 0)
    cli_say (cli,
             ngettext ("%u deleted comment is in it too, with its text, for the same reason.",
                       "%u deleted comments are in it too, with their texts, for the same reason.",
                       deleted->n_comments),
             deleted->n_comments);
}

void
cli_say_with_private (Cli *cli, guint n_private)
{
  if (n_private > 0)
    cli_say (cli,
             ngettext ("%u private observation is in it.", "%u private observations are in it.", n_private),
             n_private);
}

void
cli_json_deleted (CliJson *json, const CarnetDeleted *deleted)
{
  cli_json_integer (json, "deleted_observations", deleted->n_observations);
  cli_json_integer (json, "deleted_comments", deleted->n_comments);
}
