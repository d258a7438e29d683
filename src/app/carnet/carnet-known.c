/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet/carnet-known.h"

#include "session/carnet-job.h"

struct _CarnetKnown
{
  GObject parent_instance;

  /* Owned */
  CarnetSession   *session;
  GPtrArray       *territories;
  GPtrArray       *people;
  GHashTable      *joined; /* of both, as carnet_logbook_map_joined() */
  GPtrArray       *themes;
  GPtrArray       *actors;
  CarnetNames     *names; /* of them all, deleted ones too */
  GCancellable    *loading;
  CarnetProgramme *programme; /* the session's, as it was told last */
};

G_DEFINE_FINAL_TYPE (CarnetKnown, carnet_known, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

typedef struct
{
  GPtrArray   *territories;
  GPtrArray   *people;
  GHashTable  *joined;
  GPtrArray   *themes;
  GPtrArray   *actors;
  CarnetNames *names;
} Lists;

static void
lists_free (gpointer data)
{
  Lists *lists = data;

  g_clear_pointer (&lists->territories, g_ptr_array_unref);
  g_clear_pointer (&lists->people, g_ptr_array_unref);
  g_clear_pointer (&lists->joined, g_hash_table_unref);
  g_clear_pointer (&lists->themes, g_ptr_array_unref);
  g_clear_pointer (&lists->actors, g_ptr_array_unref);
  g_clear_pointer (&lists->names, carnet_names_unref);
  g_free (lists);
}

static GHashTable *
map_joined (Lists *lists, CarnetLogbook *logbook, GError **error)
{
  g_autoptr (GPtrArray) both = g_ptr_array_new ();

  g_ptr_array_extend (both, lists->territories, NULL, NULL);
  g_ptr_array_extend (both, lists->people, NULL, NULL);
  return carnet_logbook_map_joined (logbook, both, error);
}

static gboolean
load (Lists *lists, CarnetLogbook *logbook, gboolean counted, GError **error)
{
  lists->territories = carnet_logbook_list_territories (logbook, error);
  if (lists->territories)
    lists->people = carnet_logbook_list_people (logbook, error);
  if (lists->people)
    lists->joined = map_joined (lists, logbook, error);
  if (lists->joined)
    lists->themes = carnet_logbook_list_themes (logbook, error);
  if (lists->themes)
    lists->actors = carnet_logbook_list_actors (logbook, error);
  if (lists->actors)
    lists->names = counted ? carnet_logbook_load_counted_names (logbook, error)
                           : carnet_logbook_load_names (logbook, error);
  return lists->names != NULL;
}

static gboolean
load_job (CarnetJob *job, CarnetLogbook *logbook, gpointer data, GCancellable *cancellable, GError **error)
{
  return load (data, logbook, TRUE, error);
}

static gboolean
territories_equal (gconstpointer a, gconstpointer b)
{
  const CarnetTerritory *x = a, *y = b;

  return carnet_id_equal (&x->id, &y->id) && g_strcmp0 (x->name, y->name) == 0;
}

static gboolean
people_equal (gconstpointer a, gconstpointer b)
{
  const CarnetPerson *x = a, *y = b;

  return carnet_id_equal (&x->id, &y->id) && g_strcmp0 (x->name, y->name) == 0;
}

static gboolean
themes_equal (gconstpointer a, gconstpointer b)
{
  const CarnetTheme *x = a, *y = b;

  return carnet_id_equal (&x->id, &y->id) && g_strcmp0 (x->label, y->label) == 0
         && carnet_id_equal (&x->parent, &y->parent);
}

static gboolean
milestones_equal (gconstpointer a, gconstpointer b)
{
  const CarnetMilestone *x = a, *y = b;

  return carnet_id_equal (&x->id, &y->id) && g_strcmp0 (x->title, y->title) == 0;
}

static gboolean
actors_equal (gconstpointer a, gconstpointer b)
{
  const CarnetActor *x = a, *y = b;

  return carnet_id_equal (&x->id, &y->id) && g_strcmp0 (x->name, y->name) == 0 && x->kind == y->kind
         && g_strcmp0 (x->siren, y->siren) == 0;
}

static gboolean
lists_differ (const GPtrArray *a, const GPtrArray *b, GEqualFunc equal)
{
  if (a->len != b->len)
    return TRUE;
  for (guint i = 0; i < a->len; i++)
    if (!equal (a->pdata[i], b->pdata[i]))
      return TRUE;
  return FALSE;
}

static gboolean
joined_differ (GHashTable *a, GHashTable *b)
{
  GHashTableIter iter;
  gpointer       id, canonical;

  if (g_hash_table_size (a) != g_hash_table_size (b))
    return TRUE;
  g_hash_table_iter_init (&iter, a);
  while (g_hash_table_iter_next (&iter, &id, &canonical))
    {
      const CarnetId *other = g_hash_table_lookup (b, id);

      if (!other || !carnet_id_equal (other, canonical))
        return TRUE;
    }
  return FALSE;
}

static gboolean
take (CarnetKnown *self, Lists *lists)
{
  const gboolean changed = lists_differ (self->territories, lists->territories, territories_equal)
                           || lists_differ (self->people, lists->people, people_equal)
                           || joined_differ (self->joined, lists->joined)
                           || lists_differ (self->themes, lists->themes, themes_equal)
                           || lists_differ (self->actors, lists->actors, actors_equal)
                           || !carnet_names_equal (self->names, lists->names);

  g_ptr_array_unref (self->territories);
  g_ptr_array_unref (self->people);
  g_hash_table_unref (self->joined);
  g_ptr_array_unref (self->themes);
  g_ptr_array_unref (self->actors);
  carnet_names_unref (self->names);
  self->territories = g_steal_pointer (&lists->territories);
  self->people = g_steal_pointer (&lists->people);
  self->joined = g_steal_pointer (&lists->joined);
  self->themes = g_steal_pointer (&lists->themes);
  self->actors = g_steal_pointer (&lists->actors);
  self->names = g_steal_pointer (&lists->names);
  return changed;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CarnetKnown) self = user_data;
  g_autoptr (GError) error = NULL;
  const gboolean loaded = carnet_job_run_finish (CARNET_SESSION (source), result, &error);

  if (!carnet_job_is_last (result, &self->loading))
    return;
  if (!loaded)
    g_warning ("Territories, themes and actors: %s", error->message);
  else if (take (self, carnet_job_get_data (result)))
    g_signal_emit (self, signals[CHANGED], 0);
}

