/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "writing/carnet-text-size.h"

#include <glib/gi18n-lib.h>

#include "application/carnet-settings.h"

/* A little over those of the sheet, which names what it is the size of. */
#define PRIORITY (GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1)

static const int STEPS[] = { 80, 90, 100, 110, 125, 150, 175, 200 };

struct _CarnetTextSize
{
  GObject parent_instance;

  /* Owned */
  GSettings      *settings; /* (nullable) */
  GtkCssProvider *provider;

  int percent;
};

G_DEFINE_FINAL_TYPE (CarnetTextSize, carnet_text_size, G_TYPE_OBJECT)

enum
{
  PROP_PERCENT = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
load_style (CarnetTextSize *self)
{
  g_autofree char *css = g_strdup_printf ("sectionview { font-size: %d%%; }", self->percent);

  gtk_css_provider_load_from_data (self->provider, css, -1);
}

int
carnet_text_size_get_percent (CarnetTextSize *self)
{
  g_return_val_if_fail (CARNET_IS_TEXT_SIZE (self), CARNET_TEXT_SIZE_USUAL);

  return self->percent;
}

void
carnet_text_size_set_percent (CarnetTextSize *self, int percent)
{
  g_return_if_fail (CARNET_IS_TEXT_SIZE (self));

  percent = CLAMP (percent, CARNET_TEXT_SIZE_MIN, CARNET_TEXT_SIZE_MAX);
  if (percent == self->percent)
    return;
  self->percent = percent;
  load_style (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PERCENT]);
}

static int
next_step (int percent, int direction)
{
  if (direction > 0)
    {
      for (guint i = 0; i < G_N_ELEMENTS (STEPS); i++)
        if (STEPS[i] > percent)
          return STEPS[i];
      return CARNET_TEXT_SIZE_MAX;
    }
  for (guint i = G_N_ELEMENTS (STEPS); i > 0; i--)
    if (STEPS[i - 1] < percent)
      return STEPS[i - 1];
  return CARNET_TEXT_SIZE_MIN;
}

void
carnet_text_size_step (CarnetTextSize *self, int direction)
{
  g_return_if_fail (CARNET_IS_TEXT_SIZE (self));

  carnet_text_size_set_percent (self, direction == 0 ? CARNET_TEXT_SIZE_USUAL
                                                     : next_step (self->percent, direction));
}

char *
carnet_text_size_dup_label (CarnetTextSize *self)
{
  g_return_val_if_fail (CARNET_IS_TEXT_SIZE (self), NULL);

  /* Translators: in French « Texte à 110 % ». */
  return g_strdup_printf (_ ("Text at %d%%"), self->percent);
}

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_PERCENT)
    g_value_set_int (value, CARNET_TEXT_SIZE (object)->percent);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_PERCENT)
    carnet_text_size_set_percent (CARNET_TEXT_SIZE (object), g_value_get_int (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
dispose (GObject *object)
{
  CarnetTextSize *self = CARNET_TEXT_SIZE (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->provider);
  G_OBJECT_CLASS (carnet_text_size_parent_class)->dispose (object);
}

static void
carnet_text_size_class_init (CarnetTextSizeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dispose;
  object_class->get_property = get_property;
  object_class->set_property = set_property;
  properties[PROP_PERCENT] = g_param_spec_int (
      "percent", NULL, NULL, CARNET_TEXT_SIZE_MIN, CARNET_TEXT_SIZE_MAX, CARNET_TEXT_SIZE_USUAL,
      G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
carnet_text_size_init (CarnetTextSize *self)
{
  self->percent = CARNET_TEXT_SIZE_USUAL;
  self->provider = gtk_css_provider_new ();
  load_style (self);
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (self->provider),
                                              PRIORITY);
  self->settings = carnet_settings_new ();
  if (self->settings)
    g_settings_bind (self->settings, "text-size", self, "percent", G_SETTINGS_BIND_DEFAULT);
}

CarnetTextSize *
carnet_text_size_get_default (void)
{
  static CarnetTextSize *size = NULL;

  if (!size)
    size = g_object_new (CARNET_TYPE_TEXT_SIZE, NULL);
  return size;
}
