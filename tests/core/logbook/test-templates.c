/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/carnet-error.h"
#include "logbook/carnet-logbook-templates.h"
#include "support/carnet-test-sent.h"

/* What new observations can begin with. */

static CarnetTemplate *
new_template (const char *name, const char *title)
{
  CarnetTemplate *template = carnet_template_new (name);

  g_hash_table_insert (template->texts, g_strdup (CARNET_KEY_TITLE), g_strdup (title));
  return template;
}

static void
save (CarnetLogbook *logbook, const char *name, const char *title)
{
  g_autoptr (CarnetTemplate) template = new_template (name, title);
  g_autoptr (GError) error = NULL;

  carnet_logbook_save_template (logbook, template, &error);
  g_assert_no_error (error);
}

static char *
list (CarnetLogbook *logbook)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) templates = carnet_logbook_list_templates (logbook, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < templates->len; i++)
    {
      const CarnetTemplate *template = templates->pdata[i];

      g_string_append_printf (text, "%s=%s;", template->name,
                              (char *)g_hash_table_lookup (template->texts, CARNET_KEY_TITLE));
    }
  return g_string_free (text, FALSE);
}

#define ASSERT_LIST(logbook, expected)                                                                       \
  G_STMT_START                                                                                               \
  {                                                                                                          \
    g_autofree char *list_ = list (logbook);                                                                 \
    g_assert_cmpstr (list_, ==, expected);                                                                   \
  }                                                                                                          \
  G_STMT_END

/* All of it comes back, when the logbook was closed too. */
static void
test_kept (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  CarnetLogbook   *logbook = carnet_world_logbook (world, "a");
  g_autofree char *path = g_strdup (carnet_logbook_get_path (logbook));
  g_autofree char *facts = carnet_test_text_key (0), *feelings = carnet_test_text_key (1);
  g_autoptr (CarnetTemplate) template = new_template ("  Entretien ", "Entretien avec l’« acteur »");
  CarnetId theme = carnet_id_from_name ("theme"), other = carnet_id_from_name ("other");
  g_autoptr (CarnetLogbook) again = NULL;
  g_autoptr (GPtrArray) templates = NULL;
  const CarnetTemplate *kept;

  g_hash_table_insert (template->texts, g_strdup (facts), g_strdup ("Qui ?\n\nQuoi ?"));
  g_hash_table_insert (template->texts, g_strdup (feelings), g_strdup (""));
  g_array_append_val (template->themes, theme);
  g_array_append_val (template->themes, other);
  template->visibility = CARNET_VISIBILITY_PUBLISHABLE;
  g_assert_true (carnet_logbook_save_template (logbook, template, NULL));
  carnet_logbook_close (logbook);
  again = carnet_logbook_open (path, CARNET_OPEN_READ_ONLY, NULL, NULL);
  templates = carnet_logbook_list_templates (again, NULL);
  g_assert_cmpuint (templates->len, ==, 1);
  kept = templates->pdata[0];
  g_assert_cmpstr (kept->name, ==, "Entretien");
  g_assert_cmpstr (g_hash_table_lookup (kept->texts, CARNET_KEY_TITLE), ==, "Entretien avec l’« acteur »");
  g_assert_cmpstr (g_hash_table_lookup (kept->texts, facts), ==, "Qui ?\n\nQuoi ?");
  g_assert_false (g_hash_table_contains (kept->texts, feelings));
  g_assert_cmpuint (kept->themes->len, ==, 2);
  g_assert_true (carnet_id_equal (&g_array_index (kept->themes, CarnetId, 0), &theme));
  g_assert_true (carnet_id_equal (&g_array_index (kept->themes, CarnetId, 1), &other));
  g_assert_cmpint (kept->visibility, ==, CARNET_VISIBILITY_PUBLISHABLE);
}

static void
test_names (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) logbook = carnet_world_logbook (world, "a");
  g_autoptr (CarnetTemplate) blank = new_template (" \n", "x");
  g_autoptr (GError) error = NULL;

  ASSERT_LIST (logbook, "");
  save (logbook, "Visite", "1");
  save (logbook, "Écoute", "2");
  ASSERT_LIST (logbook, "Visite=1;Écoute=2;");
  save (logbook, "ecoute", "3");
  ASSERT_LIST (logbook, "Visite=1;ecoute=3;");
  g_assert_false (carnet_logbook_save_template (logbook, blank, &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (carnet_logbook_delete_template (logbook, "VISITE", NULL));
  ASSERT_LIST (logbook, "ecoute=3;");
  g_assert_false (carnet_logbook_delete_template (logbook, "Visite", &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_NOT_FOUND);
}

static void
test_not_sent (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) logbook = carnet_world_logbook (world, "a");
  g_autofree char *path = NULL;

  save (logbook, "Nom-que-personne-ne-lira", "x");
  path = carnet_test_send (logbook, world->folder, CARNET_SEND_ALL, NULL);
  g_assert_true (carnet_test_file_has (carnet_logbook_get_path (logbook), "Nom-que-personne-ne-lira"));
  g_assert_false (carnet_test_file_has (path, "Nom-que-personne-ne-lira"));
}

/* What another version may hold. */
static void
test_strange (void)
{
  g_autoptr (GPtrArray) list
      = carnet_named_words_parse ("[('a', {'mood': 'high', 'themes': 'x  y', 'visibility': 'nearly'})]");
  g_autoptr (CarnetTemplate) template = carnet_template_from_words (list->pdata[0]);

  g_assert_cmpuint (g_hash_table_size (template->texts), ==, 0);
  g_assert_cmpuint (template->themes->len, ==, 0);
  g_assert_cmpint (template->visibility, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/templates/kept", test_kept);
  g_test_add_func ("/templates/names", test_names);
  g_test_add_func ("/templates/not-sent", test_not_sent);
  g_test_add_func ("/templates/strange", test_strange);
  return g_test_run ();
}