/* The programme is the session's, and there already; it is another one whenever a count of it changed. */
static gboolean
take_programme (CarnetKnown *self)
{
  CarnetProgramme *programme = carnet_session_get_programme (self->session);
  const gboolean   changed
      = !self->programme
        || lists_differ (self->programme->milestones, programme->milestones, milestones_equal);

  carnet_programme_ref (programme);
  g_clear_pointer (&self->programme, carnet_programme_unref);
  self->programme = programme;
  return changed;
}

static gboolean
may_change (CarnetKnown *self, const char *kind)
{
  return !kind || g_str_equal (kind, CARNET_KIND_TERRITORY) || g_str_equal (kind, CARNET_KIND_THEME)
         || g_str_equal (kind, CARNET_KIND_PERSON) || g_str_equal (kind, CARNET_KIND_ACTOR)
         || g_str_equal (kind, CARNET_KIND_MILESTONE)
         /* Of what is deleted is offered what an observation names. */
         || (g_str_equal (kind, CARNET_KIND_OBSERVATION) && carnet_names_have_deleted (self->names));
}

static void
read_again (CarnetKnown *self)
{
  carnet_job_read_async (self->session, load_job, g_new0 (Lists, 1), lists_free,
                         carnet_job_supersede (&self->loading), loaded_cb, g_object_ref (self));
}

static void
session_changed_cb (CarnetKnown *self, const char *kind, const CarnetId *entity)
{
  if (take_programme (self))
    g_signal_emit (self, signals[CHANGED], 0);
  if (may_change (self, kind))
    read_again (self);
}

static void
finalize (GObject *object)
{
  CarnetKnown *self = CARNET_KNOWN (object);

  g_ptr_array_unref (self->territories);
  g_ptr_array_unref (self->people);
  g_hash_table_unref (self->joined);
  g_ptr_array_unref (self->themes);
  g_clear_pointer (&self->programme, carnet_programme_unref);
  g_ptr_array_unref (self->actors);
  carnet_names_unref (self->names);
  g_clear_object (&self->session);
  g_clear_object (&self->loading);
  G_OBJECT_CLASS (carnet_known_parent_class)->finalize (object);
}

