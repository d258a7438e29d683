/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "store/carnet-store-private.h"
#include "store/carnet-store-query.h"

/* The programme, and the short lists: people, territories, themes, actors. */

static char *
dup_column (CarnetStatement *select, int column)
{
  return g_strdup (carnet_statement_get_text (select, column));
}

static void
set_text (char **field, CarnetStatement *select, int column)
{
  g_free (*field);
  *field = dup_column (select, column);
}

typedef gpointer (*ReadFunc) (CarnetStatement *select);

static GPtrArray *
load_list (CarnetStore *self, const char *sql, ReadFunc read, GDestroyNotify free_func, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (free_func);
  g_autoptr (CarnetStatement) select = carnet_db_prepare (self->db, sql, error);
  CarnetStep step;

  if (select == NULL)
    return NULL;
  while ((step = carnet_statement_step (select, error)) == CARNET_STEP_ROW)
    g_ptr_array_add (list, read (select));
  return step == CARNET_STEP_DONE ? g_steal_pointer (&list) : NULL;
}

/* -- People, territories, themes, actors ------------------------------------------------------ */

static gpointer
read_person (CarnetStatement *select)
{
  CarnetId id = carnet_statement_get_id (select, 0);

  return carnet_person_new (&id, carnet_statement_get_text (select, 1), carnet_statement_get_text (select, 2),
                            carnet_statement_get_text (select, 3));
}

static gpointer
read_territory (CarnetStatement *select)
{
  CarnetTerritory *territory = carnet_territory_new ();

  territory->id = carnet_statement_get_id (select, 0);
  set_text (&territory->name, select, 1);
  set_text (&territory->kind, select, 2);
  set_text (&territory->code, select, 3);
  set_text (&territory->vintage, select, 4);
  set_text (&territory->departement, select, 5);
  set_text (&territory->region, select, 6);
  return territory;
}

static gpointer
read_theme (CarnetStatement *select)
{
  CarnetId     id = carnet_statement_get_id (select, 0);
  CarnetTheme *theme = carnet_theme_new (&id, carnet_statement_get_text (select, 1));

  set_text (&theme->definition, select, 2);
  theme->parent = carnet_statement_get_id (select, 3);
  set_text (&theme->colour, select, 4);
  theme->n_observations = (guint)carnet_statement_get_integer (select, 5);
  return theme;
}

static gpointer
read_actor (CarnetStatement *select)
{
  CarnetId     id = carnet_statement_get_id (select, 0);
  CarnetActor *actor = carnet_actor_new (&id, carnet_statement_get_text (select, 1),
                                         carnet_actor_kind_parse (carnet_statement_get_text (select, 2)),
                                         carnet_statement_get_text (select, 3));

  actor->n_observations = (guint)carnet_statement_get_integer (select, 4);
  return actor;
}

/* @sql: with %s for the condition on what is deleted */
static GPtrArray *
list_kind (CarnetStore   *self,
           const char    *sql,
           gboolean       deleted,
           ReadFunc       read,
           GDestroyNotify free_func,
           GError       **error)
{
  g_auto (GStrv) parts = g_strsplit (sql, "%s", 2);
  g_autofree char *whole = g_strjoinv (deleted ? "deleted = 1" : "deleted <> 1", parts);

  return load_list (self, whole, read, free_func, error);
}

GPtrArray *
carnet_store_list_people (CarnetStore *self, gboolean deleted, GError **error)
{
  return list_kind (self, "SELECT id, name, role, organisation FROM person WHERE %s ORDER BY name, id",
                    deleted, read_person, (GDestroyNotify)carnet_person_free, error);
}

/* Of one name, those of an official list first. */
GPtrArray *
carnet_store_list_territories (CarnetStore *self, gboolean deleted, GError **error)
{
  return list_kind (self,
                    "SELECT id, name, kind, code, vintage, departement, region FROM territory"
                    " WHERE %s ORDER BY name, coalesce (code, '') = '', id",
                    deleted, read_territory, (GDestroyNotify)carnet_territory_free, error);
}

