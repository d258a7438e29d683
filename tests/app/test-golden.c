/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The main states, as they are drawn, against the pictures kept in golden/; see README.md here. */
#include <glib/gstdio.h>

#include "carnet-golden.h"

/* A caret or a rounding at the edge of a block; a label moved, an icon or a word changed make more. */
#define MOST_BLOCKS 2
#define TODAY "--today=2018-09-25"
#define CALENDAR CARNET_TEST_SOURCES "/fixtures/calendar/google.ics"

typedef struct
{
  const char *name;
  const char *arguments[5];
  const char *modes[4];
} State;

static const State STATES[] = {
  { "programme", { "-s", "-v", "programme" }, { "light", "dark", "contrast", "narrow" } },
  { "carnet", { "-s", "-v", "carnet" }, { "narrow" } },
  { "editor", { "-s", "-v", "carnet", "-f" }, { "light", "dark", "contrast", "narrow" } },
  { "territories", { "-s", "-v", "territories" }, { "light", "dark", "contrast", "narrow" } },
  { "report", { "-s", "-v", "report" }, { "light", "dark", "contrast", "narrow" } },
  { "empty", { "--empty", "-v", "carnet" }, { "light" } },
  { "conflicts", { "-s", "-v", "conflicts" }, { "light", "narrow" } },
  { "merge", { "--apart", "-v", "carnet" }, { "light", "dark" } },
  { "preferences", { "-s", "--do=win.preferences" }, { "light", "contrast" } },
  { "filtered", { "-s", "-v", "carnet", "--filtered" }, { "light" } },
  { "several", { "-s", "-v", "carnet", "-f", "--several=3" }, { "light" } },
  { "milestone-form", { "-s", "-v", "programme", "--do=win.programme-edit" }, { "light" } },
  { "programme-form", { "-s", "-v", "programme", "--do=win.new-programme" }, { "light" } },
  { "trash", { "-s", "--do=win.trash" }, { "light" } },
  { "templates", { "-s", "-v", "carnet", "-f", "--do=carnet.templates" }, { "light" } },
  { "send", { "-s", "--send" }, { "light" } },
  { "welcome", { "-v", "welcome" }, { "light" } },
  { "calendar", { "-s", "--calendar", CALENDAR }, { "light" } },
};

static const struct
{
  const char *name;
  const char *arguments[3];
} MODES[] = {
  { "light", { NULL } },
  { "dark", { "--dark" } },
  { "contrast", { "--high-contrast" } },
  { "narrow", { "--width=420", "--height=780" } },
};

static gboolean update = FALSE;

static char *
path_of (GTestFileType where, const char *name, const char *mode, const char *suffix)
{
  g_autofree char *file = g_strdup_printf ("%s-%s%s.png", name, mode, suffix);

  return g_test_build_filename (where, "golden", file, NULL);
}

static void
add (GPtrArray *argv, const char *const *arguments, guint n)
{
  for (guint i = 0; i < n && arguments[i]; i++)
    g_ptr_array_add (argv, (gpointer)arguments[i]);
}

static void
draw (const State *state, guint mode, const char *output)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *program = g_test_build_filename (G_TEST_BUILT, "carnet-picture", NULL);
  int              status;

  g_ptr_array_add (argv, program);
  add (argv, state->arguments, G_N_ELEMENTS (state->arguments));
  add (argv, MODES[mode].arguments, G_N_ELEMENTS (MODES[mode].arguments));
  g_ptr_array_add (argv, (gpointer)TODAY);
  g_ptr_array_add (argv, (gpointer)output);
  g_ptr_array_add (argv, NULL);
  g_spawn_sync (NULL, (char **)argv->pdata, NULL, G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, &error));
}

