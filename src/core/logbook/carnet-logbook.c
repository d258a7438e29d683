/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "logbook/carnet-logbook.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "base/carnet-file.h"
#include "logbook/carnet-logbook-private.h"
#include "store/carnet-store-query.h"
#include "store/carnet-store-rows.h"

/* -- Opening and closing ---------------------------------------------------------------- */

static gboolean
load_owner (CarnetLogbook *self, GError **error)
{
  g_autoptr (GPtrArray) people = carnet_store_list_people (self->store, FALSE, error);
  CarnetId id;

  if (people == NULL || !carnet_store_get_meta_id (self->store, CARNET_META_OWNER, &id, error))
    return FALSE;
  for (guint i = 0; i < people->len && self->owner == NULL; i++)
    {
      const CarnetPerson *person = people->pdata[i];

      if (carnet_id_equal (&person->id, &id))
        self->owner = carnet_person_new (&id, person->name, person->role, person->organisation);
    }
  if (self->owner == NULL)
    self->owner = carnet_person_new (&id, "", "", "");
  return TRUE;
}

/* A program that was killed while it sent, or made a backup, left a copy with all that is private. */
static void
sweep_folders (CarnetLogbook *self)
{
  g_autofree char *folder = g_path_get_dirname (carnet_logbook_get_path (self));
  g_autofree char *backups = carnet_logbook_dup_backup_folder (self);

  if (!carnet_logbook_has_owner (self) || carnet_logbook_is_read_only (self))
    return;
  carnet_file_sweep (folder);
  carnet_file_sweep (backups);
}

/* What somebody goes back to must be what it was. */
static gboolean
check_no_backup (const char *path, GError **error)
{
  g_autofree char *name = NULL;

  if (!carnet_logbook_is_path_of_backup (path))
    return TRUE;
  name = g_path_get_basename (path);
  g_set_error (error, CARNET_ERROR, CARNET_ERROR_READ_ONLY,
               _ ("“%s” is a backup, which can only be read, so that it stays as it was: to go on from it, "
                  "copy its file elsewhere and write in the copy."),
               name);
  return FALSE;
}

CarnetLogbook *
carnet_logbook_open (const char *path, CarnetOpenMode mode, const CarnetSources *sources, GError **error)
{
  g_autoptr (CarnetLogbook) self = g_new0 (CarnetLogbook, 1);

  if (sources != NULL)
    self->sources = *sources;
  if (self->sources.clock == NULL)
    self->sources.clock = carnet_clock_now;
  if (self->sources.random == NULL)
    self->sources.random = carnet_random_bytes;
  if (mode != CARNET_OPEN_READ_ONLY && !check_no_backup (path, error))
    return NULL;
  self->store = carnet_store_open (path, mode == CARNET_OPEN_READ_ONLY, error);
  if (self->store == NULL || !load_owner (self, error))
    return NULL;
  sweep_folders (self);
  return g_steal_pointer (&self);
}

void
carnet_logbook_close (CarnetLogbook *self)
{
  carnet_logbook_drop_backup_ahead (self);
  g_clear_pointer (&self->store, carnet_store_close);
  g_clear_pointer (&self->owner, carnet_person_free);
  g_clear_pointer (&self->programme, carnet_programme_unref);
  g_free (self);
}

gint64
carnet_logbook_now (CarnetLogbook *self)
{
  return self->sources.clock (self->sources.clock_data);
}

/* -- Facts --------------------------------------------------------------------------------- */

const char *
carnet_logbook_get_path (CarnetLogbook *self)
{
  return carnet_store_get_path (self->store);
}

gboolean
carnet_logbook_is_read_only (CarnetLogbook *self)
{
  return carnet_store_is_read_only (self->store);
}

gboolean
carnet_logbook_reload_owner (CarnetLogbook *self, GError **error)
{
  g_autoptr (CarnetPerson) last = g_steal_pointer (&self->owner);

  if (load_owner (self, error))
    return TRUE;
  self->owner = g_steal_pointer (&last);
  return FALSE;
}

const CarnetPerson *
carnet_logbook_get_owner (CarnetLogbook *self)
{
  return self->owner;
}

gboolean
carnet_logbook_find_last_written (CarnetLogbook *self, gint64 *ms, GError **error)
{
  return carnet_store_find_last_written (self->store, &self->owner->id, ms, error);
}

