/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "preferences/carnet-writing-page.h"

#include <glib/gi18n-lib.h>

#include "preferences/carnet-preference-rows.h"
#include "preferences/carnet-words-row.h"
#include "writing/carnet-language-names.h"
#include "writing/carnet-speller.h"
#include "writing/carnet-text-size.h"

struct _CarnetWritingPage
{
  AdwPreferencesPage parent_instance;

  /* Children */
  GtkWidget *spelling_switch;
  GtkWidget *language_row;

  /* Owned */
  GSettings *settings; /* (nullable) */
  GPtrArray *tags;     /* (element-type utf8): of the languages listed */
  char      *last;     /* the language that comes back with the switch */

  gboolean setting;
};

G_DEFINE_FINAL_TYPE (CarnetWritingPage, carnet_writing_page, ADW_TYPE_PREFERENCES_PAGE)

/* -- Spelling ---------------------------------------------------------------------------------- */

static void
add_tag (CarnetWritingPage *self, GtkStringList *names, const char *tag)
{
  g_autofree char *name = carnet_language_name (tag);

  if (g_ptr_array_find_with_equal_func (self->tags, tag, g_str_equal, NULL))
    return;
  g_ptr_array_add (self->tags, g_strdup (tag));
  gtk_string_list_append (names, name);
}

static gboolean
is_listed (CarnetWritingPage *self, GListModel *names)
{
  GListModel *listed = adw_combo_row_get_model (ADW_COMBO_ROW (self->language_row));
  guint       n = g_list_model_get_n_items (names);

  if (!listed || g_list_model_get_n_items (listed) != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (listed), i),
                      gtk_string_list_get_string (GTK_STRING_LIST (names), i)))
      return FALSE;
  return TRUE;
}

/* French first, as in the menu of a text; the one that is set even when there is no dictionary of it. */
static void
list_languages (CarnetWritingPage *self)
{
  const char *const *languages = carnet_speller_get_languages (carnet_speller_get_default ());
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint place;

  g_ptr_array_set_size (self->tags, 0);
  add_tag (self, names, "fr");
  for (guint i = 0; languages[i]; i++)
    add_tag (self, names, languages[i]);
  add_tag (self, names, self->last);
  /* A row whose model goes while it tells that another item is chosen ends the program. */
  if (!is_listed (self, G_LIST_MODEL (names)))
    adw_combo_row_set_model (ADW_COMBO_ROW (self->language_row), G_LIST_MODEL (names));
  if (g_ptr_array_find_with_equal_func (self->tags, self->last, g_str_equal, &place))
    adw_combo_row_set_selected (ADW_COMBO_ROW (self->language_row), place);
}

static void
show_spelling (CarnetWritingPage *self)
{
  CarnetSpeller *speller = carnet_speller_get_default ();
  const char    *language = carnet_speller_get_language (speller);
  const gboolean missing = carnet_speller_get_state (speller) == CARNET_SPELLER_MISSING;

  self->setting = TRUE;
  if (*language)
    {
      g_free (self->last);
      self->last = g_strdup (language);
    }
  gtk_switch_set_active (GTK_SWITCH (self->spelling_switch), *language != '\0');
  list_languages (self);
  gtk_widget_set_sensitive (self->language_row, *language != '\0');
  adw_action_row_set_subtitle (
      ADW_ACTION_ROW (self->language_row),
      missing ? _ ("No dictionary of this language is installed: nothing is underlined.") : "");
  self->setting = FALSE;
}

static void
switched_cb (CarnetWritingPage *self)
{
  const gboolean on = gtk_switch_get_active (GTK_SWITCH (self->spelling_switch));

  if (!self->setting)
    carnet_speller_set_language (carnet_speller_get_default (), on ? self->last : "");
}

static void
chosen_cb (CarnetWritingPage *self)
{
  const guint      place = adw_combo_row_get_selected (ADW_COMBO_ROW (self->language_row));
  g_autofree char *tag = NULL;

  if (self->setting || place >= self->tags->len)
    return;
  /* The tags are listed anew meanwhile. */
  tag = g_strdup (self->tags->pdata[place]);
  carnet_speller_set_language (carnet_speller_get_default (), tag);
}

static void
add_group (CarnetWritingPage *self, const char *title, GtkWidget *const *rows)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  for (guint i = 0; rows[i]; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), rows[i]);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), ADW_PREFERENCES_GROUP (group));
}

