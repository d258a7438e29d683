/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Themes and actors of an observation: choosing, naming, taking away. In French. */
#include "carnet-app-test.h"
#include "carnet/carnet-actor-chips.h"
#include "carnet/carnet-theme-chips.h"

typedef struct
{
  GtkWindow *window;
  GtkWidget *chips;
  GString   *heard; /* the signals */
} Fixture;

static char
letter_of (const CarnetId *id)
{
  return carnet_id_is_nil (id) ? '-' : (char)id->bytes[0];
}

static void
added_cb (Fixture *self, const CarnetId *id)
{
  g_string_append_printf (self->heard, "add %c ", letter_of (id));
}

static void
removed_cb (Fixture *self, const CarnetId *id)
{
  g_string_append_printf (self->heard, "remove %c ", letter_of (id));
}

static void
theme_cb (Fixture *self, const char *label, const CarnetId *parent)
{
  g_string_append_printf (self->heard, "create %s/%c ", label, letter_of (parent));
}

static void
actor_cb (Fixture *self, const CarnetActor *actor)
{
  g_string_append_printf (self->heard, "create %s/%d/%s ", actor->name, actor->kind, actor->siren);
}

static CarnetTheme *
new_theme (char id, const char *label, char parent, guint n)
{
  CarnetId     bytes = { { (guint8)id } };
  CarnetTheme *theme = carnet_theme_new (&bytes, label);

  theme->parent.bytes[0] = (guint8)parent;
  theme->n_observations = n;
  return theme;
}

static GPtrArray *
known_themes (void)
{
  GPtrArray *themes = g_ptr_array_new_with_free_func ((GDestroyNotify)carnet_theme_free);

  g_ptr_array_add (themes, new_theme ('c', "Confiance", 0, 1));
  g_ptr_array_add (themes, new_theme ('f', "Fragilité", 'r', 12));
  g_ptr_array_add (themes, new_theme ('g', "Gouvernance", 0, 0));
  g_ptr_array_add (themes, new_theme ('r', "Ressorts", 'c', 3));
  return themes;
}

static GPtrArray *
known_actors (void)
{
  GPtrArray *actors = g_ptr_array_new_with_free_func ((GDestroyNotify)carnet_actor_free);
  CarnetId   farm = { { 'f' } }, town = { { 'v' } };

  g_ptr_array_add (actors, carnet_actor_new (&farm, "Ferme d’exemple", CARNET_ACTOR_COMPANY, "732829320"));
  g_ptr_array_add (actors, carnet_actor_new (&town, "Ville d’exemple", -1, NULL));
  return actors;
}

static void
show (Fixture *self, GtkWidget *chips, GCallback created)
{
  /* As on the page of the editor: a row without chips begins a little before the others. */
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_margin_start (page, 24);
  gtk_box_append (GTK_BOX (page), chips);
  self->heard = g_string_new (NULL);
  self->chips = chips;
  g_signal_connect_swapped (chips, "add", G_CALLBACK (added_cb), self);
  g_signal_connect_swapped (chips, "remove", G_CALLBACK (removed_cb), self);
  g_signal_connect_swapped (chips, "create", created, self);
  self->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (self->window, 420, 500);
  gtk_window_set_child (self->window, page);
  gtk_window_present (self->window);
  WAIT_FOR (gtk_widget_get_mapped (chips));
}

static void
set_up_themes (Fixture *self, gconstpointer data)
{
  show (self, carnet_theme_chips_new (), G_CALLBACK (theme_cb));
  carnet_theme_chips_set_known (CARNET_THEME_CHIPS (self->chips), known_themes (), NULL);
}

static void
set_up_actors (Fixture *self, gconstpointer data)
{
  show (self, carnet_actor_chips_new (), G_CALLBACK (actor_cb));
  carnet_actor_chips_set_known (CARNET_ACTOR_CHIPS (self->chips), known_actors (), NULL);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  carnet_app_test_destroy (self->window, NULL, 0);
  g_string_free (self->heard, TRUE);
}

/* -- What a person does ------------------------------------------------------------- */

static void
show_ids (Fixture *self, const char *letters)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, TRUE, sizeof (CarnetId));

  for (; *letters; letters++)
    g_array_append_val (ids, ((CarnetId){ { (guint8)*letters } }));
  carnet_chip_row_set_ids (CARNET_CHIP_ROW (self->chips), ids);
}

static void
popup (Fixture *self)
{
  GtkWidget *entry = carnet_choices_get_entry (carnet_chip_row_get_choices (CARNET_CHIP_ROW (self->chips)));

  carnet_chip_row_popup (CARNET_CHIP_ROW (self->chips));
  WAIT_FOR (gtk_widget_get_mapped (entry));
}

