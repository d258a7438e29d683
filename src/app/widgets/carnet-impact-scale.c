/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/carnet-impact-scale.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _CarnetImpactScale
{
  GtkWidget parent_instance;

  /* Children */
  GtkWidget *name;
  GtkWidget *bar;
  GtkWidget *segments[CARNET_LEVEL_MAX];
  GtkWidget *value;
  GtkWidget *number;
  GtkWidget *dot;
  GtkWidget *word;

  CarnetImpact impact;
  int          level;
  gboolean     editable;
};

G_DEFINE_FINAL_TYPE (CarnetImpactScale, carnet_impact_scale, GTK_TYPE_WIDGET)

enum
{
  PROP_IMPACT = 1,
  PROP_LEVEL,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
update_value (CarnetImpactScale *self)
{
  const char      *label = carnet_impact_get_label (self->impact);
  const char      *word = carnet_level_get_label (self->level);
  g_autofree char *number = g_strdup_printf ("%d", self->level);
  /* Translators: an impact, its level out of the highest, and the level in words. */
  g_autofree char *heard
      = g_strdup_printf (_ ("%s, %d of %d, %s"), label, self->level, CARNET_LEVEL_MAX, word);

  for (int i = 0; i < CARNET_LEVEL_MAX; i++)
    {
      if (i < self->level)
        gtk_widget_add_css_class (self->segments[i], "filled");
      else
        gtk_widget_remove_css_class (self->segments[i], "filled");
    }
  gtk_label_set_text (GTK_LABEL (self->number), number);
  gtk_label_set_text (GTK_LABEL (self->word), word);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0, GTK_ACCESSIBLE_PROPERTY_VALUE_MAX,
                                  (double)CARNET_LEVEL_MAX, GTK_ACCESSIBLE_PROPERTY_VALUE_NOW,
                                  (double)self->level, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, heard, -1);
}

/* -- Keys and clicks ------------------------------------------------------------ */

static int
level_for_key (CarnetImpactScale *self, guint keyval)
{
  const gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  if (keyval >= GDK_KEY_0 && keyval <= GDK_KEY_0 + CARNET_LEVEL_MAX)
    return (int)(keyval - GDK_KEY_0);
  if (keyval >= GDK_KEY_KP_0 && keyval <= GDK_KEY_KP_0 + CARNET_LEVEL_MAX)
    return (int)(keyval - GDK_KEY_KP_0);
  switch (keyval)
    {
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return self->level + (rtl ? -1 : 1);
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return self->level + (rtl ? 1 : -1);
    case GDK_KEY_Up:
    case GDK_KEY_plus:
      return self->level + 1;
    case GDK_KEY_Down:
    case GDK_KEY_minus:
      return self->level - 1;
    case GDK_KEY_Home:
      return 0;
    case GDK_KEY_End:
      return CARNET_LEVEL_MAX;
    default:
      return -2;
    }
}

/* French keyboards have the digits above these keys. */
static guint
unshifted_digit (guint keyval)
{
  static const guint AZERTY[] = { GDK_KEY_agrave, GDK_KEY_ampersand, GDK_KEY_eacute, GDK_KEY_quotedbl };

  for (guint i = 0; i < G_N_ELEMENTS (AZERTY); i++)
    if (keyval == AZERTY[i])
      return GDK_KEY_0 + i;
  return keyval;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        modifiers,
                gpointer               user_data)
{
  CarnetImpactScale *self = user_data;
  int                level;

  if (!self->editable || (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK)))
    return FALSE;
  level = level_for_key (self, unshifted_digit (keyval));
  if (level == -2)
    return FALSE;
  carnet_impact_scale_set_level (self, CLAMP (level, 0, CARNET_LEVEL_MAX));
  return TRUE;
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer user_data)
{
  CarnetImpactScale *self = user_data;
  const int          width = gtk_widget_get_width (GTK_WIDGET (self));
  int                level;

  if (!self->editable || width == 0)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    x = width - x;
  level = CLAMP ((int)(x * CARNET_LEVEL_MAX / width) + 1, 1, CARNET_LEVEL_MAX);
  carnet_impact_scale_set_level (self, level == self->level ? level - 1 : level);
}

/* -- Object ---------------------------------------------------------------------- */

