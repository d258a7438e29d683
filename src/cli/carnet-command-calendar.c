/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-table.h"
#include "carnet-task.h"

static gboolean replace, dry_run;

static const GOptionEntry export_options[] = {
  { "replace", 0, 0, G_OPTION_ARG_NONE, &replace, N_ ("Replace FILE if it is there and is a calendar"),
    NULL },
  { NULL },
};

static const GOptionEntry import_options[] = {
  { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &dry_run, N_ ("Say what would change, and change nothing"), NULL },
  { NULL },
};

/* -- Out ------------------------------------------------------------------------------ */

/* That it may be replaced is known here alone. */
static gboolean
write_calendar (Cli *cli, guint *n_events, guint *n_undated, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autofree char *name = g_path_get_basename (cli->args[0]);

  if (carnet_logbook_export_calendar (cli->logbook, cli->args[0], replace, n_events, n_undated, &problem))
    return TRUE;
  if (!replace && g_error_matches (problem, CARNET_ERROR, CARNET_ERROR_EXISTS))
    g_set_error (error, CARNET_ERROR, CARNET_ERROR_EXISTS,
                 _ ("There is already a file “%s”: give another name, or --replace to replace it."), name);
  else
    g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
run_export (Cli *cli, GError **error)
{
  guint n_events = 0, n_undated = 0;

  if (g_str_equal (cli->args[0], "-"))
    return cli_usage_error (error, _ ("A calendar is a file: give it a name, such as programme.ics."));
  if (!write_calendar (cli, &n_events, &n_undated, error))
    return FALSE;
  if (cli->json != NULL)
    {
      cli_json_begin_object (cli->json, NULL);
      cli_json_string (cli->json, "path", cli->args[0]);
      cli_json_integer (cli->json, "milestones", n_events);
      cli_json_integer (cli->json, "undated", n_undated);
      cli_json_end_object (cli->json);
      return TRUE;
    }
  if (n_events == 0)
    cli_say (cli, _ ("No milestone is written to %s."), cli->args[0]);
  else
    cli_say (cli, ngettext ("%u milestone is written to %s.", "%u milestones are written to %s.", n_events),
             n_events, cli->args[0]);
  if (n_undated > 0)
    cli_say (cli,
             ngettext ("%u milestone without a date is not in it.",
                       "%u milestones without a date are not in it.", n_undated),
             n_undated);
  return TRUE;
}

/* -- In: what changes ------------------------------------------------------------------------- */

typedef enum
{
  CHANGE_ID,
  CHANGE_STATE,
  CHANGE_WHEN,
  CHANGE_TITLE,
  CHANGE_FIELDS,
} ChangeField;

static void
set_when (CliValue *value, const CarnetWhen *when)
{
  g_autofree char *iso = when->precision != CARNET_WHEN_NONE ? carnet_when_to_iso (when) : NULL;
  g_autofree char *label = iso != NULL ? carnet_when_format (when) : NULL;

  if (iso != NULL)
    cli_value_set_word (value, iso, label);
}

/* « Lieu : Bressuire → Ancenis » */
static char *
tell_difference (const CarnetMilestoneDifference *difference)
{
  const char *before = *difference->before != '\0' ? difference->before : "∅";
  const char *after = *difference->after != '\0' ? difference->after : "∅";

  /* Translators: a field, what it says now, what it will say */
  return g_strdup_printf (_ ("%1$s: %2$s → %3$s"), difference->label, before, after);
}

static char *
tell_differences (const CarnetCalendarChange *change)
{
  g_autoptr (GPtrArray) differences = carnet_milestone_list_differences (change->before, change->after);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < differences->len; i++)
    {
      g_autofree char *line = tell_difference (differences->pdata[i]);

      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", line);
    }
  return g_strdup (text->str);
}

static void
write_fields (CliJson *json, const CarnetCalendarChange *change)
{
  g_autoptr (GPtrArray) differences = carnet_milestone_list_differences (change->before, change->after);

  cli_json_begin_object (json, "fields");
  for (guint i = 0; i < differences->len; i++)
    {
      const CarnetMilestoneDifference *difference = differences->pdata[i];

      cli_json_begin_object (json, difference->key);
      cli_json_string (json, "before", *difference->before != '\0' ? difference->before : NULL);
      cli_json_string (json, "after", *difference->after != '\0' ? difference->after : NULL);
      cli_json_end_object (json);
    }
  cli_json_end_object (json);
}

