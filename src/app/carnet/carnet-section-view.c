/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet/carnet-section-view.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "carnet/carnet-growing-text.h"
#include "widgets/carnet-toasts.h"
#include "writing/carnet-paste.h"
#include "writing/carnet-spell-menu.h"
#include "writing/carnet-text-size.h"
#include "writing/carnet-typing-help.h"

/* A paragraph without a single space takes the layout seconds for each key: nobody writes one, but pasting
 * encoded data makes one. */
#define WORD_MAX 4000

struct _CarnetSectionView
{
  GtkWidget parent_instance;

  /* Children */
  GtkWidget *heading;
  GtkWidget *overlay;
  GtkWidget *view;
  GtkWidget *question;

  /* Owned */
  CarnetSpellCheck   *spelling;
  CarnetSpellMenu    *menu;
  CarnetPassageLayer *passages; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (CarnetSectionView, carnet_section_view, GTK_TYPE_WIDGET)

static void
changed_cb (GtkTextBuffer *buffer, gpointer user_data)
{
  CarnetSectionView *self = user_data;

  gtk_widget_set_visible (self->question, gtk_text_buffer_get_char_count (buffer) == 0);
}

static gsize
longest_word (const char *text, gsize size)
{
  gsize longest = 0, length = 0;

  for (gsize i = 0; i < size; i++)
    {
      length = g_ascii_isspace (text[i]) ? 0 : length + 1;
      longest = MAX (longest, length);
    }
  return longest;
}

static void
guard_insert_cb (GtkTextBuffer *buffer, GtkTextIter *place, const char *text, int size, gpointer user_data)
{
  CarnetSectionView *self = user_data;

  if (longest_word (text, size < 0 ? strlen (text) : (gsize)size) <= WORD_MAX)
    return;
  g_signal_stop_emission_by_name (buffer, "insert-text");
  carnet_toast (GTK_WIDGET (self), _ ("Not pasted: that text has thousands of characters without a space"));
}

static void
single_line_insert_cb (GtkTextBuffer *buffer,
                       GtkTextIter   *place,
                       const char    *text,
                       int            size,
                       gpointer       user_data)
{
  const gsize      length = size < 0 ? strlen (text) : (gsize)size;
  g_autofree char *line = NULL;

  if (!memchr (text, '\n', length) && !memchr (text, '\r', length))
    return;
  line = g_strdelimit (g_strndup (text, length), "\r\n", ' ');
  g_signal_stop_emission_by_name (buffer, "insert-text");
  if (!g_str_equal (line, " "))
    gtk_text_buffer_insert (buffer, place, line, -1);
}

static gboolean
enter_pressed_cb (GtkEventControllerKey *controller,
                  guint                  keyval,
                  guint                  keycode,
                  GdkModifierType        modifiers,
                  gpointer               user_data)
{
  GtkWidget *view = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));

  if (keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter && keyval != GDK_KEY_ISO_Enter)
    return FALSE;
  return gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (view)), GTK_DIR_TAB_FORWARD);
}

/* -- Object ---------------------------------------------------------------------- */

static void
dispose (GObject *object)
{
  CarnetSectionView *self = CARNET_SECTION_VIEW (object);

  g_clear_object (&self->menu);
  g_clear_object (&self->spelling);
  g_clear_pointer (&self->heading, gtk_widget_unparent);
  g_clear_object (&self->passages);
  g_clear_pointer (&self->overlay, gtk_widget_unparent);
  G_OBJECT_CLASS (carnet_section_view_parent_class)->dispose (object);
}

/* As high as those of the text that takes its place. */
static void
space_question (CarnetSectionView *self)
{
  PangoContext *context = gtk_widget_create_pango_context (self->view);
  g_autoptr (PangoLayout) line = pango_layout_new (context);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  const int gap = gtk_text_view_get_pixels_inside_wrap (GTK_TEXT_VIEW (self->view));
  int       height;

  pango_layout_get_size (line, NULL, &height);
  pango_attr_list_insert (attributes, pango_attr_line_height_new_absolute (height + gap * PANGO_SCALE));
  gtk_label_set_attributes (GTK_LABEL (self->question), attributes);
  g_object_unref (context);
}

static void
css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (carnet_section_view_parent_class)->css_changed (widget, change);
  space_question (CARNET_SECTION_VIEW (widget));
}

static void
carnet_section_view_class_init (CarnetSectionViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dispose;
  GTK_WIDGET_CLASS (klass)->css_changed = css_changed;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "sectionview");
}

/* Lines one and a half high, of one paragraph as of two. */
static void
space_lines (CarnetSectionView *self)
{
  const int gap = 4 * carnet_text_size_get_percent (carnet_text_size_get_default ()) / 100;

  gtk_text_view_set_pixels_above_lines (GTK_TEXT_VIEW (self->view), gap / 2);
  gtk_text_view_set_pixels_inside_wrap (GTK_TEXT_VIEW (self->view), gap);
  gtk_text_view_set_pixels_below_lines (GTK_TEXT_VIEW (self->view), gap - gap / 2);
  space_question (self);
}