static void
add_spelling (CarnetWritingPage *self)
{
  CarnetSpeller    *speller = carnet_speller_get_default ();
  const char *const none[] = { NULL };
  GtkWidget        *row;

  self->spelling_switch = gtk_switch_new ();
  row = carnet_preference_row_new (_ ("Check Spelling"), NULL, self->spelling_switch);
  self->language_row = carnet_preference_choice_new (_ ("Language"), NULL, none);
  add_group (self, _ ("Spelling"),
             (GtkWidget *const[]){ row, self->language_row, carnet_words_row_new (), NULL });
  carnet_speller_wake (speller);
  show_spelling (self);
  g_signal_connect_object (speller, "reset", G_CALLBACK (show_spelling), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->spelling_switch, "notify::active", G_CALLBACK (switched_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->language_row, "notify::selected", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
}

/* -- The rest ----------------------------------------------------------------------------------- */

static void
add_typography (CarnetWritingPage *self)
{
  GtkWidget *row = carnet_preference_switch_new (
      _ ("French Typography While Typing"), _ ("« », ’, … and unbreakable spaces; undoing takes one back"),
      self->settings, "typographic-help");

  add_group (self, _ ("Typography"), (GtkWidget *const[]){ row, NULL });
}

static void
style_cb (CarnetWritingPage *self, GParamSpec *pspec, AdwComboRow *row)
{
  g_settings_set_enum (self->settings, "style", (int)adw_combo_row_get_selected (row));
}

static void
show_style (AdwComboRow *row)
{
  GSettings *settings = g_object_get_data (G_OBJECT (row), "carnet-settings");

  adw_combo_row_set_selected (row, (guint)g_settings_get_enum (settings, "style"));
}

static GtkWidget *
new_style_row (CarnetWritingPage *self)
{
  const char *const styles[] = { _ ("As the System"), C_ ("style", "Light"), C_ ("style", "Dark"), NULL };
  GtkWidget        *row = carnet_preference_choice_new (_ ("Style"), NULL, styles);

  gtk_widget_set_sensitive (row, self->settings != NULL);
  if (!self->settings)
    return row;
  g_object_set_data_full (G_OBJECT (row), "carnet-settings", g_object_ref (self->settings), g_object_unref);
  show_style (ADW_COMBO_ROW (row));
  g_signal_connect_object (self->settings, "changed::style", G_CALLBACK (show_style), row, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (style_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static void
add_appearance (CarnetWritingPage *self)
{
  GtkWidget *spin;
  GtkWidget *row = carnet_preference_number_new (
      _ ("Size of the Text"), _ ("Of what is written, in percent; also Ctrl+plus and Ctrl+minus"),
      CARNET_TEXT_SIZE_MIN, CARNET_TEXT_SIZE_MAX, 10, &spin);

  g_object_bind_property (carnet_text_size_get_default (), "percent",
                          gtk_spin_button_get_adjustment (GTK_SPIN_BUTTON (spin)), "value",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  add_group (self, _ ("Appearance"), (GtkWidget *const[]){ row, new_style_row (self), NULL });
}

/* -- Object ------------------------------------------------------------------------------------- */

static void
dispose (GObject *object)
{
  g_clear_object (&CARNET_WRITING_PAGE (object)->settings);
  G_OBJECT_CLASS (carnet_writing_page_parent_class)->dispose (object);
}

static void
finalize (GObject *object)
{
  CarnetWritingPage *self = CARNET_WRITING_PAGE (object);

  g_ptr_array_unref (self->tags);
  g_free (self->last);
  G_OBJECT_CLASS (carnet_writing_page_parent_class)->finalize (object);
}

static void
carnet_writing_page_class_init (CarnetWritingPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dispose;
  G_OBJECT_CLASS (klass)->finalize = finalize;
}

static void
carnet_writing_page_init (CarnetWritingPage *self)
{
  self->tags = g_ptr_array_new_with_free_func (g_free);
  self->last = g_strdup ("fr");
}

GtkWidget *
carnet_writing_page_new (GSettings *settings)
{
  CarnetWritingPage *self = g_object_new (CARNET_TYPE_WRITING_PAGE, "name", "writing", "title", _ ("Writing"),
                                          "icon-name", "carnet-pencil-symbolic", NULL);

  self->settings = settings ? g_object_ref (settings) : NULL;
  add_spelling (self);
  add_typography (self);
  add_appearance (self);
  return GTK_WIDGET (self);
}
