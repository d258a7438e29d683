/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "preferences/carnet-words-row.h"

#include <glib/gi18n-lib.h>

#include "widgets/carnet-heard.h"
#include "widgets/carnet-toasts.h"
#include "writing/carnet-speller.h"

/* More than are ever added by hand; the file is there for more. */
#define ROWS_MAX 200

struct _CarnetWordsRow
{
  AdwExpanderRow parent_instance;

  /* Children */
  GtkWidget *add_row;
  GPtrArray *rows; /* of the words */
};

G_DEFINE_FINAL_TYPE (CarnetWordsRow, carnet_words_row, ADW_TYPE_EXPANDER_ROW)

static void read_words (CarnetWordsRow *self);

static void
changed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CarnetWordsRow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!carnet_speller_add_finish (CARNET_SPELLER (source), result, &error))
    carnet_toast_error (GTK_WIDGET (self), error, NULL);
  read_words (self);
}

static void
remove_cb (GtkButton *button, CarnetWordsRow *self)
{
  carnet_speller_remove_async (carnet_speller_get_default (),
                               g_object_get_data (G_OBJECT (button), "carnet-word"), changed_cb,
                               g_object_ref (self));
}

static void
add_cb (CarnetWordsRow *self)
{
  g_autofree char *word = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->add_row))));

  if (!*word)
    return;
  carnet_speller_add_async (carnet_speller_get_default (), word, changed_cb, g_object_ref (self));
  gtk_editable_set_text (GTK_EDITABLE (self->add_row), "");
}

static void
add_row (CarnetWordsRow *self, const char *word)
{
  GtkWidget       *row = adw_action_row_new ();
  GtkWidget       *button = gtk_button_new_from_icon_name ("edit-delete-symbolic");
  g_autofree char *escaped = g_markup_escape_text (word, -1);
  g_autofree char *heard = g_strdup_printf (_ ("Remove “%s”"), word);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), escaped);
  gtk_widget_set_tooltip_text (button, heard);
  carnet_heard_set (button, heard);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data_full (G_OBJECT (button), "carnet-word", g_strdup (word), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (remove_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
show_words (CarnetWordsRow *self, char **words)
{
  const guint      n = g_strv_length (words);
  g_autofree char *count = g_strdup_printf (ngettext ("%u word", "%u words", n), n);

  for (guint i = 0; i < self->rows->len; i++)
    adw_expander_row_remove (ADW_EXPANDER_ROW (self), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < n && i < ROWS_MAX; i++)
    add_row (self, words[i]);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), count);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CarnetWordsRow) self = user_data;
  g_auto (GStrv) words = carnet_speller_list_words_finish (CARNET_SPELLER (source), result);

  if (words && gtk_widget_get_root (GTK_WIDGET (self)))
    show_words (self, words);
}

static void
read_words (CarnetWordsRow *self)
{
  carnet_speller_list_words_async (carnet_speller_get_default (), listed_cb, g_object_ref (self));
}

static void
finalize (GObject *object)
{
  g_ptr_array_unref (CARNET_WORDS_ROW (object)->rows);
  G_OBJECT_CLASS (carnet_words_row_parent_class)->finalize (object);
}

static void
carnet_words_row_class_init (CarnetWordsRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = finalize;
}

static void
carnet_words_row_init (CarnetWordsRow *self)
{
  self->rows = g_ptr_array_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _ ("Personal Words"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Personal Words"),
                                  -1);
  self->add_row = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->add_row), _ ("Add a Word"));
  carnet_heard_follow_entry (ADW_ENTRY_ROW (self->add_row));
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (self->add_row), TRUE);
  g_signal_connect_object (self->add_row, "apply", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), self->add_row);
}

GtkWidget *
carnet_words_row_new (void)
{
  CarnetWordsRow *self = g_object_new (CARNET_TYPE_WORDS_ROW, NULL);

  read_words (self);
  return GTK_WIDGET (self);
}