static GtkWidget *
new_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
build (CarnetImpactScale *self)
{
  self->name = new_label ("impact-name");
  gtk_label_set_ellipsize (GTK_LABEL (self->name), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (self->name), 12);
  gtk_widget_set_parent (self->name, GTK_WIDGET (self));
  self->bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  gtk_box_set_homogeneous (GTK_BOX (self->bar), TRUE);
  gtk_widget_add_css_class (self->bar, "bar");
  gtk_widget_set_parent (self->bar, GTK_WIDGET (self));
  for (int i = 0; i < CARNET_LEVEL_MAX; i++)
    {
      self->segments[i] = adw_bin_new ();
      gtk_widget_add_css_class (self->segments[i], "segment");
      gtk_box_append (GTK_BOX (self->bar), self->segments[i]);
    }
  self->value = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  self->number = new_label ("number");
  /* Between the two whichever comes first. */
  self->dot = new_label ("secondary");
  gtk_label_set_text (GTK_LABEL (self->dot), " · ");
  self->word = new_label ("secondary");
  gtk_box_append (GTK_BOX (self->value), self->number);
  gtk_box_append (GTK_BOX (self->value), self->dot);
  gtk_box_append (GTK_BOX (self->value), self->word);
  gtk_widget_add_css_class (self->value, "value");
  gtk_widget_set_parent (self->value, GTK_WIDGET (self));
}

static void
add_controllers (CarnetImpactScale *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture         *click = gtk_gesture_click_new ();

  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

static void
constructed (GObject *object)
{
  CarnetImpactScale *self = CARNET_IMPACT_SCALE (object);

  G_OBJECT_CLASS (carnet_impact_scale_parent_class)->constructed (object);
  gtk_label_set_text (GTK_LABEL (self->name), carnet_impact_get_label (self->impact));
  gtk_widget_set_tooltip_text (self->name, carnet_impact_get_label (self->impact));
  gtk_widget_add_css_class (GTK_WIDGET (self), carnet_impact_to_string (self->impact));
  update_value (self);
}

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CarnetImpactScale *self = CARNET_IMPACT_SCALE (object);

  if (id == PROP_IMPACT)
    g_value_set_int (value, self->impact);
  else if (id == PROP_LEVEL)
    g_value_set_int (value, self->level);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CarnetImpactScale *self = CARNET_IMPACT_SCALE (object);

  if (id == PROP_IMPACT)
    self->impact = g_value_get_int (value);
  else if (id == PROP_LEVEL)
    carnet_impact_scale_set_level (self, g_value_get_int (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
dispose (GObject *object)
{
  CarnetImpactScale *self = CARNET_IMPACT_SCALE (object);

  g_clear_pointer (&self->name, gtk_widget_unparent);
  g_clear_pointer (&self->bar, gtk_widget_unparent);
  g_clear_pointer (&self->value, gtk_widget_unparent);
  G_OBJECT_CLASS (carnet_impact_scale_parent_class)->dispose (object);
}

static void
carnet_impact_scale_class_init (CarnetImpactScaleClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = constructed;
  object_class->dispose = dispose;
  object_class->get_property = get_property;
  object_class->set_property = set_property;
  properties[PROP_IMPACT]
      = g_param_spec_int ("impact", NULL, NULL, 0, CARNET_N_IMPACTS - 1, 0,
                          G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_LEVEL]
      = g_param_spec_int ("level", NULL, NULL, 0, CARNET_LEVEL_MAX, 0,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_css_name (widget_class, "impactscale");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SLIDER);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
carnet_impact_scale_init (CarnetImpactScale *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  self->editable = TRUE;
  build (self);
  add_controllers (self);
}

GtkWidget *
carnet_impact_scale_new (CarnetImpact impact)
{
  return g_object_new (CARNET_TYPE_IMPACT_SCALE, "impact", (int)impact, NULL);
}

int
carnet_impact_scale_get_level (CarnetImpactScale *self)
{
  g_return_val_if_fail (CARNET_IS_IMPACT_SCALE (self), 0);

  return self->level;
}

void
carnet_impact_scale_set_level (CarnetImpactScale *self, int level)
{
  g_return_if_fail (CARNET_IS_IMPACT_SCALE (self));
  g_return_if_fail (level >= 0 && level <= CARNET_LEVEL_MAX);

  if (self->level == level)
    return;
  self->level = level;
  update_value (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LEVEL]);
}

void
carnet_impact_scale_set_editable (CarnetImpactScale *self, gboolean editable)
{
  g_return_if_fail (CARNET_IS_IMPACT_SCALE (self));

  self->editable = editable;
}