static void
write_change (CliJson *json, const CarnetCalendarChange *change)
{
  g_autofree char *when = carnet_when_to_iso (&change->after->when);
  g_autofree char *id = carnet_id_to_string (&change->id);

  cli_json_begin_object (json, NULL);
  cli_json_string (json, "id", id);
  cli_json_string (json, "state", change->deletes ? "deleted" : change->before == NULL ? "new" : "changed");
  cli_json_string (json, "when", when);
  cli_json_string (json, "title", change->after->title);
  if (change->before != NULL && !change->deletes)
    write_fields (json, change);
  cli_json_end_object (json);
}

static const char *
get_state (const CarnetCalendarChange *change)
{
  if (change->deletes)
    return C_ ("milestone of a calendar", "cancelled");
  return change->before == NULL ? C_ ("milestone of a calendar", "new")
                                : C_ ("milestone of a calendar", "changed");
}

static void
get_change (gconstpointer data, const CliField *field, gpointer user_data, CliValue *value)
{
  const CarnetCalendarChange *change = data;

  switch ((ChangeField)field->data)
    {
    case CHANGE_ID:
      cli_value_set_id (value, &change->id);
      break;
    case CHANGE_STATE:
      cli_value_set_text (value, get_state (change));
      break;
    case CHANGE_WHEN:
      set_when (value, &change->after->when);
      break;
    case CHANGE_TITLE:
      cli_value_set_text (value, change->after->title);
      break;
    case CHANGE_FIELDS:
      if (change->before != NULL)
        cli_value_take_text (value, tell_differences (change));
      break;
    }
}

static const CliField change_fields[] = {
  { "id", NULL, CLI_FIELD_NAME, CHANGE_ID, get_change },
  { NULL, N_ ("State"), CLI_FIELD_PLAIN, CHANGE_STATE, get_change },
  { NULL, N_ ("When"), CLI_FIELD_PLAIN, CHANGE_WHEN, get_change },
  { NULL, N_ ("Milestone"), CLI_FIELD_SHRINKS, CHANGE_TITLE, get_change },
  { NULL, N_ ("What changes"), CLI_FIELD_WHOLE, CHANGE_FIELDS, get_change },
  { NULL },
};

/* -- In: what is left out -------------------------------------------------------------------------- */

typedef enum
{
  LEFT_OUT_WHEN,
  LEFT_OUT_REASON,
  LEFT_OUT_TITLE,
} LeftOutField;

static void
get_left_out (gconstpointer data, const CliField *field, gpointer user_data, CliValue *value)
{
  const CarnetCalendarLeftOut *out = data;

  switch ((LeftOutField)field->data)
    {
    case LEFT_OUT_WHEN:
      set_when (value, &out->when);
      break;
    case LEFT_OUT_REASON:
      cli_value_set_word (value, carnet_calendar_reason_to_string (out->reason),
                          carnet_calendar_reason_get_label (out->reason));
      break;
    case LEFT_OUT_TITLE:
      cli_value_set_text (value, out->title);
      break;
    }
}

static const CliField left_out_fields[] = {
  { "reason", N_ ("Left out because"), CLI_FIELD_PLAIN, LEFT_OUT_REASON, get_left_out },
  { "when", N_ ("When"), CLI_FIELD_PLAIN, LEFT_OUT_WHEN, get_left_out },
  { "title", N_ ("Event"), CLI_FIELD_WHOLE, LEFT_OUT_TITLE, get_left_out },
  { NULL },
};

/* -- In ------------------------------------------------------------------------------------------- */

static void
write_not_read (Cli *cli, const CarnetCalendarPlan *plan)
{
  cli_json_begin_object (cli->json, "not_read");
  for (guint i = 0; i < CARNET_CALENDAR_N_DETAILS; i++)
    cli_json_integer (cli->json, carnet_calendar_detail_to_string (i), plan->details[i]);
  cli_json_end_object (cli->json);
}

static void
say_not_read (Cli *cli, const CarnetCalendarPlan *plan)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) labels = NULL;
  g_autofree char *list = NULL;

  for (guint i = 0; i < CARNET_CALENDAR_N_DETAILS; i++)
    {
      g_autofree char *label
          = plan->details[i] > 0 ? carnet_calendar_detail_dup_label (i, plan->details[i]) : NULL;

      if (label != NULL)
        g_strv_builder_add (builder, label);
    }
  labels = g_strv_builder_end (builder);
  list = g_strjoinv (", ", labels);
  if (*list != '\0')
    cli_say (cli, _ ("Not kept: %s."), list);
}

