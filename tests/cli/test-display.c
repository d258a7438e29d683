/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "carnet-display.h"
#include "carnet-json.h"

static void
test_width (void)
{
  static const struct
  {
    const char *text;
    guint       width;
  } cases[] = {
    { "", 0 },     { "abc", 3 },      { "été", 3 }, { "e\u0301te\u0301", 3 },
    { "日本", 4 }, { "a\u200bb", 2 }, { "ﬁ…", 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (cli_display_width (cases[i].text), ==, cases[i].width);
}

static void
test_cut (void)
{
  static const struct
  {
    const char *text;
    guint       width;
    const char *cut;
  } cases[] = {
    { "abcdef", 6, "abcdef" },
    { "abcdef", 7, "abcdef" },
    { "abcdef", 5, "abcd…" },
    { "abcdef", 1, "…" },
    { "日本語", 6, "日本語" },
    { "日本語", 5, "日本…" },
    { "日本語", 4, "日…" },
    { "", 0, "" },
    { "e\u0301te\u0301", 3, "e\u0301te\u0301" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *cut = cli_display_cut (cases[i].text, cases[i].width);

      g_assert_cmpstr (cut, ==, cases[i].cut);
      g_assert_cmpuint (cli_display_width (cut), <=, cases[i].width);
    }
}

static void
test_controls (void)
{
  g_autofree char *line = cli_display_line ("a\tb\nc\033[31m\302\2331m\177\xff");
  g_autofree char *text = cli_display_text ("a\tb\nc\033[31m");

  g_assert_cmpstr (line, ==, "a b c [31m 1m \uFFFD");
  g_assert_cmpstr (text, ==, "a b\nc [31m");
}

static void
write_sample (CliJson *json)
{
  cli_json_begin_object (json, NULL);
  cli_json_string (json, "text", "« \"a\\b\" »\n\t\001\177/");
  cli_json_string (json, "none", NULL);
  cli_json_begin_array (json, "empty");
  cli_json_end_array (json);
  cli_json_begin_array (json, "list");
  cli_json_integer (json, NULL, G_MININT64);
  cli_json_boolean (json, NULL, TRUE);
  cli_json_begin_object (json, NULL);
  cli_json_end_object (json);
  cli_json_string (json, NULL, "not\xffutf-8");
  cli_json_end_array (json);
  cli_json_end_object (json);
}

static void
test_json (void)
{
  g_autofree char *text = NULL;
  gsize            size = 0;
  FILE            *stream = open_memstream (&text, &size);
  CliJson         *json = cli_json_new (stream);

  write_sample (json);
  cli_json_free (json);
  fclose (stream);
  g_assert_cmpstr (text, ==,
                   "{\n"
                   "  \"text\": \"« \\\"a\\\\b\\\" »\\n\\t\\u0001\\u007f/\",\n"
                   "  \"none\": null,\n"
                   "  \"empty\": [],\n"
                   "  \"list\": [\n"
                   "    -9223372036854775808,\n"
                   "    true,\n"
                   "    {},\n"
                   "    \"not\uFFFDutf-8\"\n"
                   "  ]\n"
                   "}\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/display/width", test_width);
  g_test_add_func ("/cli/display/cut", test_cut);
  g_test_add_func ("/cli/display/controls", test_controls);
  g_test_add_func ("/cli/json", test_json);
  return g_test_run ();
}