gboolean
carnet_logbook_has_owner (CarnetLogbook *self)
{
  return !carnet_id_is_nil (&self->owner->id);
}

CarnetTerritory *
carnet_logbook_dup_owner_territory (CarnetLogbook *self)
{
  g_autoptr (GPtrArray) territories = carnet_store_list_territories (self->store, FALSE, NULL);
  CarnetId id;

  if (territories == NULL || !carnet_store_get_meta_id (self->store, CARNET_META_TERRITORY, &id, NULL))
    return NULL;
  for (guint i = 0; i < territories->len; i++)
    {
      const CarnetTerritory *territory = territories->pdata[i];

      if (carnet_id_equal (&territory->id, &id))
        return carnet_territory_copy (territory);
    }
  return NULL;
}

static gboolean
set_territory (CarnetLogbook *self, const CarnetTerritory *territory, GError **error)
{
  CarnetId id = { { 0 } };

  return (territory == NULL || carnet_logbook_ensure_territory (self, territory, &id, error))
         && carnet_store_set_meta_id (self->store, CARNET_META_TERRITORY, &id, error);
}

gboolean
carnet_logbook_set_owner_territory (CarnetLogbook *self, const CarnetTerritory *territory, GError **error)
{
  if (!carnet_logbook_check_open_for_writing (self, error) || !carnet_logbook_begin (self, error))
    return FALSE;
  if (set_territory (self, territory, error))
    return carnet_logbook_commit (self, error);
  carnet_logbook_rollback (self);
  return FALSE;
}

CarnetProgramme *
carnet_logbook_load_programme (CarnetLogbook *self, GError **error)
{
  CarnetProgramme *programme = carnet_store_load_programme (self->store, error);

  if (programme != NULL)
    {
      g_clear_pointer (&self->programme, carnet_programme_unref);
      self->programme = carnet_programme_ref (programme);
    }
  return programme;
}

const CarnetProgramme *
carnet_logbook_ensure_programme (CarnetLogbook *self, GError **error)
{
  if (self->programme == NULL)
    self->programme = carnet_store_load_programme (self->store, error);
  return self->programme;
}

gboolean
carnet_logbook_data_version (CarnetLogbook *self, gint64 *version, GError **error)
{
  return carnet_store_data_version (self->store, version, error);
}

void
carnet_logbook_rest (CarnetLogbook *self)
{
  g_return_if_fail (self != NULL);

  carnet_store_rest (self->store);
}

void
carnet_logbook_set_cancellable (CarnetLogbook *self, GCancellable *cancellable)
{
  carnet_store_set_cancellable (self->store, cancellable);
}

void
carnet_info_free (CarnetInfo *info)
{
  g_free (info->path);
  g_free (info->owner_name);
  g_free (info->owner_role);
  g_free (info->programme_title);
  g_free (info);
}

CarnetInfo *
carnet_logbook_load_info (CarnetLogbook *self, GError **error)
{
  g_autoptr (CarnetInfo) info = g_new0 (CarnetInfo, 1);
  const CarnetProgramme *programme = carnet_logbook_ensure_programme (self, error);
  CarnetStoreCounts      counts;
  GStatBuf               status;

  if (programme == NULL || !carnet_store_load_counts (self->store, &counts, error)
      || !carnet_logbook_count_conflicts (self, &info->n_conflicts, error))
    return NULL;
  info->path = g_strdup (carnet_logbook_get_path (self));
  info->file_size = g_stat (info->path, &status) == 0 ? status.st_size : 0;
  info->schema_version = (int)counts.schema_version;
  info->has_owner = carnet_logbook_has_owner (self);
  info->owner_name = g_strdup (self->owner->name);
  info->owner_role = g_strdup (self->owner->role);
  info->programme_title = g_strdup (programme->title);
  info->n_revisions = (guint64)counts.n_revisions;
  info->xor_of_ids = counts.xor_of_ids;
  info->n_observations = (guint64)counts.n_observations;
  info->n_territories = (guint64)counts.n_territories;
  info->n_people = (guint64)counts.n_people;
  info->n_drafts = (guint64)counts.n_drafts;
  info->last_ms = counts.last_ms;
  return g_steal_pointer (&info);
}

/* -- Reading ----------------------------------------------------------------------------------- */

