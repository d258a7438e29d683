/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "merge/carnet-merge-change-row.h"

#include <glib/gi18n-lib.h>

#include "merge/carnet-field-change.h"
#include "widgets/carnet-label.h"

struct _CarnetMergeChangeRow
{
  AdwExpanderRow parent_instance;

  /* Children */
  GtkWidget *fields; /* (nullable): until somebody reads them */

  /* Owned */
  GPtrArray *details; /* CarnetMergeDetail */
  GPtrArray *files;   /* char *, whose each of them is */

  gboolean told;
};

G_DEFINE_FINAL_TYPE (CarnetMergeChangeRow, carnet_merge_change_row, ADW_TYPE_EXPANDER_ROW)

/* Never told by colour alone: a picture and a word. */
static const struct
{
  const char *icon;
  const char *css_class;
} marks[CARNET_MERGE_N_TYPES] = {
  [CARNET_MERGE_NEW] = { "list-add-symbolic", "success-text" },
  [CARNET_MERGE_UPDATED] = { "document-edit-symbolic", "accent-text" },
  [CARNET_MERGE_COMBINED] = { "document-edit-symbolic", "accent-text" },
  [CARNET_MERGE_CONFLICT] = { "dialog-warning-symbolic", "warning-text" },
  [CARNET_MERGE_DELETED] = { "user-trash-symbolic", "error-text" },
  [CARNET_MERGE_CONTESTED] = { "dialog-warning-symbolic", "warning-text" },
  [CARNET_MERGE_IDENTICAL] = { "object-select-symbolic", "secondary" },
};

static const CarnetMergeChange *
first_change (CarnetMergeChangeRow *self)
{
  return ((CarnetMergeDetail *)self->details->pdata[0])->change;
}

/* -- Whose it is ------------------------------------------------------------------------------ */

/* Of one file who wrote it, when it does not go without saying; of several, whose they are. */
static void
add_people (CarnetMergeChangeRow *self, GStrvBuilder *parts)
{
  const char *author = first_change (self)->author;

  if (self->files->len == 1)
    {
      if (*author != '\0' && !(self->told && g_str_equal (author, self->files->pdata[0])))
        g_strv_builder_add (parts, author);
      return;
    }
  for (guint i = 0; i < self->files->len; i++)
    g_strv_builder_add (parts, self->files->pdata[i]);
}

static char *
make_subtitle (CarnetMergeChangeRow *self)
{
  const CarnetMergeChange *change = first_change (self);
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) strings = NULL;

  if (change->date != CARNET_DATE_NONE)
    {
      g_autofree char *day = carnet_date_format (change->date, CARNET_DATE_LONG);

      g_strv_builder_add (parts, day);
    }
  if (*change->territory != '\0' && !carnet_kind_is_told (change->kind))
    g_strv_builder_add (parts, change->territory);
  add_people (self, parts);
  strings = g_strv_builder_end (parts);
  return g_strjoinv (" · ", strings);
}

static void
tell (CarnetMergeChangeRow *self)
{
  const CarnetMergeChange *change = first_change (self);
  const char              *nothing = carnet_kind_find (change->kind) ? _ ("(untitled)") : change->kind;
  const char              *title = *change->title != '\0' ? change->title : nothing;
  g_autofree char         *subtitle = make_subtitle (self);
  g_autofree char         *heard
      = g_strdup_printf ("%s, %s, %s", carnet_merge_type_get_label (change->type), title, subtitle);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, heard, -1);
}

static void
add_mark (AdwExpanderRow *row, CarnetMergeChangeType type)
{
  GtkWidget *icon = gtk_image_new_from_icon_name (marks[type].icon);
  GtkWidget *word = gtk_label_new (carnet_merge_type_get_label (type));

  gtk_widget_add_css_class (icon, marks[type].css_class);
  gtk_widget_add_css_class (word, marks[type].css_class);
  gtk_widget_add_css_class (word, "caption-heading");
  adw_expander_row_add_prefix (row, icon);
  adw_expander_row_add_action (row, word);
}

/* -- Its fields -------------------------------------------------------------------------------- */

static void
add_fields (CarnetMergeChangeRow *self, guint i)
{
  const CarnetMergeDetail *detail = self->details->pdata[i];

  if (self->files->len > 1)
    {
      GtkWidget *whose = carnet_label_new (self->files->pdata[i], "caption-heading");

      gtk_widget_add_css_class (whose, "secondary");
      gtk_box_append (GTK_BOX (self->fields), whose);
    }
  for (guint j = 0; j < detail->fields->len; j++)
    gtk_box_append (GTK_BOX (self->fields), carnet_field_change_new (detail->fields->pdata[j]));
}

/* Comparing texts takes a moment: only those that somebody reads. */
static void
fill (CarnetMergeChangeRow *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->fields)))
    gtk_box_remove (GTK_BOX (self->fields), child);
  for (guint i = 0; i < self->details->len; i++)
    add_fields (self, i);
}

static void
expanded_cb (CarnetMergeChangeRow *self)
{
  GtkWidget *row;

  if (self->fields || !adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    return;
  self->fields = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_add_css_class (self->fields, "carnet-merge-fields");
  fill (self);
  row = gtk_list_box_row_new ();
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), self->fields);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
}

/* -- Object ------------------------------------------------------------------------------------ */

static void
finalize (GObject *object)
{
  CarnetMergeChangeRow *self = CARNET_MERGE_CHANGE_ROW (object);

  g_ptr_array_unref (self->details);
  g_ptr_array_unref (self->files);
  G_OBJECT_CLASS (carnet_merge_change_row_parent_class)->finalize (object);
}

static void
carnet_merge_change_row_class_init (CarnetMergeChangeRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = finalize;
}

static void
carnet_merge_change_row_init (CarnetMergeChangeRow *self)
{
  self->details = g_ptr_array_new_with_free_func ((GDestroyNotify)carnet_merge_detail_free);
  self->files = g_ptr_array_new_with_free_func (g_free);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  g_signal_connect (self, "notify::expanded", G_CALLBACK (expanded_cb), NULL);
}

GtkWidget *
carnet_merge_change_row_new (CarnetMergeDetail *detail, const char *file, gboolean told)
{
  CarnetMergeChangeRow *self = g_object_new (CARNET_TYPE_MERGE_CHANGE_ROW, NULL);

  self->told = told;
  g_ptr_array_add (self->details, detail);
  g_ptr_array_add (self->files, g_strdup (file));
  add_mark (ADW_EXPANDER_ROW (self), detail->change->type);
  tell (self);
  return GTK_WIDGET (self);
}

void
carnet_merge_change_row_add (CarnetMergeChangeRow *self, CarnetMergeDetail *detail, const char *file)
{
  g_return_if_fail (CARNET_IS_MERGE_CHANGE_ROW (self));

  g_ptr_array_add (self->details, detail);
  g_ptr_array_add (self->files, g_strdup (file));
  tell (self);
  if (self->fields)
    fill (self);
}
