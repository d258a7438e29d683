/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "programme/carnet-sections-editor-private.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (CarnetSectionsEditor, carnet_sections_editor, ADW_TYPE_BIN)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* -- Changes ------------------------------------------------------------------------------ */

static void
scroll_to (GtkWidget *row)
{
  GtkWidget      *scrolled = gtk_widget_get_ancestor (row, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment  *adjustment;
  graphene_rect_t box;
  double          top;

  if (!scrolled || !gtk_widget_compute_bounds (row, scrolled, &box))
    return;
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  top = box.origin.y + gtk_adjustment_get_value (adjustment);
  gtk_adjustment_clamp_page (adjustment, top, top + box.size.height);
}

/* Rows have no place before they are laid out. */
static gboolean
laid_out_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  CarnetSectionsEditor *self = CARNET_SECTIONS_EDITOR (widget);
  GtkRoot              *root = gtk_widget_get_root (widget);
  guint                 index;

  if (self->n_frames++ == 0)
    return G_SOURCE_CONTINUE;
  if (root && carnet_sections_editor_find_index (self, gtk_root_get_focus (root), &index))
    scroll_to (self->labels->pdata[index]);
  return G_SOURCE_REMOVE;
}

static void
rebuild (CarnetSectionsEditor *self, guint focused)
{
  carnet_sections_editor_build_rows (self);
  if (self->labels->len > 0)
    gtk_widget_grab_focus (self->labels->pdata[MIN (focused, self->labels->len - 1)]);
  self->n_frames = 0;
  gtk_widget_add_tick_callback (GTK_WIDGET (self), laid_out_cb, NULL, NULL);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
add (CarnetSectionsEditor *self)
{
  const CarnetId id = carnet_id_random (carnet_random_bytes, NULL);

  carnet_programme_add_section (self->programme, carnet_section_new (&id, NULL, NULL, 0));
  rebuild (self, self->programme->sections->len - 1);
}

static void
move (CarnetSectionsEditor *self, guint index, int by)
{
  if ((by < 0 && index == 0) || (by > 0 && index + 1 >= self->programme->sections->len))
    return;
  carnet_programme_move_section (self->programme, index, index + (guint)by);
  rebuild (self, index + (guint)by);
}

/* One that was never named was never there. */
static void
take_out (CarnetSectionsEditor *self, guint index)
{
  const CarnetSection *section = self->programme->sections->pdata[index];

  if (self->programme->sections->len == 1)
    return;
  if (*section->label == '\0')
    g_ptr_array_remove_index (self->programme->sections, index);
  else
    carnet_programme_remove_section (self->programme, index);
  rebuild (self, index);
}

void
carnet_sections_editor_act (CarnetSectionsEditor *self, const char *action, guint index)
{
  if (g_str_equal (action, "sections.up"))
    move (self, index, -1);
  else if (g_str_equal (action, "sections.down"))
    move (self, index, 1);
  else
    take_out (self, index);
}

void
carnet_sections_editor_restore (CarnetSectionsEditor *self, guint index)
{
  carnet_programme_restore_section (self->programme, index);
  rebuild (self, self->programme->sections->len - 1);
}

static void
action_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CarnetSectionsEditor *self = CARNET_SECTIONS_EDITOR (widget);
  GtkRoot              *root = gtk_widget_get_root (widget);
  guint                 index;

  if (g_str_equal (action, "sections.add"))
    add (self);
  else if (root && carnet_sections_editor_find_index (self, gtk_root_get_focus (root), &index))
    carnet_sections_editor_act (self, action, index);
}

/* -- Object -------------------------------------------------------------------------------- */

static void
dispose (GObject *object)
{
  g_clear_pointer (&CARNET_SECTIONS_EDITOR (object)->programme, carnet_programme_unref);
  G_OBJECT_CLASS (carnet_sections_editor_parent_class)->dispose (object);
}

static void
finalize (GObject *object)
{
  CarnetSectionsEditor *self = CARNET_SECTIONS_EDITOR (object);

  g_ptr_array_unref (self->labels);
  g_ptr_array_unref (self->questions);
  g_ptr_array_unref (self->past_rows);
  G_OBJECT_CLASS (carnet_sections_editor_parent_class)->finalize (object);
}

static void
carnet_sections_editor_class_init (CarnetSectionsEditorClass *klass)
{
  const struct
  {
    const char *name;
    guint       key;
  } actions[] = {
    { "sections.up", GDK_KEY_Up },
    { "sections.down", GDK_KEY_Down },
    { "sections.add", GDK_KEY_Insert },
    { "sections.remove", GDK_KEY_Delete },
  };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  G_OBJECT_CLASS (klass)->finalize = finalize;
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      gtk_widget_class_install_action (widget_class, actions[i].name, NULL, action_cb);
      gtk_widget_class_add_binding_action (widget_class, actions[i].key, GDK_ALT_MASK, actions[i].name, NULL);
    }
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
new_list (void)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  return list;
}

static GtkWidget *
new_add_button (void)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Add a Section"));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "accent-text");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "sections.add");
  return button;
}

static GtkWidget *
new_past_group (CarnetSectionsEditor *self)
{
  self->past_group = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->past_group), _ ("Other Sections"));
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (self->past_group),
      _ ("Nothing is asked under them; what was written there stays, and is shown."));
  self->past_list = new_list ();
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->past_group), self->past_list);
  return self->past_group;
}

static void
carnet_sections_editor_init (CarnetSectionsEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18), *group = adw_preferences_group_new ();

  self->labels = g_ptr_array_new ();
  self->questions = g_ptr_array_new ();
  self->past_rows = g_ptr_array_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Sections"));
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), new_add_button ());
  self->list = new_list ();
  self->remark = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->remark), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->remark), 0);
  gtk_widget_add_css_class (self->remark, "caption");
  gtk_widget_add_css_class (self->remark, "error-text");
  gtk_widget_add_css_class (self->remark, "form-remark");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->list);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->remark);
  gtk_box_append (GTK_BOX (box), group);
  gtk_box_append (GTK_BOX (box), new_past_group (self));
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
carnet_sections_editor_new (void)
{
  return g_object_new (CARNET_TYPE_SECTIONS_EDITOR, NULL);
}

void
carnet_sections_editor_set_programme (CarnetSectionsEditor *self, CarnetProgramme *programme)
{
  g_return_if_fail (CARNET_IS_SECTIONS_EDITOR (self));

  carnet_programme_ref (programme);
  g_clear_pointer (&self->programme, carnet_programme_unref);
  self->programme = programme;
  carnet_sections_editor_build_rows (self);
}

void
carnet_sections_editor_refuse (CarnetSectionsEditor *self, guint index, const char *sentence)
{
  g_return_if_fail (CARNET_IS_SECTIONS_EDITOR (self));

  carnet_sections_editor_clear_remark (self);
  gtk_label_set_label (GTK_LABEL (self->remark), sentence);
  gtk_widget_set_visible (self->remark, TRUE);
  if (index >= self->labels->len)
    {
      gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
      return;
    }
  gtk_widget_add_css_class (self->labels->pdata[index], "error");
  gtk_accessible_update_relation (
      GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (self->labels->pdata[index]))),
      GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->remark, NULL, -1);
  gtk_widget_grab_focus (self->labels->pdata[index]);
}
