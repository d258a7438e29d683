/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "carnet-conflict-print.h"
#include "carnet-resolve.h"
#include "carnet-stdin.h"
#include "carnet-table.h"
#include "carnet-words.h"

static char   **texts;
static char    *take;
static gboolean deletes, keeps, takes_back;

static const GOptionEntry options[] = {
  { "text", 0, 0, CLI_ARG_TEXTS, &texts,
    N_ ("Settle a text with another one; “-” reads it from standard input"), N_ ("FIELD=TEXT") },
  { "take", 0, 0, CLI_ARG_TEXT, &take, N_ ("Of every field that is not named, take: mine or other"),
    N_ ("WHICH") },
  { "delete", 0, 0, G_OPTION_ARG_NONE, &deletes, N_ ("Confirm a contested deletion"), NULL },
  { "keep", 0, 0, G_OPTION_ARG_NONE, &keeps, N_ ("Keep what somebody deleted"), NULL },
  { "take-back", 0, 0, G_OPTION_ARG_NONE, &takes_back,
    N_ ("Take back what you settled last: it is in conflict again"), NULL },
  { NULL },
};

/* -- Fields by name ---------------------------------------------------------------------- */

static gboolean
is_called (const CarnetField *field, const char *name)
{
  return cli_equal_folded (field->label, name) || g_str_equal (field->key, name)
         || cli_words_match (cli_words_of_field (field->key), name);
}

static gboolean
may_be_called (const CarnetField *field, const char *name)
{
  g_autofree char *label = carnet_text_fold (field->label), *folded = carnet_text_fold (name);

  return *folded != '\0'
         && (g_str_has_prefix (label, folded)
             || cli_words_match_beginning (cli_words_of_field (field->key), name)
             || cli_words_match_beginning (cli_words_of_many (field->key), name));
}

/* Those that @name may mean: by their whole key or label if there are any, else by its beginning. Two
 * observations may be called the same. */
static GPtrArray *
match_fields (const CarnetEntityConflict *conflict, const char *name)
{
  g_autoptr (GPtrArray) whole = g_ptr_array_new (), begin = g_ptr_array_new ();

  for (guint i = 0; i < conflict->fields->len; i++)
    {
      CarnetFieldConflict *field = conflict->fields->pdata[i];

      if (is_called (&field->field, name))
        g_ptr_array_add (whole, field);
      if (may_be_called (&field->field, name))
        g_ptr_array_add (begin, field);
    }
  return whole->len > 0 ? g_steal_pointer (&whole) : g_steal_pointer (&begin);
}

static char *
dup_labels (const CarnetEntityConflict *conflict)
{
  GString *labels = g_string_new (NULL);

  for (guint i = 0; i < conflict->fields->len; i++)
    g_string_append_printf (labels, "%s%s", i > 0 ? ", " : "",
                            ((CarnetFieldConflict *)conflict->fields->pdata[i])->field.label);
  return g_string_free (labels, FALSE);
}

static const CarnetFieldConflict *
find_field (const CarnetEntityConflict *conflict, const char *name, GError **error)
{
  g_autoptr (GPtrArray) found = match_fields (conflict, name);
  g_autofree char *labels = dup_labels (conflict);

  if (found->len == 1)
    return found->pdata[0];
  if (conflict->fields->len == 0)
    g_set_error_literal (error, CARNET_ERROR, CARNET_ERROR_NOT_FOUND,
                         _ ("None of its fields is in conflict."));
  else if (found->len == 0)
    g_set_error (error, CARNET_ERROR, CARNET_ERROR_NOT_FOUND, _ ("“%s” is not in conflict; these are: %s."),
                 name, labels);
  else
    g_set_error (error, CARNET_ERROR, CARNET_ERROR_AMBIGUOUS,
                 _ ("“%s” may mean several fields in conflict: %s."), name, labels);
  return NULL;
}

/* Of one that two arguments name, nobody knows which is meant. */
static const CarnetFieldConflict *
find_new_field (const CarnetEntityConflict *conflict,
                const char                 *name,
                const CarnetWrites         *choices,
                GError                    **error)
{
  const CarnetFieldConflict *field = find_field (conflict, name, error);

  if (field == NULL || !carnet_writes_find (choices, field->field.key, NULL))
    return field;
  cli_usage_error (error, _ ("“%s” is settled twice: name each field once."), field->field.label);
  return NULL;
}

/* -- Choices ---------------------------------------------------------------------------------- */

static gboolean
refuse_choice (const CarnetFieldConflict *field, GError **error)
{
  g_set_error (error, CARNET_ERROR, CARNET_ERROR_INVALID,
               _ ("“%s” is not a text: give the number of a version in digits, from 1 to %u."),
               field->field.label, field->versions->len);
  return FALSE;
}

static gboolean
choose_both (const CarnetFieldConflict *field, CarnetWrites *choices, GError **error)
{
  g_autofree char *joined = carnet_field_conflict_join (field);

  if (joined == NULL)
    return refuse_choice (field, error);
  carnet_writes_set_text (choices, field->field.key, joined);
  return TRUE;
}

