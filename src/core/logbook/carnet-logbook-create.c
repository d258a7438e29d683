/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "base/carnet-file.h"
#include "base/carnet-text.h"
#include "logbook/carnet-logbook-private.h"
#include "merge/carnet-merge-store.h"

static gint64
ms_of_month (CarnetMonth month)
{
  return ((gint64)carnet_month_first_day (month) - carnet_date_new (1970, 1, 1)) * G_TIME_SPAN_DAY / 1000;
}

static CarnetWrites *
writes_of_milestone (const CarnetProgramme *programme, const CarnetMilestone *milestone)
{
  CarnetWrites *writes = carnet_milestone_list_changes (NULL, milestone);

  carnet_writes_set_id (writes, CARNET_KEY_PROGRAMME, &programme->id);
  return writes;
}

gboolean
carnet_logbook_seal_programme (CarnetLogbook *self, const CarnetProgramme *programme, GError **error)
{
  gint64 ms = ms_of_month (programme->start);
  g_autoptr (CarnetWrites) writes = carnet_programme_list_changes (NULL, programme);

  if (!carnet_logbook_seal_shipped (self, &programme->id, CARNET_KIND_PROGRAMME, ms, writes, error))
    return FALSE;
  for (guint i = 0; i < programme->milestones->len; i++)
    {
      const CarnetMilestone *milestone = programme->milestones->pdata[i];
      g_autoptr (CarnetWrites) fields = writes_of_milestone (programme, milestone);

      if (!carnet_logbook_seal_shipped (self, &milestone->id, CARNET_KIND_MILESTONE, ms, fields, error))
        return FALSE;
    }
  return carnet_store_set_meta_id (self->store, CARNET_META_PROGRAMME, &programme->id, error);
}

static gboolean
add_owner (CarnetLogbook *self, const CarnetOwner *owner, GError **error)
{
  CarnetId id = carnet_id_random (self->sources.random, self->sources.random_data);
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();

  carnet_writes_set_line (writes, CARNET_KEY_NAME, owner->name);
  carnet_writes_set_line (writes, CARNET_KEY_ROLE, owner->role);
  if (owner->organisation != NULL && *owner->organisation != '\0')
    carnet_writes_set_line (writes, CARNET_KEY_ORGANISATION, owner->organisation);
  if (!carnet_logbook_check_writes (self, CARNET_KIND_PERSON, writes, error)
      || !carnet_logbook_seal (self, &id, CARNET_KIND_PERSON, NULL, &id, carnet_logbook_now (self), writes,
                               NULL, NULL, error))
    return FALSE;
  carnet_person_free (self->owner);
  self->owner = carnet_person_new (&id, carnet_writes_find_text (writes, CARNET_KEY_NAME), owner->role,
                                   owner->organisation != NULL ? owner->organisation : "");
  return carnet_store_set_meta_id (self->store, CARNET_META_OWNER, &id, error);
}

static gboolean
add_territory (CarnetLogbook *self, const CarnetTerritory *territory, GError **error)
{
  CarnetId id;

  return territory == NULL
         || (carnet_logbook_ensure_territory (self, territory, &id, error)
             && carnet_store_set_meta_id (self->store, CARNET_META_TERRITORY, &id, error));
}

/* What a new logbook begins with. */
typedef struct
{
  const CarnetProgramme *programme; /* or */
  const char            *starter;
  GCancellable          *cancellable;
} Beginning;

/* The newest, when the network has kept several. */
static gboolean
set_programme_found (CarnetLogbook *self, const char *starter, GError **error)
{
  g_autoptr (GPtrArray) programmes = carnet_store_list_programmes (self->store, error);
  g_autofree char *name = g_path_get_basename (starter);

  if (programmes == NULL)
    return FALSE;
  if (programmes->len > 0)
    return carnet_store_set_meta_id (self->store, CARNET_META_PROGRAMME,
                                     &((CarnetProgramme *)programmes->pdata[0])->id, error);
  g_set_error (error, CARNET_ERROR, CARNET_ERROR_INVALID,
               _ ("“%s” has no programme: a logbook cannot begin with it."), name);
  return FALSE;
}

