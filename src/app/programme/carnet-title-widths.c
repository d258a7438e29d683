/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "programme/carnet-title-widths.h"
#include "widgets/carnet-scale.h"

#include <math.h>

/* Titles up to this width stay on one line; none is wider than the other. */
#define ONE_LINE_WIDTH carnet_scale_px (110)
#define MAX_WIDTH carnet_scale_px (200)
#define SAMPLE "Mmil"

struct _CarnetTitleWidths
{
  GtkWidget   *probe;  /* a child of the parent */
  PangoLayout *layout; /* NULL until needed */
  GHashTable  *words;  /* text → its width in pixels, a double */
  GHashTable  *titles; /* text → a CarnetTitleWidth */
};

CarnetTitleWidths *
carnet_title_widths_new (GtkWidget *parent)
{
  CarnetTitleWidths *self = g_new0 (CarnetTitleWidths, 1);

  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->probe = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_add_css_class (self->probe, "carnet-chip");
  gtk_widget_set_child_visible (self->probe, FALSE);
  gtk_widget_set_parent (self->probe, parent);
  return self;
}

void
carnet_title_widths_free (CarnetTitleWidths *self)
{
  g_clear_object (&self->layout);
  g_hash_table_unref (self->words);
  g_hash_table_unref (self->titles);
  gtk_widget_unparent (self->probe);
  g_free (self);
}

static double
measure_word (CarnetTitleWidths *self, const char *word)
{
  const double *known = g_hash_table_lookup (self->words, word);
  double       *measured;
  int           width;

  if (known)
    return *known;
  if (!self->layout)
    self->layout = gtk_widget_create_pango_layout (self->probe, NULL);
  pango_layout_set_text (self->layout, word, -1);
  pango_layout_get_size (self->layout, &width, NULL);
  measured = g_new (double, 1);
  *measured = (double)width / PANGO_SCALE;
  g_hash_table_insert (self->words, g_strdup (word), measured);
  return *measured;
}

gboolean
carnet_title_widths_forget (CarnetTitleWidths *self)
{
  const double before = measure_word (self, SAMPLE);

  g_clear_object (&self->layout);
  g_hash_table_remove (self->words, SAMPLE);
  if (measure_word (self, SAMPLE) == before)
    return FALSE;
  g_hash_table_remove_all (self->words);
  g_hash_table_remove_all (self->titles);
  return TRUE;
}

/* The narrowest that holds the first words on one line and the others on the next. */
static double
fold_in_two (CarnetTitleWidths *self, char **words, double whole)
{
  const double space = measure_word (self, " ");
  double       first = 0, best = whole;

  for (guint i = 0; words[i] && words[i + 1]; i++)
    {
      first += measure_word (self, words[i]) + (i > 0 ? space : 0);
      best = MIN (best, MAX (first, whole - first - space));
    }
  return best;
}

static CarnetTitleWidth
measure_title (CarnetTitleWidths *self, const char *title)
{
  g_auto (GStrv) words = g_strsplit (title, " ", -1);
  const double space = measure_word (self, " ");
  double       whole = 0;

  for (guint i = 0; words[i]; i++)
    whole += measure_word (self, words[i]) + (i > 0 ? space : 0);
  if (whole <= ONE_LINE_WIDTH)
    return (CarnetTitleWidth){ ceil (whole), 0 };
  return (CarnetTitleWidth){ MIN (ceil (fold_in_two (self, words, whole)), MAX_WIDTH) + 1,
                             whole <= MAX_WIDTH ? ceil (whole) + 1 : 0 };
}

CarnetTitleWidth
carnet_title_widths_measure (CarnetTitleWidths *self, const char *title)
{
  const CarnetTitleWidth *known = g_hash_table_lookup (self->titles, title);
  CarnetTitleWidth        width;

  if (known)
    return *known;
  width = measure_title (self, title);
  g_hash_table_insert (self->titles, g_strdup (title), g_memdup2 (&width, sizeof width));
  return width;
}
