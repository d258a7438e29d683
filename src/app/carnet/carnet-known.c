/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet/carnet-known.h"

struct _CarnetKnown
{
  GObject parent_instance;

  /* Owned */
  CarnetSession *session;
  GPtrArray     *territories;
  GPtrArray     *themes;
};

G_DEFINE_FINAL_TYPE (CarnetKnown, carnet_known, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
take (GPtrArray **list, GPtrArray *loaded, const GError *error)
{
  if (!loaded)
    {
      g_warning ("Territories and themes: %s", error->message);
      return;
    }
  g_clear_pointer (list, g_ptr_array_unref);
  *list = loaded;
}

static void
load_territories (CarnetKnown *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *loaded = carnet_logbook_list_territories (carnet_session_get_logbook (self->session), &error);

  take (&self->territories, loaded, error);
}

static void
load_themes (CarnetKnown *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *loaded = carnet_logbook_list_themes (carnet_session_get_logbook (self->session), &error);

  take (&self->themes, loaded, error);
}

static void
session_changed_cb (CarnetKnown *self, const char *kind, const CarnetId *entity)
{
  const gboolean territories = !kind || g_str_equal (kind, CARNET_KIND_TERRITORY);
  const gboolean themes = !kind || g_str_equal (kind, CARNET_KIND_THEME);

  if (territories)
    load_territories (self);
  if (themes)
    load_themes (self);
  if (territories || themes)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
finalize (GObject *object)
{
  CarnetKnown *self = CARNET_KNOWN (object);

  g_ptr_array_unref (self->territories);
  g_ptr_array_unref (self->themes);
  g_clear_object (&self->session);
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
  self->themes = g_ptr_array_new ();
}

CarnetKnown *
carnet_known_new (CarnetSession *session)
{
  CarnetKnown *self = g_object_new (CARNET_TYPE_KNOWN, NULL);

  self->session = g_object_ref (session);
  load_territories (self);
  load_themes (self);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

GPtrArray *
carnet_known_get_territories (CarnetKnown *self)
{
  g_return_val_if_fail (CARNET_IS_KNOWN (self), NULL);

  return self->territories;
}

GPtrArray *
carnet_known_get_themes (CarnetKnown *self)
{
  g_return_val_if_fail (CARNET_IS_KNOWN (self), NULL);

  return self->themes;
}

const char *
carnet_known_get_territory_name (CarnetKnown *self, const CarnetId *id)
{
  g_return_val_if_fail (CARNET_IS_KNOWN (self), NULL);

  for (guint i = 0; i < self->territories->len; i++)
    {
      const CarnetTerritory *territory = self->territories->pdata[i];
      if (carnet_id_equal (&territory->id, id))
        return territory->name;
    }
  return NULL;
}