static void
type (GtkWidget *entry, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

static void
enter (GtkWidget *entry)
{
  g_signal_emit_by_name (entry, "activate");
}

static GtkWidget *
choices_entry (Fixture *self)
{
  return carnet_choices_get_entry (carnet_chip_row_get_choices (CARNET_CHIP_ROW (self->chips)));
}

static GtkWidget *
form_entry (Fixture *self)
{
  return carnet_naming_form_get_entry (carnet_chip_row_get_form (CARNET_CHIP_ROW (self->chips)));
}

static GtkListBoxRow *
row_at (Fixture *self, int index)
{
  GtkWidget *list = carnet_choices_get_list (carnet_chip_row_get_choices (CARNET_CHIP_ROW (self->chips)));

  return gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), index);
}

/* Each row: steps to the right, its label, "*" when it is taken. */
static char *
rows (Fixture *self)
{
  GString *text = g_string_new (NULL);

  for (int i = 0; row_at (self, i); i++)
    {
      GtkWidget *content = gtk_list_box_row_get_child (row_at (self, i));
      GtkWidget *label = carnet_app_test_find (content, GTK_TYPE_LABEL, NULL);

      g_string_append_printf (text, "%d%s%s ", gtk_widget_get_margin_start (content) / 18,
                              gtk_label_get_label (GTK_LABEL (label)),
                              gtk_widget_get_sensitive (GTK_WIDGET (row_at (self, i))) ? "" : "*");
    }
  return g_strchomp (g_string_free (text, FALSE));
}

#define ASSERT_ROWS(self, expected)                                                                          \
  G_STMT_START                                                                                               \
  {                                                                                                          \
    g_autofree char *rows_ = rows (self);                                                                    \
    g_assert_cmpstr (rows_, ==, expected);                                                                   \
  }                                                                                                          \
  G_STMT_END

static GtkWidget *
button (Fixture *self, const char *label)
{
  GtkWidget *form = GTK_WIDGET (carnet_chip_row_get_form (CARNET_CHIP_ROW (self->chips)));
  GtkWidget *found = carnet_app_test_find (form, GTK_TYPE_BUTTON, label);

  return found && gtk_widget_get_mapped (found) ? found : NULL;
}

/* -- Themes ------------------------------------------------------------------------- */

static void
test_tree (Fixture *self, gconstpointer data)
{
  show_ids (self, "r");
  popup (self);
  ASSERT_ROWS (self, "0Confiance 1Ressorts* 2Fragilité 0Gouvernance");
  type (choices_entry (self), "fragil");
  ASSERT_ROWS (self, "0Confiance 1Ressorts* 2Fragilité 0Nouveau thème « fragil »…");
  type (choices_entry (self), "GOUVERNANCE");
  ASSERT_ROWS (self, "0Gouvernance");
  enter (choices_entry (self));
  g_assert_cmpstr (self->heard->str, ==, "add g ");
  popup (self);
  gtk_widget_activate (GTK_WIDGET (row_at (self, 2)));
  g_assert_cmpstr (self->heard->str, ==, "add g add f ");
}

/* Nothing like it is there: Enter, and Enter again. */
static void
test_new_theme (Fixture *self, gconstpointer data)
{
  popup (self);
  type (choices_entry (self), "  Numérique ");
  enter (choices_entry (self));
  WAIT_FOR (gtk_widget_get_mapped (form_entry (self)));
  g_assert_null (button (self, "Prendre celui-ci"));
  enter (form_entry (self));
  g_assert_cmpstr (self->heard->str, ==, "create Numérique/- ");
}

static void
test_theme_below (Fixture *self, gconstpointer data)
{
  popup (self);
  type (choices_entry (self), "Numérique");
  enter (choices_entry (self));
  WAIT_FOR (gtk_widget_get_mapped (form_entry (self)));
  gtk_drop_down_set_selected (carnet_theme_chips_get_parents (CARNET_THEME_CHIPS (self->chips)), 3);
  enter (form_entry (self));
  g_assert_cmpstr (self->heard->str, ==, "create Numérique/f ");
}

/* Enter does not create what is much like another: a button does. */
static void
test_near_theme (Fixture *self, gconstpointer data)
{
  popup (self);
  type (choices_entry (self), "Les fragilités");
  enter (choices_entry (self));
  WAIT_FOR (button (self, "Prendre celui-ci") != NULL);
  g_assert_nonnull (carnet_app_test_find (self->chips, GTK_TYPE_LABEL,
                                          "Ce thème ressemble à « Fragilité » (12 observations)."));
  enter (form_entry (self));
  g_assert_cmpstr (self->heard->str, ==, "");
  gtk_widget_activate (button (self, "Prendre celui-ci"));
  WAIT_FOR (self->heard->len > 0);
  g_assert_cmpstr (self->heard->str, ==, "add f ");
}