static void
build_text (CarnetSectionView *self)
{
  GtkTextBuffer *buffer;

  self->overlay = gtk_overlay_new ();
  self->view = carnet_growing_text_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->view), FALSE);
  g_signal_connect_object (carnet_text_size_get_default (), "notify::percent", G_CALLBACK (space_lines), self,
                           G_CONNECT_SWAPPED);
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  g_signal_connect (buffer, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect (buffer, "insert-text", G_CALLBACK (guard_insert_cb), self);
  carnet_typing_help_attach (buffer);
  carnet_paste_attach (GTK_TEXT_VIEW (self->view));
  self->spelling = carnet_spell_check_new (GTK_TEXT_VIEW (self->view));
  self->menu = carnet_spell_menu_new (GTK_TEXT_VIEW (self->view), self->spelling);
  gtk_overlay_set_child (GTK_OVERLAY (self->overlay), self->view);
  self->question = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->question), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->question), 0);
  gtk_label_set_yalign (GTK_LABEL (self->question), 0);
  gtk_widget_set_can_target (self->question, FALSE);
  gtk_widget_add_css_class (self->question, "question");
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), self->question);
  gtk_overlay_set_measure_overlay (GTK_OVERLAY (self->overlay), self->question, TRUE);
  gtk_widget_set_parent (self->overlay, GTK_WIDGET (self));
  space_lines (self);
}

static void
carnet_section_view_init (CarnetSectionView *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->heading = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->heading), 0);
  gtk_widget_add_css_class (self->heading, "section-heading");
  gtk_widget_set_parent (self->heading, GTK_WIDGET (self));
  build_text (self);
}

GtkWidget *
carnet_section_view_new (const char *heading, const char *question)
{
  CarnetSectionView *self = g_object_new (CARNET_TYPE_SECTION_VIEW, NULL);

  gtk_label_set_text (GTK_LABEL (self->heading), heading ? heading : "");
  gtk_widget_set_visible (self->heading, heading != NULL);
  gtk_label_set_text (GTK_LABEL (self->question), question);
  if (heading)
    self->passages = carnet_passage_layer_new (carnet_section_view_get_buffer (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  heading ? heading : question, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, question,
                                  -1);
  return GTK_WIDGET (self);
}

GtkTextBuffer *
carnet_section_view_get_buffer (CarnetSectionView *self)
{
  g_return_val_if_fail (CARNET_IS_SECTION_VIEW (self), NULL);

  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
}

char *
carnet_section_view_dup_text (CarnetSectionView *self)
{
  GtkTextBuffer *buffer = carnet_section_view_get_buffer (self);
  GtkTextIter    start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

CarnetPassageLayer *
carnet_section_view_get_passages (CarnetSectionView *self)
{
  g_return_val_if_fail (CARNET_IS_SECTION_VIEW (self), NULL);

  return self->passages;
}

static void
get_char_place (CarnetSectionView *self, guint offset, GdkRectangle *place)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->view);
  GtkTextIter  iter;

  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (view), &iter, (int)offset);
  gtk_text_view_get_iter_location (view, &iter, place);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, place->x, place->y, &place->x,
                                         &place->y);
}

void
carnet_section_view_get_place (CarnetSectionView *self, guint start, guint end, GdkRectangle *place)
{
  GdkRectangle     first;
  graphene_point_t corner = GRAPHENE_POINT_INIT_ZERO;

  g_return_if_fail (CARNET_IS_SECTION_VIEW (self));

  get_char_place (self, start, &first);
  get_char_place (self, end, place);
  if (first.y == place->y)
    {
      place->width = place->x - first.x;
      place->x = first.x;
    }
  if (gtk_widget_compute_point (self->view, GTK_WIDGET (self), &GRAPHENE_POINT_INIT_ZERO, &corner))
    {
      place->x += (int)corner.x;
      place->y += (int)corner.y;
    }
}

GtkWidget *
carnet_section_view_get_text_view (CarnetSectionView *self)
{
  g_return_val_if_fail (CARNET_IS_SECTION_VIEW (self), NULL);

  return self->view;
}

CarnetSpellCheck *
carnet_section_view_get_spelling (CarnetSectionView *self)
{
  g_return_val_if_fail (CARNET_IS_SECTION_VIEW (self), NULL);

  return self->spelling;
}

void
carnet_section_view_set_single_line (CarnetSectionView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_return_if_fail (CARNET_IS_SECTION_VIEW (self));

  g_signal_connect (carnet_section_view_get_buffer (self), "insert-text", G_CALLBACK (single_line_insert_cb),
                    self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (enter_pressed_cb), NULL);
  gtk_widget_add_controller (self->view, keys);
}