static const CarnetQuery everything = CARNET_QUERY_INIT;

gboolean
carnet_logbook_count_observations (CarnetLogbook     *self,
                                   const CarnetQuery *query,
                                   guint             *count,
                                   GError           **error)
{
  return carnet_store_count_observations (self->store, query != NULL ? query : &everything, count, error);
}

GPtrArray *
carnet_logbook_list_observations (CarnetLogbook     *self,
                                  const CarnetQuery *query,
                                  guint              offset,
                                  guint              limit,
                                  GError           **error)
{
  return carnet_store_list_observations (self->store, query != NULL ? query : &everything,
                                         carnet_logbook_ensure_programme (self, NULL), offset, limit, error);
}

GArray *
carnet_logbook_list_numbers (CarnetLogbook *self, const CarnetQuery *query, GError **error)
{
  return carnet_store_list_seqs (self->store, query != NULL ? query : &everything, 0, -1, error);
}

GPtrArray *
carnet_logbook_load_rows (CarnetLogbook     *self,
                          const CarnetQuery *query,
                          const gint64      *numbers,
                          guint              n,
                          GError           **error)
{
  return carnet_store_load_rows (self->store, query != NULL ? query : &everything,
                                 carnet_logbook_ensure_programme (self, NULL), numbers, n, error);
}

gboolean
carnet_logbook_find_number (CarnetLogbook *self, const CarnetId *id, gint64 *number, GError **error)
{
  return carnet_store_find_seq (self->store, id, number, error);
}

CarnetObservation *
carnet_logbook_load_observation (CarnetLogbook *self, const CarnetId *id, GError **error)
{
  return carnet_store_load_observation (self->store, id, error);
}

gboolean
carnet_logbook_find_observation (CarnetLogbook *self, const char *text, CarnetId *id, GError **error)
{
  return carnet_store_find_by_prefix (self->store, text, id, error);
}

gboolean
carnet_logbook_find_any (CarnetLogbook *self, const char *text, CarnetId *id, GError **error)
{
  return carnet_store_find_any_by_prefix (self->store, text, id, error);
}

GPtrArray *
carnet_logbook_count_by_month (CarnetLogbook *self, GError **error)
{
  return carnet_store_count_by_month (self->store, error);
}

GPtrArray *
carnet_logbook_count_coverage (CarnetLogbook *self, GError **error)
{
  return carnet_store_count_coverage (self->store, error);
}

GPtrArray *
carnet_logbook_list_territories (CarnetLogbook *self, GError **error)
{
  return carnet_store_list_territories (self->store, FALSE, error);
}

GPtrArray *
carnet_logbook_list_actors (CarnetLogbook *self, GError **error)
{
  return carnet_store_list_actors (self->store, FALSE, error);
}

GPtrArray *
carnet_logbook_list_themes (CarnetLogbook *self, GError **error)
{
  return carnet_store_list_themes (self->store, FALSE, error);
}

GPtrArray *
carnet_logbook_list_people (CarnetLogbook *self, GError **error)
{
  return carnet_store_list_people (self->store, FALSE, error);
}

GPtrArray *
carnet_logbook_list_deleted_themes (CarnetLogbook *self, GError **error)
{
  return carnet_store_list_themes (self->store, TRUE, error);
}

GPtrArray *
carnet_logbook_list_deleted_actors (CarnetLogbook *self, GError **error)
{
  return carnet_store_list_actors (self->store, TRUE, error);
}

GPtrArray *
carnet_logbook_list_deleted_territories (CarnetLogbook *self, GError **error)
{
  return carnet_store_list_territories (self->store, TRUE, error);
}

CarnetNames *
carnet_logbook_load_names (CarnetLogbook *self, GError **error)
{
  return carnet_store_load_names (self->store, error);
}

CarnetNames *
carnet_logbook_load_counted_names (CarnetLogbook *self, GError **error)
{
  return carnet_store_load_counted_names (self->store, error);
}

CarnetHistory *
carnet_logbook_load_history (CarnetLogbook *self, const CarnetId *entity, GError **error)
{
  return carnet_store_load_history (self->store, entity, error);
}

GPtrArray *
carnet_logbook_list_entities (CarnetLogbook *self, const char *kind, GError **error)
{
  return carnet_store_list_entities (self->store, kind, error);
}
