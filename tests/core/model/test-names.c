/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people read of what is named by an id. */
#include "model/carnet-kinds.h"
#include "model/carnet-names.h"

static const struct
{
  const char *kind;
  const char *name;
  gboolean    deleted;
  gboolean    apart;
  const char *expected;
} shown[] = {
  { CARNET_KIND_THEME, "Fragilités", FALSE, FALSE, "Fragilités" },
  { CARNET_KIND_THEME, "Fragilités", FALSE, TRUE, "Fragilités" },
  { CARNET_KIND_THEME, "Fragilités", TRUE, TRUE, "Fragilités (deleted)" },
  { CARNET_KIND_PERSON, "Personne d’exemple", TRUE, FALSE, "Personne d’exemple (deleted)" },
  { "of-another-version", "Mot", TRUE, FALSE, "Mot (deleted)" },
  { CARNET_KIND_THEME, NULL, FALSE, FALSE, "unknown theme" },
  { CARNET_KIND_THEME, "", TRUE, FALSE, "unknown theme" },
  { CARNET_KIND_THEME, NULL, FALSE, TRUE, "unknown theme 0a0b0c0d" },
  { CARNET_KIND_ACTOR, NULL, FALSE, FALSE, "unknown actor" },
  { CARNET_KIND_PERSON, NULL, FALSE, FALSE, "unknown person" },
  { CARNET_KIND_TERRITORY, NULL, FALSE, FALSE, "unknown territory" },
  { CARNET_KIND_MILESTONE, NULL, FALSE, FALSE, "unknown milestone" },
  { CARNET_NAME_SECTION, NULL, FALSE, TRUE, "Section of another programme 0a0b0c0d" },
  { "", NULL, FALSE, FALSE, "unknown" },
};

static void
test_shown (void)
{
  const CarnetId id = { { 10, 11, 12, 13, 14 } };

  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    {
      g_autofree char *text = carnet_name_dup_shown (shown[i].kind, shown[i].name, shown[i].deleted,
                                                     shown[i].apart ? &id : NULL);

      g_assert_cmpstr (text, ==, shown[i].expected);
    }
}

/* Themes are named by a letter, which is their id too. */
static CarnetId
id_of (char letter)
{
  return (CarnetId){ { (guint8)letter } };
}

static void
add (CarnetNames *names, char letter, const char *kind, const char *name, gboolean deleted)
{
  carnet_names_add (names, &(CarnetName){ id_of (letter), kind, (char *)name, deleted, 0 });
}

static CarnetNames *
sample (void)
{
  CarnetNames *names = carnet_names_new ();

  add (names, 'a', CARNET_KIND_THEME, "Alliances", FALSE);
  add (names, 'd', CARNET_KIND_THEME, "Défunt", TRUE);
  add (names, 'n', CARNET_KIND_THEME, "", FALSE);
  add (names, 'm', CARNET_KIND_MILESTONE, "Forum", FALSE);
  return names;
}

static char *
dup_among (CarnetNames *names, const char *letters)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (CarnetId));
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_free);

  for (const char *letter = letters; *letter != '\0'; letter++)
    {
      CarnetId id = id_of (*letter);

      g_array_append_val (ids, id);
    }
  for (guint i = 0; i < ids->len; i++)
    g_ptr_array_add (all,
                     carnet_names_dup (names, CARNET_KIND_THEME, &g_array_index (ids, CarnetId, i), ids));
  g_ptr_array_add (all, NULL);
  return g_strjoinv (", ", (char **)all->pdata);
}

/* Digits stand where there are two to tell apart, and nowhere else; a milestone is no theme. */
static void
test_among (void)
{
  static const char *const cases[][2] = {
    { "a", "Alliances" },
    { "da", "Défunt (deleted), Alliances" },
    { "x", "unknown theme" },
    { "ax", "Alliances, unknown theme" },
    { "xa", "unknown theme, Alliances" },
    { "xn", "unknown theme 78000000, unknown theme 6e000000" },
    { "md", "unknown theme, Défunt (deleted)" },
    { "xyd", "unknown theme 78000000, unknown theme 79000000, Défunt (deleted)" },
  };
  g_autoptr (CarnetNames) names = sample ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = dup_among (names, cases[i][0]);

      g_assert_cmpstr (text, ==, cases[i][1]);
    }
}

static void
test_equal (void)
{
  g_autoptr (CarnetNames) a = sample (), b = sample (), c = carnet_names_new ();
  g_autoptr (GPtrArray) deleted = carnet_names_list (a, CARNET_KIND_THEME, TRUE);

  g_assert_true (carnet_names_equal (a, b));
  g_assert_false (carnet_names_equal (a, c));
  add (a, 'z', CARNET_KIND_THEME, "Zones", FALSE);
  add (b, 'z', CARNET_KIND_THEME, "Zones", TRUE);
  g_assert_false (carnet_names_equal (a, b));
  g_assert_cmpuint (deleted->len, ==, 1);
  g_assert_cmpstr (((CarnetName *)deleted->pdata[0])->name, ==, "Défunt");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/names/shown", test_shown);
  g_test_add_func ("/names/among", test_among);
  g_test_add_func ("/names/equal", test_equal);
  return g_test_run ();
}