static gboolean
choose_number (const CarnetFieldConflict *field, const char *text, CarnetWrites *choices, GError **error)
{
  guint64 number;

  if (!g_ascii_string_to_unsigned (text, 10, 1, field->versions->len, &number, NULL))
    {
      g_set_error (error, CARNET_ERROR, CARNET_ERROR_INVALID,
                   field->field.form == CARNET_FIELD_CHOICE
                       ? _ ("“%s” has no version “%s”: give a number in digits, from 1 to %u.")
                       : _ ("“%s” has no version “%s”: give a number in digits, from 1 to %u, or “both”."),
                   field->field.label, text, field->versions->len);
      return FALSE;
    }
  carnet_writes_set (choices, field->field.key,
                     &((CarnetFieldVersion *)field->versions->pdata[number - 1])->value);
  return TRUE;
}

static gboolean
read_argument (const CarnetEntityConflict *conflict, const char *text, CarnetWrites *choices, GError **error)
{
  const char                *equal = strrchr (text, '=');
  g_autofree char           *name = equal != NULL ? g_strndup (text, (gsize)(equal - text)) : NULL;
  const CarnetFieldConflict *field;

  if (name == NULL)
    return cli_usage_error (error, _ ("“%s” is not FIELD=NUMBER or FIELD=both."), text);
  field = find_new_field (conflict, name, choices, error);
  if (field == NULL)
    return FALSE;
  return cli_words_match ("both|all|tous|toutes|les deux", equal + 1)
             ? choose_both (field, choices, error)
             : choose_number (field, equal + 1, choices, error);
}

static gboolean
read_text (const CarnetEntityConflict *conflict, const char *text, CarnetWrites *choices, GError **error)
{
  g_autofree char           *name = NULL, *value = NULL, *read = NULL;
  const CarnetFieldConflict *field;

  if (!cli_parse_assignment ("--text", text, &name, &value, error))
    return FALSE;
  field = find_new_field (conflict, name, choices, error);
  if (field == NULL)
    return FALSE;
  if (field->field.form == CARNET_FIELD_CHOICE)
    return refuse_choice (field, error);
  if (g_str_equal (value, "-")
      && (read = cli_read_stdin (_ ("Standard input is empty: nothing was changed."), error)) == NULL)
    return FALSE;
  if (field->field.form == CARNET_FIELD_LINE)
    carnet_writes_set_line (choices, field->field.key, read != NULL ? read : value);
  else
    carnet_writes_set_text (choices, field->field.key, read != NULL ? read : value);
  return TRUE;
}

/* -- A whole side -------------------------------------------------------------------------------- */

static gboolean
take_field (const CarnetFieldConflict *field, gboolean mine, CarnetWrites *choices, GError **error)
{
  const CarnetFieldVersion *found = NULL;
  guint                     n_found = 0;

  for (guint i = 0; i < field->versions->len; i++)
    {
      const CarnetFieldVersion *version = field->versions->pdata[i];

      if (version->mine != mine)
        continue;
      found = version;
      n_found++;
    }
  if (n_found == 1)
    carnet_writes_set (choices, field->field.key, &found->value);
  else
    g_set_error (
        error, CARNET_ERROR, CARNET_ERROR_AMBIGUOUS,
        mine ? _ ("Of “%s” none of the versions is yours, or several are: choose by number.")
             : _ ("Of “%s” none of the versions is somebody else’s, or several are: choose by number."),
        field->field.label);
  return n_found == 1;
}