static void
test_near_anyway (Fixture *self, gconstpointer data)
{
  popup (self);
  type (choices_entry (self), "Gouvernence");
  enter (choices_entry (self));
  WAIT_FOR (button (self, "Créer quand même") != NULL);
  gtk_widget_activate (button (self, "Créer quand même"));
  WAIT_FOR (self->heard->len > 0);
  g_assert_cmpstr (self->heard->str, ==, "create Gouvernence/- ");
}

/* Deleted since, or never there: a chip says so, and none is proposed. */
static void
test_gone_themes (Fixture *self, gconstpointer data)
{
  g_autoptr (CarnetNames) names = carnet_names_new ();

  carnet_names_add (names, &(CarnetName){ { { 'd' } }, CARNET_KIND_THEME, (char *)"Défunt", TRUE, 1 });
  carnet_names_add (names, &(CarnetName){ { { 'g' } }, CARNET_KIND_THEME, (char *)"Gouvernance", FALSE, 0 });
  carnet_theme_chips_set_known (CARNET_THEME_CHIPS (self->chips), known_themes (), names);
  show_ids (self, "dgx");
  g_assert_nonnull (carnet_app_test_find (self->chips, GTK_TYPE_LABEL, "Gouvernance"));
  g_assert_nonnull (carnet_app_test_find (self->chips, GTK_TYPE_LABEL, "Défunt (supprimé)"));
  g_assert_nonnull (carnet_app_test_find (self->chips, GTK_TYPE_LABEL, "thème inconnu"));
  popup (self);
  ASSERT_ROWS (self, "0Confiance 1Ressorts 2Fragilité 0Gouvernance*");
  show_ids (self, "xy");
  g_assert_nonnull (carnet_app_test_find (self->chips, GTK_TYPE_LABEL, "thème inconnu 78000000"));
  g_assert_nonnull (carnet_app_test_find (self->chips, GTK_TYPE_LABEL, "thème inconnu 79000000"));
}

/* -- Actors ------------------------------------------------------------------------- */

static void
test_gone_actors (Fixture *self, gconstpointer data)
{
  g_autoptr (CarnetNames) names = carnet_names_new ();

  carnet_names_add (names,
                    &(CarnetName){ { { 'd' } }, CARNET_KIND_ACTOR, (char *)"Club d’exemple", TRUE, 1 });
  carnet_names_add (names,
                    &(CarnetName){ { { 'f' } }, CARNET_KIND_ACTOR, (char *)"Ferme d’exemple", FALSE, 0 });
  carnet_actor_chips_set_known (CARNET_ACTOR_CHIPS (self->chips), known_actors (), names);
  show_ids (self, "dfx");
  g_assert_nonnull (carnet_app_test_find (self->chips, GTK_TYPE_LABEL, "Club d’exemple (supprimé)"));
  g_assert_nonnull (carnet_app_test_find (self->chips, GTK_TYPE_LABEL, "Ferme d’exemple"));
  g_assert_nonnull (carnet_app_test_find (self->chips, GTK_TYPE_LABEL, "acteur inconnu"));
}

static void
test_actor (Fixture *self, gconstpointer data)
{
  show_ids (self, "f");
  g_assert_nonnull (carnet_app_test_find (self->chips, GTK_TYPE_LABEL, "Ferme d’exemple"));
  popup (self);
  ASSERT_ROWS (self, "0Ferme d’exemple* 0Ville d’exemple");
  type (choices_entry (self), "7328");
  ASSERT_ROWS (self, "0Ferme d’exemple* 0Nouvel acteur « 7328 »…");
  type (choices_entry (self), "ville d'exemple");
  ASSERT_ROWS (self, "0Ville d’exemple");
  enter (choices_entry (self));
  g_assert_cmpstr (self->heard->str, ==, "add v ");
}

static GtkWidget *
begin_actor (Fixture *self)
{
  popup (self);
  type (choices_entry (self), "Radio d’essai");
  enter (choices_entry (self));
  WAIT_FOR (gtk_widget_get_mapped (form_entry (self)));
  return carnet_actor_chips_get_siren (CARNET_ACTOR_CHIPS (self->chips));
}

typedef struct
{
  const char *text, *sentence;
  gboolean    wrong, ready;
} SirenCase;

