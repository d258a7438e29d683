/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/carnet-impact-rings.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "widgets/carnet-palette.h"
#include "widgets/carnet-tooltip.h"

#define RING_SIZE 11.0f
#define RING_GAP 4.0f
#define LINE 1.2f

struct _CarnetImpactRings
{
  GtkWidget parent_instance;

  int levels[CARNET_N_IMPACTS];
};

G_DEFINE_FINAL_TYPE (CarnetImpactRings, carnet_impact_rings, GTK_TYPE_WIDGET)

static void
draw_ring (GtkSnapshot *snapshot, float x, float y, const GdkRGBA *colour, int level)
{
  const float     filled = RING_SIZE * level / CARNET_LEVEL_MAX;
  GdkRGBA         line = *colour;
  graphene_rect_t box = GRAPHENE_RECT_INIT (x, y, RING_SIZE, RING_SIZE);
  GskRoundedRect  circle;

  gsk_rounded_rect_init_from_rect (&circle, &box, RING_SIZE / 2);
  if (level > 0)
    {
      gtk_snapshot_push_rounded_clip (snapshot, &circle);
      gtk_snapshot_append_color (snapshot, colour,
                                 &GRAPHENE_RECT_INIT (x, y + RING_SIZE - filled, RING_SIZE, filled));
      gtk_snapshot_pop (snapshot);
    }
  else if (!(carnet_palette_get_tone () & CARNET_TONE_STRONG))
    line.alpha *= 0.6f;
  gtk_snapshot_append_border (snapshot, &circle, (float[4]){ LINE, LINE, LINE, LINE },
                              (GdkRGBA[4]){ line, line, line, line });
}

static void
snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CarnetImpactRings *self = CARNET_IMPACT_RINGS (widget);
  const float        y = (gtk_widget_get_height (widget) - RING_SIZE) / 2;
  const gboolean     rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  for (guint i = 0; i < CARNET_N_IMPACTS; i++)
    {
      const guint place = rtl ? CARNET_N_IMPACTS - 1 - i : i;
      GdkRGBA     colour;

      carnet_palette_get_current (carnet_palette_for_impact (i), &colour);
      draw_ring (snapshot, place * (RING_SIZE + RING_GAP), y, &colour, self->levels[i]);
    }
}

static void
measure (GtkWidget     *widget,
         GtkOrientation orientation,
         int            for_size,
         int           *minimum,
         int           *natural,
         int           *minimum_baseline,
         int           *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = (int)(CARNET_N_IMPACTS * RING_SIZE + (CARNET_N_IMPACTS - 1) * RING_GAP);
  else
    *minimum = *natural = (int)RING_SIZE;
}

static void
carnet_impact_rings_class_init (CarnetImpactRingsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = snapshot;
  widget_class->measure = measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
update_label (CarnetImpactRings *self)
{
  g_autofree char *words = carnet_impact_rings_describe (self->levels);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  carnet_tooltip_set (GTK_WIDGET (self), words);
}

static void
carnet_impact_rings_init (CarnetImpactRings *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  carnet_palette_watch (G_CALLBACK (gtk_widget_queue_draw), self);
  update_label (self);
}

GtkWidget *
carnet_impact_rings_new (void)
{
  return g_object_new (CARNET_TYPE_IMPACT_RINGS, NULL);
}

void
carnet_impact_rings_set_levels (CarnetImpactRings *self, const int levels[CARNET_N_IMPACTS])
{
  g_return_if_fail (CARNET_IS_IMPACT_RINGS (self));

  for (guint i = 0; i < CARNET_N_IMPACTS; i++)
    self->levels[i] = CLAMP (levels[i], 0, CARNET_LEVEL_MAX);
  update_label (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

char *
carnet_impact_rings_describe (const int levels[CARNET_N_IMPACTS])
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < CARNET_N_IMPACTS; i++)
    {
      if (i > 0)
        g_string_append (words, ", ");
      /* Translators: an impact and its level, e.g. "Innovation: established". */
      g_string_append_printf (words, _ ("%s: %s"), carnet_impact_get_label (i),
                              carnet_level_get_label (levels[i]));
    }
  return g_string_free (words, FALSE);
}