static gboolean
take_side (const CarnetEntityConflict *conflict, CarnetWrites *choices, GError **error)
{
  int side;

  if (take == NULL)
    return TRUE;
  if (!cli_words_parse (&cli_words_side, take, &side, error))
    return FALSE;
  for (guint i = 0; i < conflict->fields->len; i++)
    {
      const CarnetFieldConflict *field = conflict->fields->pdata[i];

      if (!carnet_writes_find (choices, field->field.key, NULL)
          && !take_field (field, side == 0, choices, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_deletion (const CarnetEntityConflict *conflict, CarnetWrites *choices, GError **error)
{
  if (!deletes && !keeps)
    return TRUE;
  if (deletes && keeps)
    return cli_usage_error (error, _ ("--delete and --keep exclude each other."));
  if (!conflict->contested)
    {
      g_set_error_literal (error, CARNET_ERROR, CARNET_ERROR_INVALID,
                           _ ("Its deletion is not contested: --keep and --delete have nothing to settle."));
      return FALSE;
    }
  carnet_writes_set_integer (choices, CARNET_KEY_DELETED, deletes);
  return TRUE;
}

/* Settled by somebody meanwhile, perhaps. */
static gboolean
check_open (Cli *cli, const CarnetEntityConflict *conflict, GError **error)
{
  g_autofree char *none = NULL;
  guint            n_all;

  if (conflict->fields->len > 0 || conflict->contested)
    return TRUE;
  if (!carnet_logbook_count_conflicts (cli->logbook, &n_all, error))
    return FALSE;
  none = cli_dup_no_conflict (conflict, n_all);
  g_set_error_literal (error, CARNET_ERROR, CARNET_ERROR_NOT_FOUND, none);
  return FALSE;
}

static gboolean
read_choices (Cli *cli, const CarnetEntityConflict *conflict, CarnetWrites *choices, GError **error)
{
  for (guint i = 1; i < cli->n_args; i++)
    if (!read_argument (conflict, cli->args[i], choices, error))
      return FALSE;
  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    if (!read_text (conflict, texts[i], choices, error))
      return FALSE;
  if (!read_deletion (conflict, choices, error) || !take_side (conflict, choices, error))
    return FALSE;
  if (carnet_writes_size (choices) == 0 && conflict->contested
      && (take != NULL || conflict->fields->len == 0))
    return cli_usage_error (error,
                            _ ("What is contested is its deletion: settle it with --keep or --delete."));
  if (carnet_writes_size (choices) == 0)
    return cli_usage_error (error, _ ("Say what to settle, such as title=1 or --take mine."));
  return TRUE;
}

/* -- Command ----------------------------------------------------------------------------------- */

static guint
count_all (const CarnetEntityConflict *conflict)
{
  return conflict->fields->len + (conflict->contested ? 1 : 0);
}

/* @n_others: what else is in conflict, in the whole logbook. */
static void
say_result (Cli *cli, const CarnetEntityConflict *left, const char *digits, guint n_settled, guint n_others)
{
  g_autofree char *settled = g_strdup_printf (
      ngettext ("%u conflict of %s is settled.", "%u conflicts of %s are settled.", n_settled), n_settled,
      digits);
  const guint n_left = count_all (left);

  if (n_left > 0)
    cli_say (cli, ngettext ("%s %u is left.", "%s %u are left.", n_left), settled, n_left);
  else if (n_others > 0)
    cli_say (cli,
             ngettext ("%s %u other thing in conflict still waits: “carnet conflicts” lists it.",
                       "%s %u other things in conflict still wait: “carnet conflicts” lists them.", n_others),
             settled, n_others);
  else
    cli_say (cli, _ ("%s None is left."), settled);
}

static gboolean
print_result (Cli *cli, const CarnetId *id, const CarnetHash *revision, guint n_settled, GError **error)
{
  g_autoptr (CarnetEntityConflict) left = carnet_logbook_load_conflict (cli->logbook, id, error);
  g_autofree char *hex = carnet_id_to_string (id), *hash = carnet_hash_to_string (revision);
  g_autofree char *digits = g_strndup (hex, CLI_ID_DIGITS);
  guint            n_all;

  if (left == NULL || !carnet_logbook_count_conflicts (cli->logbook, &n_all, error))
    return FALSE;
  if (cli->json != NULL)
    {
      cli_json_begin_object (cli->json, NULL);
      cli_json_string (cli->json, "id", hex);
      cli_json_string (cli->json, "revision", hash);
      cli_json_integer (cli->json, "settled", n_settled);
      cli_json_integer (cli->json, "left", count_all (left));
      cli_json_end_object (cli->json);
    }
  else
    say_result (cli, left, digits, n_settled, n_all - (count_all (left) > 0 ? 1 : 0));
  return TRUE;
}

static gboolean
run (Cli *cli, GError **error)
{
  g_autoptr (CarnetEntityConflict) conflict = NULL;
  g_autoptr (CarnetWrites) choices = carnet_writes_new ();
  CarnetId   id;
  CarnetHash revision;

  if (takes_back && (cli->n_args > 1 || texts != NULL || take != NULL || deletes || keeps))
    return cli_usage_error (error, _ ("--take-back goes with nothing but what it is of."));
  if (takes_back)
    return cli_take_back (cli, error);
  if (!cli_resolve_settled (cli->logbook, cli->args[0], &id, error))
    return FALSE;
  conflict = carnet_logbook_load_conflict (cli->logbook, &id, error);
  return conflict != NULL && check_open (cli, conflict, error) && read_choices (cli, conflict, choices, error)
         && carnet_logbook_resolve (cli->logbook, conflict, choices, &revision, error)
         && print_result (cli, &id, &revision, carnet_writes_size (choices), error);
}

const CliCommand cli_command_resolve = {
  .name = "resolve",
  .summary = N_ ("Settle what is in conflict"),
  .arguments = N_ ("ID|MILESTONE|TITLE [FIELD=NUMBER …]"),
  .details = N_ ("What is in conflict is named as for “carnet conflict”. FIELD is named as “carnet conflict” "
                 "names it, by its beginning, or by its key, which --json tells; NUMBER, in digits, is that "
                 "of a version and never its value; “both” "
                 "instead keeps all of a text, one after the other. Fields that are not named stay in "
                 "conflict."),
  .need = CLI_NEED_WRITE,
  .min_args = 1,
  .max_args = CLI_ANY_NUMBER,
  .options = options,
  .run = run,
};