GPtrArray *
carnet_store_list_themes (CarnetStore *self, gboolean deleted, GError **error)
{
  return list_kind (self,
                    "SELECT id, label, definition, parent, colour,"
                    " (SELECT n FROM linked WHERE linked.id = theme.id)"
                    " FROM theme WHERE %s ORDER BY label, id",
                    deleted, read_theme, (GDestroyNotify)carnet_theme_free, error);
}

GPtrArray *
carnet_store_list_actors (CarnetStore *self, gboolean deleted, GError **error)
{
  return list_kind (self,
                    "SELECT id, name, kind, siren, (SELECT n FROM linked WHERE linked.id = actor.id)"
                    " FROM actor WHERE %s ORDER BY name, id",
                    deleted, read_actor, (GDestroyNotify)carnet_actor_free, error);
}

/* -- Marked passages ---------------------------------------------------------------------- */

static gpointer
read_highlight (CarnetStatement *select)
{
  CarnetHighlight *highlight = carnet_highlight_new ();

  highlight->id = carnet_statement_get_id (select, 0);
  highlight->observation = carnet_statement_get_id (select, 1);
  highlight->section = carnet_statement_get_id (select, 2);
  highlight->start = (guint)CLAMP (carnet_statement_get_integer (select, 3), 0, G_MAXINT);
  highlight->end = (guint)CLAMP (carnet_statement_get_integer (select, 4), 0, G_MAXINT);
  set_text (&highlight->quote, select, 5);
  set_text (&highlight->speaker, select, 6);
  highlight->consent = carnet_consent_parse (carnet_statement_get_text (select, 7));
  return highlight;
}

static gboolean
load_heads (CarnetStore *self, CarnetHighlight *highlight, GError **error)
{
  g_autoptr (CarnetStatement) select
      = carnet_db_prepare (self->db,
                           "SELECT r.id FROM head AS h JOIN revision AS r ON r.seq = h.revision"
                           " WHERE h.entity = :entity ORDER BY r.id LIMIT :limit",
                           error);
  CarnetStep step;

  if (select == NULL)
    return FALSE;
  carnet_statement_bind_id (select, ":entity", &highlight->id);
  /* Those over the limit stay heads: the next change takes them. */
  carnet_statement_bind_integer (select, ":limit", CARNET_PARENTS_MAX);
  highlight->heads = g_array_new (FALSE, FALSE, sizeof (CarnetHash));
  while ((step = carnet_statement_step (select, error)) == CARNET_STEP_ROW)
    {
      CarnetHash head = carnet_statement_get_hash (select, 0);

      g_array_append_val (highlight->heads, head);
    }
  return step == CARNET_STEP_DONE;
}

GPtrArray *
carnet_store_list_highlights (CarnetStore *self, const CarnetId *observation, GError **error)
{
  g_autofree char *hex = carnet_id_to_string (observation);
  g_autofree char *sql
      = g_strdup_printf ("SELECT id, observation, section, start, \"end\", quote, speaker, consent"
                         " FROM highlight WHERE deleted <> 1 AND observation = x'%s' ORDER BY start, id",
                         hex);
  g_autoptr (GPtrArray) highlights
      = load_list (self, sql, read_highlight, (GDestroyNotify)carnet_highlight_free, error);

  for (guint i = 0; highlights != NULL && i < highlights->len; i++)
    if (!load_heads (self, highlights->pdata[i], error))
      return NULL;
  return g_steal_pointer (&highlights);
}

/* -- The programme ---------------------------------------------------------------------- */

static gpointer
read_section (CarnetStatement *select)
{
  CarnetId id = carnet_statement_get_id (select, 0);

  return carnet_section_new (&id, carnet_statement_get_text (select, 1),
                             carnet_statement_get_text (select, 2),
                             (int)carnet_statement_get_integer (select, 3));
}