static void
say_counts (Cli *cli, const CarnetCalendarPlan *plan)
{
  if (plan->changes->len == 0)
    cli_say (cli, _ ("Nothing new: this logbook already has all that can be read of %s."), cli->args[0]);
  else if (dry_run)
    cli_say (cli, _ ("Milestones: %u would be new, %u changed; %u say nothing new; left out: %u."),
             plan->n_new, plan->n_changed, plan->n_same, plan->left_out->len);
  else
    cli_say (cli, _ ("Milestones: %u are new, %u changed; %u say nothing new; left out: %u."), plan->n_new,
             plan->n_changed, plan->n_same, plan->left_out->len);
}

static void
say_deleted (Cli *cli, const CarnetCalendarPlan *plan)
{
  const guint n = plan->n_deleted;

  if (n > 0 && dry_run)
    cli_say (cli,
             ngettext ("%u milestone that the calendar cancels would be deleted.",
                       "%u milestones that the calendar cancels would be deleted.", n),
             n);
  else if (n > 0)
    cli_say (
        cli,
        ngettext ("%u milestone that the calendar cancels is deleted; “carnet delete-milestone --restore” "
                  "brings it back.",
                  "%u milestones that the calendar cancels are deleted; “carnet delete-milestone "
                  "--restore” brings them back.",
                  n),
        n);
}

static void
write_plan (Cli *cli, const CarnetCalendarPlan *plan)
{
  cli_json_begin_object (cli->json, NULL);
  cli_json_boolean (cli->json, "applied", !dry_run);
  cli_json_integer (cli->json, "new", plan->n_new);
  cli_json_integer (cli->json, "changed", plan->n_changed);
  cli_json_integer (cli->json, "deleted", plan->n_deleted);
  cli_json_integer (cli->json, "identical", plan->n_same);
  cli_json_begin_array (cli->json, "changes");
  for (guint i = 0; i < plan->changes->len; i++)
    write_change (cli->json, plan->changes->pdata[i]);
  cli_json_end_array (cli->json);
  cli_print_list (cli, "left_out", left_out_fields, plan->left_out, NULL);
  write_not_read (cli, plan);
  cli_json_end_object (cli->json);
}

static void
print_plan (Cli *cli, const CarnetCalendarPlan *plan)
{
  cli_print_list (cli, NULL, change_fields, plan->changes, NULL);
  if (!cli->quiet)
    cli_print_list (cli, NULL, left_out_fields, plan->left_out, NULL);
  say_counts (cli, plan);
  say_deleted (cli, plan);
  say_not_read (cli, plan);
}

static gboolean
run_import (Cli *cli, GError **error)
{
  g_autoptr (CliTask) task = cli_task_begin (_ ("Reading the calendar"), cli->quiet);
  g_autoptr (CarnetCalendarPlan) plan
      = carnet_logbook_plan_calendar (cli->logbook, cli->args[0], cli_task_get_cancellable (task), error);

  if (plan == NULL || (!dry_run && !carnet_logbook_apply_calendar (cli->logbook, plan, error)))
    return FALSE;
  g_clear_pointer (&task, cli_task_end);
  if (cli->json != NULL)
    write_plan (cli, plan);
  else
    print_plan (cli, plan);
  return TRUE;
}

const CliCommand cli_command_export_calendar = {
  .name = "export-calendar",
  .summary = N_ ("Write the milestones to an iCalendar file"),
  .arguments = N_ ("FILE"),
  .details = N_ ("Every milestone lasts whole days; one that is dated to the month lasts that month, and is "
                 "tentative. Its UID stays the same for ever."),
  .need = CLI_NEED_READ,
  .min_args = 1,
  .max_args = 1,
  .options = export_options,
  .run = run_export,
};

const CliCommand cli_command_import_calendar = {
  .name = "import-calendar",
  .summary = N_ ("Take the events of an iCalendar file as milestones"),
  .arguments = N_ ("FILE"),
  .details
  = N_ ("Events are known again by their UID: what the file says anew is written, all of it or "
        "nothing, and what was changed here stays until the file says something else of it. "
        "What it cancels is deleted, unless somebody changed it here or observations are linked to it. "
        "What is left out is said."),
  .need = CLI_NEED_WRITE,
  .min_args = 1,
  .max_args = 1,
  .options = import_options,
  .run = run_import,
};