static void
test_siren (Fixture *self, gconstpointer data)
{
  static const SirenCase cases[] = {
    { "7", "« 7 » n’est pas un SIREN : il a neuf chiffres, ou quatorze pour un SIRET.", FALSE, FALSE },
    { "356 000 000", "SIREN 356 000 000", FALSE, TRUE },
    { "356 000 001",
      "« 356 000 001 » n’est pas un SIREN : sa clé est fausse, un chiffre est peut-être mal tapé.", TRUE,
      FALSE },
    { "73282932000074", "C’est le SIREN de « Ferme d’exemple », qui sera ajouté.", FALSE, TRUE },
    { "", "", FALSE, TRUE },
  };
  GtkWidget *siren = begin_actor (self);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *words;

      type (siren, cases[i].text);
      words = gtk_widget_get_next_sibling (siren);
      g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (words)), ==, cases[i].sentence);
      g_assert_cmpint (gtk_widget_get_visible (words), ==, *cases[i].sentence != '\0');
      g_assert_cmpint (gtk_widget_has_css_class (words, "error-text"), ==, cases[i].wrong);
      g_assert_cmpint (gtk_widget_get_sensitive (button (self, "Ajouter")), ==, cases[i].ready);
    }
}

static void
test_new_actor (Fixture *self, gconstpointer data)
{
  GtkWidget *siren = begin_actor (self);

  type (siren, "356 000 001");
  enter (siren);
  g_assert_cmpstr (self->heard->str, ==, "");
  type (siren, "356 000 000 00048");
  gtk_drop_down_set_selected (carnet_actor_chips_get_kinds (CARNET_ACTOR_CHIPS (self->chips)),
                              CARNET_ACTOR_MEDIA + 1);
  enter (siren);
  g_assert_cmpstr (self->heard->str, ==, "create Radio d’essai/5/356000000 ");
}

/* The next one begins anew. */
static void
test_begins_anew (Fixture *self, gconstpointer data)
{
  GtkWidget *siren = begin_actor (self);

  type (siren, "356 000 000");
  gtk_widget_activate (button (self, "Retour"));
  WAIT_FOR (gtk_widget_get_mapped (choices_entry (self)));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (choices_entry (self))), ==, "");
  begin_actor (self);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (siren)), ==, "");
  enter (form_entry (self));
  g_assert_cmpstr (self->heard->str, ==, "create Radio d’essai/-1/ ");
}

/* Taking chips away by keyboard goes on to the next one, and ends on the button. */
static void
test_remove (Fixture *self, gconstpointer data)
{
  GtkWidget *remove;

  show_ids (self, "fv");
  remove = gtk_widget_get_last_child (gtk_widget_get_first_child (self->chips));
  gtk_widget_grab_focus (remove);
  gtk_widget_activate (remove);
  WAIT_FOR (self->heard->len > 0);
  g_assert_cmpstr (self->heard->str, ==, "remove f ");
  show_ids (self, "v");
  remove = gtk_widget_get_last_child (gtk_widget_get_first_child (self->chips));
  g_assert_true (gtk_window_get_focus (self->window) == remove);
  show_ids (self, "");
  g_assert_true (GTK_IS_MENU_BUTTON (gtk_widget_get_first_child (self->chips)));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (self->window), self->chips));
}

/* Only to be read: no button, neither to add nor to take away. */
static void
test_fixed (Fixture *self, gconstpointer data)
{
  show_ids (self, "fv");
  carnet_chip_row_set_editable (CARNET_CHIP_ROW (self->chips), FALSE);
  g_assert_null (carnet_app_test_find_mapped (self->chips, GTK_TYPE_BUTTON));
}

#define ADD(path, set, test) g_test_add ("/chips/" path, Fixture, NULL, set, test, tear_down)

int
main (int argc, char **argv)
{
  carnet_app_test_init (&argc, &argv);
  ADD ("tree", set_up_themes, test_tree);
  ADD ("new-theme", set_up_themes, test_new_theme);
  ADD ("theme-below", set_up_themes, test_theme_below);
  ADD ("near-theme", set_up_themes, test_near_theme);
  ADD ("near-anyway", set_up_themes, test_near_anyway);
  ADD ("gone-themes", set_up_themes, test_gone_themes);
  ADD ("gone-actors", set_up_actors, test_gone_actors);
  ADD ("actor", set_up_actors, test_actor);
  ADD ("siren", set_up_actors, test_siren);
  ADD ("new-actor", set_up_actors, test_new_actor);
  ADD ("begins-anew", set_up_actors, test_begins_anew);
  ADD ("remove", set_up_actors, test_remove);
  ADD ("fixed", set_up_actors, test_fixed);
  return g_test_run ();
}
