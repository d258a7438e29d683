/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/carnet-statement.h"

#include <glib/gi18n-lib.h>

#include "base/carnet-date.h"

const char *const carnet_statement_kinds[] = { "constat", "enseignement", "conviction", NULL };

static const char *const labels[]
    = { NC_ ("statement", "Finding"), NC_ ("statement", "Lesson"), NC_ ("statement", "Conviction") };

const char *
carnet_statement_kind_get_label (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_str_equal (carnet_statement_kinds[i], kind))
      return g_dpgettext2 (GETTEXT_PACKAGE, "statement", labels[i]);
  return kind;
}

static gboolean
is_empty (const char *text)
{
  return text == NULL || *text == '\0';
}

char *
carnet_statement_dup_title (const char *kind, const char *title)
{
  const char *label = is_empty (kind) ? _ ("Statement") : carnet_statement_kind_get_label (kind);

  return is_empty (title) ? g_strdup (label) : g_strdup_printf (_ ("%s: %s"), label, title);
}

char *
carnet_declaration_dup_title (const char *territory, const char *month)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) strings = NULL;
  g_autofree char *when = NULL, *of = NULL;
  CarnetMonth      parsed;

  if (!is_empty (month))
    when = carnet_month_parse_iso (month, &parsed) ? carnet_month_format (parsed, CARNET_MONTH_LONG)
                                                   : g_strdup (month);
  if (!is_empty (territory))
    g_strv_builder_add (parts, territory);
  if (when != NULL)
    g_strv_builder_add (parts, when);
  strings = g_strv_builder_end (parts);
  of = g_strjoinv (", ", strings);
  return *of != '\0' ? g_strdup_printf (_ ("Nothing to report: %s"), of) : g_strdup (_ ("Nothing to report"));
}