static gpointer
read_milestone (CarnetStatement *select)
{
  CarnetMilestone *milestone = carnet_milestone_new ();

  milestone->id = carnet_statement_get_id (select, 0);
  milestone->programme = carnet_statement_get_id (select, 1);
  milestone->kind = carnet_milestone_kind_parse (carnet_statement_get_text (select, 2));
  set_text (&milestone->title, select, 3);
  if (!carnet_when_parse (carnet_statement_get_text (select, 4), &milestone->when, NULL))
    milestone->when = (CarnetWhen){ CARNET_WHEN_NONE };
  set_text (&milestone->partners, select, 5);
  set_text (&milestone->place, select, 6);
  set_text (&milestone->description, select, 7);
  set_text (&milestone->url, select, 8);
  milestone->n_observations = (guint)carnet_statement_get_integer (select, 9);
  milestone->conflict = carnet_statement_get_integer (select, 10) > 0;
  milestone->contested = carnet_statement_get_integer (select, 11) == 2;
  return milestone;
}

static gboolean
read_programme (CarnetStore *self, CarnetProgramme *programme, gint64 *seq, GError **error)
{
  /* The logbook's own, whoever deleted it; in a file that only received others', the first that came. */
  g_autoptr (CarnetStatement) select = carnet_db_prepare (
      self->db,
      "SELECT seq, id, title, description, start, months, report_due, conflicts, deleted FROM programme"
      " WHERE deleted <> 1 OR id IS (SELECT value FROM meta WHERE key = 'programme')"
      " ORDER BY id IS NOT (SELECT value FROM meta WHERE key = 'programme'), seq LIMIT 1",
      error);
  CarnetStep step;

  if (select == NULL)
    return FALSE;
  step = carnet_statement_step (select, error);
  if (step == CARNET_STEP_DONE)
    g_set_error_literal (error, CARNET_ERROR, CARNET_ERROR_NOT_FOUND, _ ("This logbook has no programme."));
  if (step != CARNET_STEP_ROW)
    return FALSE;
  *seq = carnet_statement_get_integer (select, 0);
  programme->id = carnet_statement_get_id (select, 1);
  set_text (&programme->title, select, 2);
  set_text (&programme->description, select, 3);
  if (!carnet_month_parse_iso (carnet_statement_get_text (select, 4), &programme->start))
    programme->start = CARNET_MONTH_NONE;
  programme->n_months = (int)CLAMP (carnet_statement_get_integer (select, 5), 0, CARNET_LOGBOOK_MONTHS_MAX);
  if (!carnet_when_parse (carnet_statement_get_text (select, 6), &programme->report_due, NULL))
    programme->report_due = (CarnetWhen){ CARNET_WHEN_NONE };
  programme->conflict = carnet_statement_get_integer (select, 7) > 0;
  programme->contested = carnet_statement_get_integer (select, 8) == 2;
  return TRUE;
}

static gboolean
load_sections (CarnetStore *self, const char *sql, GPtrArray **sections, GError **error)
{
  g_ptr_array_unref (*sections);
  *sections = load_list (self, sql, read_section, (GDestroyNotify)carnet_section_free, error);
  return *sections != NULL;
}

/* Those of another programme are told from those that were removed by their rank. */
static gboolean
load_all_sections (CarnetStore *self, CarnetProgramme *programme, gint64 seq, GError **error)
{
  g_autofree char *now = g_strdup_printf (
      "SELECT section, label, question, rank FROM programme_section WHERE programme = %" G_GINT64_FORMAT
      " AND label IS NOT NULL AND coalesce (rank, 0) >= 0 ORDER BY rank, section",
      seq);
  g_autofree char *past = g_strdup_printf (
      "SELECT section, label, question, min (rank, 0) * (programme = %1$" G_GINT64_FORMAT ") AS place,"
      " max (programme = %1$" G_GINT64_FORMAT ") AS own FROM programme_section AS s WHERE label IS NOT NULL"
      " AND (programme <> %1$" G_GINT64_FORMAT " OR rank < 0) AND NOT EXISTS (SELECT 1 FROM"
      " programme_section AS o WHERE o.section = s.section AND o.programme = %1$" G_GINT64_FORMAT
      " AND o.label IS NOT NULL AND coalesce (o.rank, 0) >= 0)"
      " GROUP BY section ORDER BY own DESC, place DESC, programme, rank, section",
      seq);

  return load_sections (self, now, &programme->sections, error)
         && load_sections (self, past, &programme->past_sections, error);
}

#define DETAILS "partners, place, description, url"
#define NO_DETAILS "'', '', '', ''"