static void
carnet_known_class_init (CarnetKnownClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
carnet_known_init (CarnetKnown *self)
{
  self->territories = g_ptr_array_new ();
  self->people = g_ptr_array_new ();
  self->joined = g_hash_table_new (carnet_id_hash_func, carnet_id_equal_func);
  self->themes = g_ptr_array_new ();
  self->actors = g_ptr_array_new ();
  self->names = carnet_names_new ();
}

/* What people who are deleted wrote takes too long to count on the main loop. */
static void
count_deleted_people (CarnetKnown *self)
{
  g_autoptr (GPtrArray) people = carnet_names_list (self->names, CARNET_KIND_PERSON, TRUE);

  if (people->len > 0)
    read_again (self);
}

CarnetKnown *
carnet_known_new (CarnetSession *session)
{
  CarnetKnown *self = g_object_new (CARNET_TYPE_KNOWN, NULL);
  Lists       *lists = g_new0 (Lists, 1);
  g_autoptr (GError) error = NULL;

  self->session = g_object_ref (session);
  take_programme (self);
  /* The filters are built from the first ones. */
  if (load (lists, carnet_session_get_logbook (session), FALSE, &error))
    take (self, lists);
  else
    g_warning ("Territories, themes and actors: %s", error->message);
  lists_free (lists);
  count_deleted_people (self);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

static GPtrArray *
list_counted (CarnetKnown *self, const GPtrArray *all)
{
  GPtrArray *counted = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    if (!g_hash_table_contains (self->joined, all->pdata[i])) /* each begins with its id */
      g_ptr_array_add (counted, all->pdata[i]);
  return counted;
}

GPtrArray *
carnet_known_list_territories (CarnetKnown *self)
{
  g_return_val_if_fail (CARNET_IS_KNOWN (self), NULL);

  return list_counted (self, self->territories);
}

GPtrArray *
carnet_known_list_people (CarnetKnown *self)
{
  g_return_val_if_fail (CARNET_IS_KNOWN (self), NULL);

  return list_counted (self, self->people);
}

CarnetId
carnet_known_get_canonical (CarnetKnown *self, const CarnetId *id)
{
  const CarnetId *canonical;

  g_return_val_if_fail (CARNET_IS_KNOWN (self), *id);

  canonical = g_hash_table_lookup (self->joined, id);
  return canonical ? *canonical : *id;
}

CarnetProgramme *
carnet_known_get_programme (CarnetKnown *self)
{
  g_return_val_if_fail (CARNET_IS_KNOWN (self), NULL);

  return self->programme;
}

CarnetSession *
carnet_known_get_session (CarnetKnown *self)
{
  g_return_val_if_fail (CARNET_IS_KNOWN (self), NULL);

  return self->session;
}

GPtrArray *
carnet_known_get_themes (CarnetKnown *self)
{
  g_return_val_if_fail (CARNET_IS_KNOWN (self), NULL);

  return self->themes;
}

GPtrArray *
carnet_known_get_actors (CarnetKnown *self)
{
  g_return_val_if_fail (CARNET_IS_KNOWN (self), NULL);

  return self->actors;
}

CarnetNames *
carnet_known_get_names (CarnetKnown *self)
{
  g_return_val_if_fail (CARNET_IS_KNOWN (self), NULL);

  return self->names;
}

const char *
carnet_known_get_territory_name (CarnetKnown *self, const CarnetId *id)
{
  const CarnetName *name;

  g_return_val_if_fail (CARNET_IS_KNOWN (self), NULL);

  name = carnet_names_find (self->names, CARNET_KIND_TERRITORY, id);
  return name ? name->name : NULL;
}

char *
carnet_known_dup_name (CarnetKnown *self, const char *kind, const CarnetId *id)
{
  const CarnetMilestone *milestone;

  g_return_val_if_fail (CARNET_IS_KNOWN (self), NULL);

  milestone = g_str_equal (kind, CARNET_KIND_MILESTONE)
                  ? carnet_programme_find_milestone (self->programme, id)
                  : NULL;
  if (milestone)
    return g_strdup (milestone->title);
  /* One that was just added is on its way. */
  if (carnet_id_is_nil (id) || (self->loading && !carnet_names_find (self->names, kind, id)))
    return NULL;
  return carnet_names_dup (self->names, kind, id, NULL);
}
