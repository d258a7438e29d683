/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/carnet-error.h"
#include "model/carnet-actor.h"

typedef struct
{
  const char *text;
  const char *siren; /* NULL: refused */
} Case;

/* Public numbers, of INSEE and of La Poste, and what is wrong with others. */
static const Case cases[] = {
  { "732829320", "732829320" },
  { "732 829 320", "732829320" },
  { "  732\u00a0829\u202f320 ", "732829320" },
  { "73282932000074", "732829320" },
  { "732 829 320 00074", "732829320" },
  { "120027016", "120027016" },
  /* La Poste: its SIREN and its head office keep to Luhn's rule, its other places do not. */
  { "356000000", "356000000" },
  { "356 000 000 00048", "356000000" },
  { "35600000000001", "356000000" },
  { "356 000 000 00010", "356000000" },
  { "356 000 000 00020", NULL },
  { "35600000000002", NULL },
  /* The rule of La Poste is of nobody else. */
  { "73282932000003", NULL },
  /* One digit off, two exchanged, in either part. */
  { "732829321", NULL },
  { "732829230", NULL },
  { "73282932000075", NULL },
  { "73282932100074", NULL },
  { "000000000", NULL },
  { "00000000000000", NULL },
  { "73282932", NULL },
  { "7328293200", NULL },
  { "732829320000740", NULL },
  { "", NULL },
  { "   ", NULL },
  { "73282932O", NULL },
  { "732-829-320", NULL },
  { "FR83732829320", NULL },
  /* Digits of another script. */
  { "٧٣٢٨٢٩٣٢٠", NULL },
};

static void
test_read (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *siren = carnet_siren_read (cases[i].text, &error);

      g_test_message ("“%s”", cases[i].text);
      g_assert_cmpstr (siren, ==, cases[i].siren);
      if (siren == NULL)
        g_assert_error (error, CARNET_ERROR, CARNET_ERROR_INVALID);
      else
        g_assert_no_error (error);
    }
}

static void
test_format (void)
{
  g_autofree char *whole = carnet_siren_format ("732829320"), *none = carnet_siren_format (""),
                  *other = carnet_siren_format ("73");

  g_assert_cmpstr (whole, ==, "732\u00a0829\u00a0320");
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (other, ==, "73");
}

/* The words are the file format: written here once more, so that a change is seen. */
static void
test_kinds (void)
{
  static const char *const words[]
      = { "company", "association", "public-body", "foundation", "academic", "media", "citizens" };
  g_autofree char *all = carnet_actor_kind_dup_words ();

  g_assert_cmpuint (G_N_ELEMENTS (words), ==, CARNET_N_ACTOR_KINDS);
  for (int i = 0; i < CARNET_N_ACTOR_KINDS; i++)
    {
      g_assert_cmpstr (carnet_actor_kind_to_string ((CarnetActorKind)i), ==, words[i]);
      g_assert_cmpint (carnet_actor_kind_parse (words[i]), ==, i);
    }
  g_assert_cmpint (carnet_actor_kind_parse ("Company"), ==, -1);
  g_assert_cmpint (carnet_actor_kind_parse (NULL), ==, -1);
  g_assert_cmpstr (carnet_actor_kind_get_label (CARNET_ACTOR_PUBLIC_BODY), ==, "public body");
  g_assert_cmpstr (all, ==, "company, association, public-body, foundation, academic, media, citizens");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/siren/read", test_read);
  g_test_add_func ("/siren/format", test_format);
  g_test_add_func ("/siren/kinds", test_kinds);
  return g_test_run ();
}