/* Those of @programme. @condition: of rows of m, a milestone */
static GPtrArray *
list_milestones (CarnetStore    *self,
                 const CarnetId *programme,
                 const char     *details,
                 const char     *condition,
                 GError        **error)
{
  g_autofree char *hex = carnet_id_to_string (programme);
  g_autofree char *sql = g_strdup_printf ("SELECT id, programme, kind, title, date, %s,"
                                          " (SELECT n FROM linked WHERE linked.id = m.id), conflicts, deleted"
                                          " FROM milestone AS m WHERE programme = x'%s' AND %s",
                                          details, hex, condition);
  GPtrArray *milestones = load_list (self, sql, read_milestone, (GDestroyNotify)carnet_milestone_free, error);

  if (milestones != NULL)
    g_ptr_array_sort (milestones, carnet_milestone_compare);
  return milestones;
}

/* (transfer full) (nullable): a set of CarnetId: those that the observations @query asks for are linked to */
static GHashTable *
load_linked (CarnetStore *self, const CarnetQuery *query, GError **error)
{
  g_autoptr (GHashTable) linked
      = g_hash_table_new_full (carnet_id_hash_func, carnet_id_equal_func, g_free, NULL);
  g_autoptr (CarnetStatement) select = carnet_store_prepare_by_id (self, "o.milestone", query, error);
  CarnetStep step;

  if (select == NULL)
    return NULL;
  while ((step = carnet_statement_step (select, error)) == CARNET_STEP_ROW)
    {
      CarnetId id = carnet_statement_get_id (select, 0);

      g_hash_table_add (linked, carnet_id_copy (&id));
    }
  return step == CARNET_STEP_DONE ? g_steal_pointer (&linked) : NULL;
}

GPtrArray *
carnet_store_list_linked_milestones (CarnetStore       *self,
                                     const CarnetId    *programme,
                                     const CarnetQuery *query,
                                     GError           **error)
{
  const CarnetQuery all = CARNET_QUERY_INIT;
  g_autoptr (GPtrArray) deleted = list_milestones (self, programme, NO_DETAILS, "deleted = 1", error);
  g_autoptr (GHashTable) linked = NULL;

  if (deleted == NULL || deleted->len == 0)
    return g_steal_pointer (&deleted);
  linked = load_linked (self, query != NULL ? query : &all, error);
  if (linked == NULL)
    return NULL;
  for (guint i = deleted->len; i > 0; i--)
    if (!g_hash_table_contains (linked, &((CarnetMilestone *)deleted->pdata[i - 1])->id))
      g_ptr_array_remove_index (deleted, i - 1);
  return g_steal_pointer (&deleted);
}

CarnetProgramme *
carnet_store_load_programme (CarnetStore *self, GError **error)
{
  g_autoptr (CarnetProgramme) programme = carnet_programme_new ();
  gint64 seq;

  if (!read_programme (self, programme, &seq, error) || !load_all_sections (self, programme, seq, error))
    return NULL;
  g_ptr_array_unref (programme->milestones);
  programme->milestones = list_milestones (self, &programme->id, DETAILS, "deleted <> 1", error);
  return programme->milestones != NULL ? g_steal_pointer (&programme) : NULL;
}

/* -- All of them -------------------------------------------------------------------------- */

static gpointer
read_heading (CarnetStatement *select)
{
  CarnetProgramme *programme = carnet_programme_new ();

  programme->id = carnet_statement_get_id (select, 0);
  set_text (&programme->title, select, 1);
  if (!carnet_month_parse_iso (carnet_statement_get_text (select, 2), &programme->start))
    programme->start = CARNET_MONTH_NONE;
  programme->n_months = (int)CLAMP (carnet_statement_get_integer (select, 3), 0, CARNET_LOGBOOK_MONTHS_MAX);
  return programme;
}

GPtrArray *
carnet_store_list_programmes (CarnetStore *self, GError **error)
{
  return load_list (self,
                    "SELECT id, title, start, months FROM programme WHERE deleted <> 1"
                    " ORDER BY start DESC, title, id",
                    read_heading, (GDestroyNotify)carnet_programme_unref, error);
}
