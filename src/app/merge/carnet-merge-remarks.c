/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "merge/carnet-merge-remarks.h"

#include <glib/gi18n-lib.h>

#include "merge/carnet-merge-row.h"

/* -- Lines ------------------------------------------------------------------------------- */

static void
add_line (GtkBox *box, const char *icon, const char *text, const char *css_class)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *image = gtk_image_new_from_icon_name (icon);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (image, GTK_ALIGN_START);
  gtk_widget_set_margin_top (image, 2);
  gtk_widget_add_css_class (line, css_class);
  gtk_box_append (GTK_BOX (line), image);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (box, line);
}

/* -- What comes with the observations --------------------------------------------------------- */

G_GNUC_PRINTF (2, 3) static void add_part (GStrvBuilder *parts, const char *format, ...)
{
  g_autofree char *part = NULL;
  va_list          arguments;

  va_start (arguments, format);
  part = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_strv_builder_add (parts, part);
}

static void
add_directories (GtkBox *box, const CarnetMergeCounts *counts)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;
  g_autofree char *line = NULL;

  if (counts->n_people > 0)
    add_part (builder, ngettext ("%u new person", "%u new people", (gulong)counts->n_people),
              (guint)counts->n_people);
  if (counts->n_territories > 0)
    add_part (builder, ngettext ("%u new territory", "%u new territories", (gulong)counts->n_territories),
              (guint)counts->n_territories);
  if (counts->n_themes > 0)
    add_part (builder, ngettext ("%u new theme", "%u new themes", (gulong)counts->n_themes),
              (guint)counts->n_themes);
  if (counts->n_milestones > 0)
    add_part (builder, ngettext ("%u new milestone", "%u new milestones", (gulong)counts->n_milestones),
              (guint)counts->n_milestones);
  if (counts->n_others_changed > 0)
    add_part (builder,
              ngettext ("%u milestone, theme, person or other thing changes",
                        "%u milestones, themes, people or other things change",
                        (gulong)counts->n_others_changed),
              (guint)counts->n_others_changed);
  if (counts->n_attachments > 0)
    add_part (builder, ngettext ("%u attachment", "%u attachments", (gulong)counts->n_attachments),
              (guint)counts->n_attachments);
  parts = g_strv_builder_end (builder);
  if (*parts == NULL)
    return;
  line = g_strjoinv (", ", parts);
  add_line (box, "list-add-symbolic", line, "secondary");
}

char *
carnet_merge_suspects_describe (const CarnetMergeCounts *counts)
{
  return g_strdup_printf (ngettext ("%u person or territory has the name of another: are they the same?",
                                    "%u people or territories have the name of another: are they the same?",
                                    (gulong)counts->n_suspects),
                          (guint)counts->n_suspects);
}

char *
carnet_merge_withheld_describe (const CarnetMergeCounts *counts)
{
  g_autofree char *withheld = carnet_merge_counts_describe_withheld (counts);

  return withheld ? g_strdup_printf (_ ("Still withdrawn: %s"), withheld) : NULL;
}

char *
carnet_merge_written_on_describe (const CarnetMergeCounts *counts)
{
  const guint n = (guint)counts->n_written_on;

  if (n == 0)
    return NULL;
  return g_strdup_printf (
      ngettext ("%u observation that was withdrawn comes back: it was written on since",
                "%u observations that were withdrawn come back: they were written on since", n),
      n);
}

static void
add_warnings (GtkBox *box, const CarnetMergeCounts *counts)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *suspects = carnet_merge_suspects_describe (counts);
  g_autofree char *withheld = carnet_merge_withheld_describe (counts);
  g_autofree char *written_on = carnet_merge_written_on_describe (counts);
  g_auto (GStrv) lines = NULL;

  if (counts->n_suspects > 0)
    g_strv_builder_add (builder, suspects);
  if (counts->n_future > 0)
    add_part (builder,
              ngettext ("%u revision is dated in the future", "%u revisions are dated in the future",
                        (gulong)counts->n_future),
              (guint)counts->n_future);
  if (counts->n_incomplete > 0)
    add_part (builder,
              ngettext ("An earlier revision of %u item was not sent",
                        "Earlier revisions of %u items were not sent", (gulong)counts->n_incomplete),
              (guint)counts->n_incomplete);
  if (counts->n_attachments_missing > 0)
    add_part (builder,
              ngettext ("%u attachment was not sent", "%u attachments were not sent",
                        (gulong)counts->n_attachments_missing),
              (guint)counts->n_attachments_missing);
  if (withheld)
    g_strv_builder_add (builder, withheld);
  if (written_on)
    g_strv_builder_add (builder, written_on);
  if (counts->n_erasures > 0)
    add_part (builder,
              ngettext ("%u erasure is asked for; none is carried out",
                        "%u erasures are asked for; none is carried out", (gulong)counts->n_erasures),
              (guint)counts->n_erasures);
  lines = g_strv_builder_end (builder);
  for (guint i = 0; lines[i]; i++)
    add_line (box, "dialog-warning-symbolic", lines[i], "warning-text");
}

static const char *
find_nothing (const CarnetMergeFile *file)
{
  if (file->withdrawn)
    return _ ("Merged before, and withdrawn since. Merging it again changes nothing.");
  if (file->partly_withdrawn)
    return _ ("Merged before, and withdrawn in part since. Merging it again changes nothing.");
  if (file->state == CARNET_MERGE_ALREADY)
    return _ ("Already merged: nothing to do");
  if (file->counts.n_revisions_new == 0)
    return _ ("Nothing that the logbook does not hold already");
  return carnet_merge_counts_modified (&file->counts) == 0 && file->counts.observations[CARNET_MERGE_NEW] == 0
                 && carnet_merge_counts_open (&file->counts) == 0
             ? _ ("No observation changes")
             : NULL;
}

static void
add_refusal (GtkBox *box, const CarnetMergeFile *file)
{
  g_autofree char *refusal = carnet_merge_refusal_describe (file);

  add_line (box, "action-unavailable-symbolic", refusal, "error-text");
  /* For whoever is asked to mend it: which of its parts. */
  if (file->problem_code == CARNET_ERROR_CORRUPT)
    add_line (box, "dialog-question-symbolic", file->problem, "secondary");
  add_line (box, "dialog-information-symbolic",
            _ ("Nothing of it will be taken in; the other files can be merged without it."), "secondary");
}

static void
add_way_back (GtkBox *box)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("Take Back in _Received Logbooks…"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "merge.batches");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_margin_top (button, 6);
  gtk_box_append (box, button);
}

GtkWidget *
carnet_merge_remarks_new (const CarnetMergeFile *file)
{
  GtkWidget  *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  const char *nothing = file->state != CARNET_MERGE_REFUSED ? find_nothing (file) : NULL;

  add_line (GTK_BOX (box), "text-x-generic-symbolic", file->path, "secondary");
  if (file->state == CARNET_MERGE_REFUSED)
    add_refusal (GTK_BOX (box), file);
  if (nothing)
    add_line (GTK_BOX (box),
              file->withdrawn || file->partly_withdrawn ? "dialog-warning-symbolic"
                                                        : "object-select-symbolic",
              nothing, "secondary");
  if (file->withdrawn || file->partly_withdrawn)
    add_way_back (GTK_BOX (box));
  add_directories (GTK_BOX (box), &file->counts);
  add_warnings (GTK_BOX (box), &file->counts);
  return box;
}