/* What others observed is not what one's own logbook begins with. */
static gboolean
check_no_observation (CarnetMerge *merge, GError **error)
{
  const CarnetMergeFile *file = carnet_merge_get_file (merge, 0);
  guint64                n = 0;

  for (guint i = 0; i < CARNET_MERGE_N_TYPES; i++)
    n += file->counts.observations[i];
  if (n > 0)
    g_set_error (error, CARNET_ERROR, CARNET_ERROR_INVALID,
                 ngettext ("“%s” holds %u observation, so it is no starter logbook: merge it into yours, or "
                           "ask who sent it for a starter.",
                           "“%s” holds %u observations, so it is no starter logbook: merge it into yours, or "
                           "ask who sent it for a starter.",
                           (gulong)n),
                 file->name, (guint)n);
  return n == 0;
}

static gboolean
take_in (CarnetLogbook *self, const Beginning *beginning, GError **error)
{
  const char *const paths[] = { beginning->starter, NULL };
  CarnetWork        work = { .cancellable = beginning->cancellable };
  g_autoptr (CarnetMerge) merge = carnet_merge_new (self->store, carnet_logbook_now (self));
  gint64 sitting;

  if (!carnet_merge_read_files (merge, paths, &work, error))
    return FALSE;
  if (carnet_merge_get_n_ready (merge) == 0)
    {
      const CarnetMergeFile *file = carnet_merge_get_file (merge, 0);

      g_set_error_literal (error, CARNET_ERROR, file->problem_code, file->problem);
      return FALSE;
    }
  return check_no_observation (merge, error) && carnet_merge_apply (merge, &sitting, &work, error)
         && set_programme_found (self, beginning->starter, error);
}

static gboolean
begin_with (CarnetLogbook *self, const Beginning *beginning, GError **error)
{
  if (beginning->starter == NULL)
    return carnet_logbook_seal_programme (self, beginning->programme, error);
  /* It is not something received, that could be withdrawn. */
  return take_in (self, beginning, error) && carnet_store_clear_local (self->store, error);
}

static gboolean
fill (const char          *path,
      const Beginning     *beginning,
      const CarnetOwner   *owner,
      const CarnetSources *sources,
      GError             **error)
{
  g_autoptr (CarnetStore) empty = carnet_store_create (path, error);
  g_autoptr (CarnetLogbook) self = NULL;

  if (empty == NULL)
    return FALSE;
  self = carnet_logbook_open (path, CARNET_OPEN_READ_WRITE, sources, error);
  if (self == NULL || !carnet_store_begin (self->store, error))
    return FALSE;
  if (begin_with (self, beginning, error) && add_owner (self, owner, error)
      && add_territory (self, owner->territory, error))
    return carnet_store_commit (self->store, error);
  carnet_store_rollback (self->store);
  return FALSE;
}

static gboolean
check_owner (const CarnetOwner *owner, GError **error)
{
  g_autofree char *name = carnet_text_clean_line (owner->name, -1);

  if (*name != '\0')
    return TRUE;
  g_set_error_literal (error, CARNET_ERROR, CARNET_ERROR_INVALID, _ ("A name is needed."));
  return FALSE;
}

static CarnetLogbook *
create (const char          *path,
        const Beginning     *beginning,
        const CarnetOwner   *owner,
        const CarnetSources *sources,
        GError             **error)
{
  CarnetLogbook   *made;
  g_autofree char *temporary = NULL;
  g_autoptr (GError) problem = NULL;

  if (!check_owner (owner, error) || !carnet_file_check_free (path, error))
    return NULL;
  temporary = carnet_file_open_beside (path, error);
  if (temporary == NULL)
    return NULL;
  g_unlink (temporary);
  if (!fill (temporary, beginning, owner, sources, &problem)
      || !carnet_file_publish (temporary, path, FALSE, &problem))
    {
      carnet_file_discard (temporary);
      carnet_file_name_in_error (problem, temporary, path);
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  made = carnet_logbook_open (path, CARNET_OPEN_READ_WRITE, sources, error);
  if (made == NULL)
    carnet_file_discard (path);
  return made;
}

CarnetLogbook *
carnet_logbook_create (const char            *path,
                       const CarnetProgramme *programme,
                       const CarnetOwner     *owner,
                       const CarnetSources   *sources,
                       GError               **error)
{
  Beginning beginning = { .programme = programme };

  return create (path, &beginning, owner, sources, error);
}

CarnetLogbook *
carnet_logbook_create_from (const char          *path,
                            const char          *starter,
                            const CarnetOwner   *owner,
                            const CarnetSources *sources,
                            GCancellable        *cancellable,
                            GError             **error)
{
  Beginning beginning = { .starter = starter, .cancellable = cancellable };

  return create (path, &beginning, owner, sources, error);
}
