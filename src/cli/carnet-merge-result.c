/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a merge did, or would do, in sentences after its table. */
#include "carnet-merge-result.h"

/* (transfer full): « 1, 2 ». */
static char *
dup_numbers (GArray *batches)
{
  GString *numbers = g_string_new (NULL);

  for (guint i = 0; i < batches->len; i++)
    g_string_append_printf (numbers, "%s%lld", i > 0 ? ", " : "",
                            (long long)g_array_index (batches, gint64, i));
  return g_string_free (numbers, FALSE);
}

/* (transfer full): how to show it again, to be put after a semicolon. @batches: not empty */
static char *
dup_remedy (GArray *batches)
{
  g_autofree char *numbers = dup_numbers (batches);

  return g_strdup_printf (ngettext ("“carnet reapply %s” brings it back",
                                    "“carnet reapply” brings it back, with each of the batches %s",
                                    batches->len),
                          numbers);
}

static gboolean
say_still_withdrawn (Cli *cli, const CarnetMergeFile *file, GError **error)
{
  g_autoptr (GArray) batches = carnet_logbook_list_still_withdrawn (cli->logbook, file->batch, error);

  if (batches != NULL && batches->len > 0)
    {
      g_autofree char *remedy = dup_remedy (batches);

      cli_say (cli, _ ("%s was merged before; something in it is still withdrawn; %s."), file->name, remedy);
    }
  return batches != NULL;
}

/* Merging again is not what brings back what was withdrawn. */
static gboolean
say_withdrawn (Cli *cli, CarnetMerge *merge, GError **error)
{
  for (guint i = 0; i < carnet_merge_get_n_files (merge); i++)
    {
      const CarnetMergeFile *file = carnet_merge_get_file (merge, i);

      if (file->withdrawn)
        cli_say (cli, _ ("%s was merged, and withdrawn since: “carnet reapply %lld” brings it back."),
                 file->name, (long long)file->batch);
      else if (file->state == CARNET_MERGE_ALREADY && file->batch != 0
               && !say_still_withdrawn (cli, file, error))
        return FALSE;
    }
  return TRUE;
}

static void
say_would_stay (Cli *cli, const CarnetMergeCounts *totals)
{
  g_autofree char *withheld = carnet_merge_counts_describe_withheld (totals);

  if (withheld != NULL)
    cli_say (cli, _ ("Still withdrawn: %s; “--take-back” brings it back."), withheld);
}

/* Once it is merged, merging it again would change nothing. */
static gboolean
say_stays (Cli *cli, const CarnetMergeFile *file, GError **error)
{
  g_autofree char *withheld = carnet_merge_counts_describe_withheld (&file->counts), *remedy = NULL;
  g_autoptr (GArray) batches = NULL;

  if (withheld == NULL)
    return TRUE;
  batches = carnet_logbook_list_still_withdrawn (cli->logbook, file->batch, error);
  if (batches == NULL)
    return FALSE;
  /* No batch brings back what was settled here, and taken back. */
  remedy = batches->len > 0 ? dup_remedy (batches)
                            : g_strdup (_ ("it was taken back here, and “carnet resolve” settles it again"));
  cli_say (cli, _ ("Still withdrawn of %s: %s; %s."), file->name, withheld, remedy);
  return TRUE;
}

static gboolean
say_withheld (Cli *cli, CarnetMerge *merge, gboolean applied, GError **error)
{
  if (!applied)
    say_would_stay (cli, carnet_merge_get_totals (merge));
  for (guint i = 0; applied && i < carnet_merge_get_n_files (merge); i++)
    if (!say_stays (cli, carnet_merge_get_file (merge, i), error))
      return FALSE;
  return TRUE;
}

static void
say_written_on (Cli *cli, guint n)
{
  if (n > 0)
    cli_say (cli,
             ngettext ("Of what is new, %u observation was withdrawn before: it was written on since.",
                       "Of what is new, %u observations were withdrawn before: they were written on since.",
                       n),
             n);
}

static void
say_open (Cli *cli, guint n, gboolean applied)
{
  if (n > 0 && applied)
    cli_say (cli,
             ngettext ("%u conflict waits for somebody to settle it: “carnet conflicts”.",
                       "%u conflicts wait for somebody to settle them: “carnet conflicts”.", n),
             n);
  else if (n > 0)
    cli_say (cli,
             ngettext ("%u conflict would wait for somebody to settle it.",
                       "%u conflicts would wait for somebody to settle them.", n),
             n);
}

/* The table has but the observations among them. @n_open: all of them. */
static void
say_others_open (Cli *cli, guint n, guint n_open)
{
  if (n == 0)
    return;
  if (n == n_open)
    cli_say (cli, "%s",
             ngettext ("It is in a milestone, theme, person or other thing, which the table does not count.",
                       "They are all in milestones, themes, people or other things, which the table does not "
                       "count.",
                       n));
  else
    cli_say (
        cli,
        ngettext ("Of these, %u is in a milestone, theme, person or other thing, which the table does not "
                  "count.",
                  "Of these, %u are in milestones, themes, people or other things, which the table does "
                  "not count.",
                  n),
        n);
}

static void
say_suspects (Cli *cli, guint n, gboolean applied)
{
  if (n > 0 && applied)
    cli_say (cli,
             ngettext ("%u new person or territory has the name of another: “carnet aliases”.",
                       "%u new people or territories have the names of others: “carnet aliases”.", n),
             n);
  else if (n > 0)
    cli_say (cli,
             ngettext ("%u new person or territory would have the name of another.",
                       "%u new people or territories would have the names of others.", n),
             n);
}

/* The table counts observations alone. */
static void
say_others (Cli *cli, guint n, gboolean applied)
{
  if (applied)
    cli_say (cli,
             ngettext ("Besides observations, %u milestone, theme, person or other thing has changed.",
                       "Besides observations, %u milestones, themes, people or other things have changed.",
                       n),
             n);
  else
    cli_say (cli,
             ngettext ("Besides observations, %u milestone, theme, person or other thing would change: "
                       "“--details” names it.",
                       "Besides observations, %u milestones, themes, people or other things would change: "
                       "“--details” names them.",
                       n),
             n);
}

/* How many files there are to merge, or were merged. */
static void
say_files (Cli *cli, guint n_ready, gboolean applied)
{
  if (n_ready == 0)
    cli_say (cli, "%s", _ ("Nothing to merge."));
  else if (!applied)
    cli_say (cli,
             ngettext ("%u file can be merged; nothing was changed.",
                       "%u files can be merged; nothing was changed.", n_ready),
             n_ready);
  else
    cli_say (cli, ngettext ("%u file is merged.", "%u files are merged.", n_ready), n_ready);
}

gboolean
cli_say_merged (Cli *cli, CarnetMerge *merge, gboolean applied, gboolean details, GError **error)
{
  const CarnetMergeCounts *totals = carnet_merge_get_totals (merge);
  const guint              n_ready = carnet_merge_get_n_ready (merge);
  const guint              n_open = (guint)carnet_merge_counts_open (totals);

  say_files (cli, n_ready, applied);
  if (totals->n_others_changed > 0 && n_ready > 0 && !details)
    say_others (cli, (guint)totals->n_others_changed, applied);
  if (!say_withdrawn (cli, merge, error))
    return FALSE;
  say_open (cli, n_open, applied);
  say_others_open (cli, (guint)totals->n_others_open, n_open);
  say_suspects (cli, (guint)totals->n_suspects, applied);
  say_written_on (cli, (guint)totals->n_written_on);
  return say_withheld (cli, merge, applied, error);
}