static void
fail (cairo_surface_t *difference, guint n, const char *drawn, const char *path)
{
  g_assert_cmpint (cairo_surface_write_to_png (difference, path), ==, CAIRO_STATUS_SUCCESS);
  g_test_message ("%u blocks differ, %d may. Drawn now: %s. Kept beside drawn, in red where they differ: %s. "
                  "When it is as it should be: meson compile -C BUILD golden-update",
                  n, MOST_BLOCKS, drawn, path);
  g_test_fail ();
}

static void
compare (const State *state, guint mode, const char *drawn, const char *kept)
{
  g_autofree char *path = path_of (G_TEST_BUILT, state->name, MODES[mode].name, "-difference");
  cairo_surface_t *golden = carnet_golden_load (kept), *picture = carnet_golden_shrink (drawn), *difference;
  guint            n;

  g_assert_nonnull (golden);
  n = carnet_golden_compare (golden, picture, &difference);
  g_unlink (path);
  if (n > MOST_BLOCKS)
    fail (difference, n, drawn, path);
  else
    g_test_message ("%u blocks differ", n);
  cairo_surface_destroy (difference);
  cairo_surface_destroy (picture);
  cairo_surface_destroy (golden);
}

/* What draws here, when it is not what drew the pictures kept. */
static char *
dup_reason_to_skip (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "golden", "versions.txt", NULL);
  g_autofree char *here = carnet_golden_describe_machine ();
  g_autofree char *kept = NULL;

  if (update)
    return NULL;
  if (!g_file_get_contents (path, &kept, NULL, NULL))
    return g_strdup_printf ("there is no %s", path);
  if (g_str_equal (kept, here))
    return NULL;
  g_strdelimit (g_strchomp (kept), "\n", ',');
  g_strdelimit (g_strchomp (here), "\n", ',');
  return g_strdup_printf ("the pictures were drawn with %s; here is %s", kept, here);
}

static void
test_state (gconstpointer data)
{
  const State     *state = &STATES[GPOINTER_TO_UINT (data) / G_N_ELEMENTS (MODES)];
  const guint      mode = GPOINTER_TO_UINT (data) % G_N_ELEMENTS (MODES);
  g_autofree char *drawn = path_of (G_TEST_BUILT, state->name, MODES[mode].name, "");
  g_autofree char *kept = path_of (G_TEST_DIST, state->name, MODES[mode].name, "");
  g_autofree char *reason = dup_reason_to_skip ();

  if (reason)
    {
      g_test_skip (reason);
      return;
    }
  draw (state, mode, drawn);
  if (update)
    {
      cairo_surface_t *picture = carnet_golden_shrink (drawn);

      carnet_golden_save (picture, kept);
      cairo_surface_destroy (picture);
    }
  else
    compare (state, mode, drawn, kept);
}

static void
write_versions (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "golden", "versions.txt", NULL);
  g_autofree char *here = carnet_golden_describe_machine ();
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, here, -1, &error);
  g_assert_no_error (error);
}

static void
add_state (guint state)
{
  for (guint i = 0; i < G_N_ELEMENTS (STATES[state].modes) && STATES[state].modes[i]; i++)
    for (guint mode = 0; mode < G_N_ELEMENTS (MODES); mode++)
      if (g_str_equal (STATES[state].modes[i], MODES[mode].name))
        {
          g_autofree char *path = g_strdup_printf ("/golden/%s/%s", STATES[state].name, MODES[mode].name);

          g_test_add_data_func (path, GUINT_TO_POINTER (state * G_N_ELEMENTS (MODES) + mode), test_state);
        }
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = NULL;

  update = argc > 1 && g_str_equal (argv[argc - 1], "--update");
  argc -= update ? 1 : 0;
  g_test_init (&argc, &argv, NULL);
  folder = g_test_build_filename (G_TEST_BUILT, "golden", NULL);
  g_mkdir_with_parents (folder, 0755);
  if (update)
    write_versions ();
  for (guint i = 0; i < G_N_ELEMENTS (STATES); i++)
    add_state (i);
  return g_test_run ();
}
