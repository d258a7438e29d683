/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "programme/carnet-sections-editor.h"

#include <glib/gi18n-lib.h>

#include "base/carnet-text.h"
#include "widgets/carnet-heard.h"

struct _CarnetSectionsEditor
{
  AdwBin parent_instance;

  /* Children */
  GtkWidget *list;   /* a label and a question for each */
  GtkWidget *remark; /* what is wrong */
  GtkWidget *past_group;
  GtkWidget *past_list;

  /* Owned */
  CarnetProgramme *programme;
  GPtrArray       *labels;    /* (element-type AdwEntryRow): borrowed */
  GPtrArray       *questions; /* (element-type AdwEntryRow): borrowed */
  GPtrArray       *past_rows; /* (element-type AdwActionRow): borrowed */

  guint n_frames; /* since the rows were made */
};

G_DEFINE_FINAL_TYPE (CarnetSectionsEditor, carnet_sections_editor, ADW_TYPE_BIN)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void build_rows (CarnetSectionsEditor *self);

/* -- What is typed --------------------------------------------------------------------- */

static void
clear_remark (CarnetSectionsEditor *self)
{
  gtk_widget_set_visible (self->remark, FALSE);
  for (guint i = 0; i < self->labels->len; i++)
    gtk_widget_remove_css_class (self->labels->pdata[i], "error");
}

static void
typed_cb (CarnetSectionsEditor *self, GtkEditable *row)
{
  guint          index;
  const gboolean label = g_ptr_array_find (self->labels, row, &index);
  CarnetSection *section;
  char         **field;

  if (!label && !g_ptr_array_find (self->questions, row, &index))
    return;
  section = self->programme->sections->pdata[index];
  field = label ? &section->label : &section->question;
  g_free (*field);
  *field = carnet_text_clean_line (gtk_editable_get_text (row), -1);
  clear_remark (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* -- Changes ------------------------------------------------------------------------------ */

/* That of the row @widget is in, or of the one with the focus. */
static gboolean
find_index (CarnetSectionsEditor *self, GtkWidget *widget, guint *index)
{
  GtkWidget *row = widget ? gtk_widget_get_ancestor (widget, ADW_TYPE_ENTRY_ROW) : NULL;

  return row
         && (g_ptr_array_find (self->labels, row, index) || g_ptr_array_find (self->questions, row, index));
}

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
  if (root && find_index (self, gtk_root_get_focus (root), &index))
    scroll_to (self->labels->pdata[index]);
  return G_SOURCE_REMOVE;
}

static void
rebuild (CarnetSectionsEditor *self, guint focused)
{
  build_rows (self);
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

static void
act (CarnetSectionsEditor *self, const char *action, guint index)
{
  if (g_str_equal (action, "sections.up"))
    move (self, index, -1);
  else if (g_str_equal (action, "sections.down"))
    move (self, index, 1);
  else
    take_out (self, index);
}

static void
action_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CarnetSectionsEditor *self = CARNET_SECTIONS_EDITOR (widget);
  GtkRoot              *root = gtk_widget_get_root (widget);
  guint                 index;

  if (g_str_equal (action, "sections.add"))
    add (self);
  else if (root && find_index (self, gtk_root_get_focus (root), &index))
    act (self, action, index);
}

static void
clicked_cb (CarnetSectionsEditor *self, GtkWidget *button)
{
  const char *action = g_object_get_data (G_OBJECT (button), "action");
  guint       index;

  if (find_index (self, button, &index))
    act (self, action, index);
}

static void
restore_cb (CarnetSectionsEditor *self, GtkWidget *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, ADW_TYPE_ACTION_ROW);
  guint      index;

  if (!g_ptr_array_find (self->past_rows, row, &index))
    return;
  carnet_programme_restore_section (self->programme, index);
  rebuild (self, self->programme->sections->len - 1);
}

/* -- Rows ------------------------------------------------------------------------------------- */

static void
add_button (CarnetSectionsEditor *self,
            GtkWidget            *row,
            const char           *icon,
            const char           *tooltip,
            const char           *action,
            gboolean              sensitive)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, tooltip);
  carnet_heard_set (button, tooltip);
  gtk_widget_set_sensitive (button, sensitive);
  g_object_set_data (G_OBJECT (button), "action", (gpointer)action);
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), button);
}

static GtkWidget *
new_entry (CarnetSectionsEditor *self, const char *title, const char *heard, const char *text)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  g_object_set (row, "activates-default", TRUE, NULL);
  carnet_heard_follow_entry (ADW_ENTRY_ROW (row));
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (row))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, heard, -1);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
  g_signal_connect_object (row, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static void
append (CarnetSectionsEditor *self, guint index)
{
  const CarnetSection *section = self->programme->sections->pdata[index];
  const guint          n = self->programme->sections->len;
  g_autofree char     *title = g_strdup_printf (_ ("Section %u"), index + 1);
  g_autofree char     *heard = g_strdup_printf (_ ("Guiding question of section %u"), index + 1);
  GtkWidget           *label = new_entry (self, title, title, section->label);

  gtk_widget_add_css_class (label, "section-label");
  add_button (self, label, "go-up-symbolic", _ ("Move the Section Up"), "sections.up", index > 0);
  add_button (self, label, "go-down-symbolic", _ ("Move the Section Down"), "sections.down", index + 1 < n);
  add_button (self, label, "user-trash-symbolic", _ ("Remove the Section"), "sections.remove", n > 1);
  g_ptr_array_add (self->labels, label);
  g_ptr_array_add (self->questions, new_entry (self, _ ("Guiding question"), heard, section->question));
}

static void
append_past (CarnetSectionsEditor *self, const CarnetSection *section)
{
  GtkWidget       *row = adw_action_row_new (), *button = gtk_button_new_with_mnemonic (_ ("_Take Back"));
  g_autofree char *title = g_markup_escape_text (section->label, -1);
  g_autofree char *heard = g_strdup_printf (_ ("Take back the section “%s”"), section->label);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  carnet_heard_set (button, heard);
  g_signal_connect_object (button, "clicked", G_CALLBACK (restore_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  gtk_list_box_append (GTK_LIST_BOX (self->past_list), row);
  g_ptr_array_add (self->past_rows, row);
}

static void
clear_list (GtkWidget *list)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (list)))
    gtk_list_box_remove (GTK_LIST_BOX (list), child);
}

static void
build_rows (CarnetSectionsEditor *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  /* GTK 4.8 would keep what had the focus. */
  if (root && gtk_root_get_focus (root)
      && gtk_widget_is_ancestor (gtk_root_get_focus (root), GTK_WIDGET (self)))
    gtk_root_set_focus (root, NULL);
  g_ptr_array_set_size (self->labels, 0);
  g_ptr_array_set_size (self->questions, 0);
  g_ptr_array_set_size (self->past_rows, 0);
  clear_list (self->list);
  clear_list (self->past_list);
  clear_remark (self);
  for (guint i = 0; i < self->programme->sections->len; i++)
    append (self, i);
  for (guint i = 0; i < self->programme->past_sections->len; i++)
    append_past (self, self->programme->past_sections->pdata[i]);
  gtk_widget_set_visible (self->list, self->labels->len > 0);
  gtk_widget_set_visible (self->past_group, self->past_rows->len > 0);
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
  build_rows (self);
}

void
carnet_sections_editor_refuse (CarnetSectionsEditor *self, guint index, const char *sentence)
{
  g_return_if_fail (CARNET_IS_SECTIONS_EDITOR (self));

  clear_remark (self);
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
