/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "merge/carnet-merge-row.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "merge/carnet-merge-remarks.h"
#include "widgets/carnet-label.h"

#define AVATAR 36
#define COLUMN 74

struct _CarnetMergeRow
{
  GtkListBoxRow parent_instance;

  /* Children */
  GtkWidget *numbers;
  GtkWidget *counts; /* the same in words */
};

G_DEFINE_FINAL_TYPE (CarnetMergeRow, carnet_merge_row, GTK_TYPE_LIST_BOX_ROW)

void
carnet_merge_list_numbers (const CarnetMergeCounts *counts, guint64 numbers[CARNET_MERGE_COLUMNS])
{
  numbers[CARNET_MERGE_COLUMN_NEW] = counts->observations[CARNET_MERGE_NEW];
  numbers[CARNET_MERGE_COLUMN_CHANGED] = carnet_merge_counts_modified (counts);
  numbers[CARNET_MERGE_COLUMN_IDENTICAL] = carnet_merge_counts_identical (counts);
  numbers[CARNET_MERGE_COLUMN_CONFLICTS] = carnet_merge_counts_open (counts);
}

const char *
carnet_merge_column_label (guint column, guint64 n)
{
  switch (column)
    {
    case CARNET_MERGE_COLUMN_NEW:
      return g_dngettext (GETTEXT_PACKAGE, "new observation", "new observations", (gulong)n);
    case CARNET_MERGE_COLUMN_CHANGED:
      return g_dngettext (GETTEXT_PACKAGE, "changed observation", "changed observations", (gulong)n);
    case CARNET_MERGE_COLUMN_IDENTICAL:
      return g_dngettext (GETTEXT_PACKAGE, "identical observation", "identical observations", (gulong)n);
    default:
      return g_dngettext (GETTEXT_PACKAGE, "conflict", "conflicts", (gulong)n);
    }
}

char *
carnet_merge_number_describe (guint64 n)
{
  return g_strdup_printf ("%'" G_GUINT64_FORMAT, n);
}

char *
carnet_merge_count_describe (guint column, guint64 n)
{
  g_autofree char *number = carnet_merge_number_describe (n);

  return g_strdup_printf ("%s %s", number, carnet_merge_column_label (column, n));
}

static GtkWidget *
new_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/* -- One file --------------------------------------------------------------------------- */

static GtkWidget *
new_number (guint64 n, guint column)
{
  g_autofree char *text = n > 0 ? carnet_merge_number_describe (n) : g_strdup ("–");
  GtkWidget       *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_set_size_request (label, COLUMN, -1);
  gtk_widget_add_css_class (label, "numeric");
  if (column == CARNET_MERGE_COLUMN_CONFLICTS && n > 0)
    {
      gtk_widget_add_css_class (label, "warning-text");
      gtk_widget_add_css_class (label, "carnet-new");
    }
  else if (column == CARNET_MERGE_COLUMN_IDENTICAL || n == 0)
    gtk_widget_add_css_class (label, "secondary");
  return label;
}

static GtkWidget *
new_numbers (const CarnetMergeCounts *counts)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  guint64    numbers[CARNET_MERGE_COLUMNS];

  carnet_merge_list_numbers (counts, numbers);
  for (guint i = 0; i < CARNET_MERGE_COLUMNS; i++)
    gtk_box_append (GTK_BOX (box), new_number (numbers[i], i));
  return box;
}

/* « 5 nouvelles · 14 identiques · », before the conflicts */
static char *
describe_counts (const CarnetMergeCounts *counts)
{
  guint64  numbers[CARNET_MERGE_COLUMNS];
  GString *text = g_string_new (NULL);

  carnet_merge_list_numbers (counts, numbers);
  for (guint i = 0; i < CARNET_MERGE_COLUMN_CONFLICTS; i++)
    if (numbers[i] > 0)
      {
        g_autofree char *count = carnet_merge_count_describe (i, numbers[i]);

        g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", count);
      }
  if (text->len > 0 && numbers[CARNET_MERGE_COLUMN_CONFLICTS] > 0)
    g_string_append (text, " ·");
  return g_string_free (text, FALSE);
}

char *
carnet_merge_refusal_describe (const CarnetMergeFile *file)
{
  if (file->problem_code != CARNET_ERROR_CORRUPT)
    return file->reason ? g_strdup_printf (_ ("Refused: %s"), file->reason) : g_strdup (file->problem);
  if (*file->author == '\0')
    return g_strdup (_ ("Refused: the file was damaged or changed on its way. Ask for it to be sent again."));
  return g_strdup_printf (_ ("Refused: the file was damaged or changed on its way. Ask %s to send it again."),
                          file->author);
}

static char *
make_subtitle (const CarnetMergeFile *file)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (file->modified_ms / 1000);
  g_autoptr (GDateTime) local = g_date_time_to_local (utc);
  /* Translators: when a file was last changed: day, month, hours, minutes. */
  g_autofree char *when = g_date_time_format (local, _ ("%-d %b, %H:%M"));

  if (file->state == CARNET_MERGE_REFUSED)
    return carnet_merge_refusal_describe (file);
  if (file->withdrawn)
    return g_strdup (_ ("Merged before, and withdrawn since"));
  if (file->partly_withdrawn)
    return g_strdup (_ ("Merged before, and withdrawn in part since"));
  if (file->state == CARNET_MERGE_ALREADY)
    return g_strdup (_ ("Already merged: nothing to do"));
  if (*file->territory == '\0')
    return g_strdup_printf (_ ("File of %s"), when);
  return g_strdup_printf (_ ("%s · file of %s"), file->territory, when);
}

static GtkWidget *
new_picture (const CarnetMergeFile *file)
{
  GtkWidget *icon;

  if (file->state != CARNET_MERGE_REFUSED)
    return adw_avatar_new (AVATAR, *file->author != '\0' ? file->author : file->name, TRUE);
  icon = gtk_image_new_from_icon_name ("action-unavailable-symbolic");
  gtk_widget_set_size_request (icon, AVATAR, AVATAR);
  gtk_widget_set_valign (icon, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (icon, "error-text");
  gtk_widget_add_css_class (icon, "carnet-merge-refused-mark");
  return icon;
}

/* Everything in one sentence, for who listens. */
static char *
describe (const CarnetMergeFile *file, const char *title, const char *subtitle)
{
  g_autofree char  *withheld = carnet_merge_withheld_describe (&file->counts);
  g_autofree char  *written_on = carnet_merge_written_on_describe (&file->counts);
  const char *const remarks[] = { written_on, withheld };
  guint64           numbers[CARNET_MERGE_COLUMNS];
  GString          *text = g_string_new (title);

  if (file->state != CARNET_MERGE_READY)
    {
      g_string_append_printf (text, ", %s", subtitle);
      return g_string_free (text, FALSE);
    }
  carnet_merge_list_numbers (&file->counts, numbers);
  for (guint i = 0; i < CARNET_MERGE_COLUMNS; i++)
    {
      g_autofree char *count = carnet_merge_count_describe (i, numbers[i]);

      g_string_append_printf (text, ", %s", count);
    }
  for (guint i = 0; i < G_N_ELEMENTS (remarks); i++)
    if (remarks[i])
      g_string_append_printf (text, ", %s", remarks[i]);
  return g_string_free (text, FALSE);
}

static void
append_remark (GtkWidget *names, const char *text, const char *css_class)
{
  if (!text)
    return;
  gtk_box_append (GTK_BOX (names), carnet_label_new (text, "caption"));
  gtk_widget_add_css_class (gtk_widget_get_last_child (names), css_class);
}

static GtkWidget *
new_names (const char *title, const char *subtitle, gboolean refused)
{
  GtkWidget *names = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *second = carnet_label_new (subtitle, "caption");

  gtk_widget_add_css_class (second, refused ? "error-text" : "secondary");
  gtk_box_append (GTK_BOX (names), new_label (title, NULL));
  gtk_box_append (GTK_BOX (names), second);
  gtk_widget_set_hexpand (names, TRUE);
  gtk_widget_set_valign (names, GTK_ALIGN_CENTER);
  return names;
}

/* Only the conflicts are a warning. */
static GtkWidget *
new_counts (const CarnetMergeCounts *counts)
{
  const guint64    n_open = carnet_merge_counts_open (counts);
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  g_autofree char *text = describe_counts (counts);

  if (*text != '\0')
    gtk_box_append (GTK_BOX (box), carnet_label_new (text, "caption"));
  if (*text != '\0')
    gtk_widget_add_css_class (gtk_widget_get_first_child (box), "secondary");
  if (n_open > 0)
    {
      g_autofree char *open = carnet_merge_count_describe (CARNET_MERGE_COLUMN_CONFLICTS, n_open);

      gtk_box_append (GTK_BOX (box), carnet_label_new (open, "caption"));
      gtk_widget_add_css_class (gtk_widget_get_last_child (box), "warning-text");
    }
  gtk_widget_set_visible (box, FALSE);
  return box;
}

/* There is more behind. */
static GtkWidget *
new_arrow (void)
{
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  gtk_widget_add_css_class (arrow, "carnet-merge-arrow");
  gtk_widget_add_css_class (arrow, "secondary");
  return arrow;
}

static void
carnet_merge_row_class_init (CarnetMergeRowClass *klass)
{
}

static void
carnet_merge_row_init (CarnetMergeRow *self)
{
}

GtkWidget *
carnet_merge_row_new (const CarnetMergeFile *file)
{
  CarnetMergeRow  *self = g_object_new (CARNET_TYPE_MERGE_ROW, NULL);
  const gboolean   refused = file->state == CARNET_MERGE_REFUSED;
  const char      *title = *file->author != '\0' ? file->author : file->name;
  g_autofree char *subtitle = make_subtitle (file);
  g_autofree char *withheld = carnet_merge_withheld_describe (&file->counts);
  g_autofree char *written_on = carnet_merge_written_on_describe (&file->counts);
  g_autofree char *spoken = describe (file, title, subtitle);
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget       *names = new_names (title, subtitle, refused);

  gtk_box_append (GTK_BOX (box), new_picture (file));
  gtk_box_append (GTK_BOX (box), names);
  if (file->state == CARNET_MERGE_READY)
    {
      self->numbers = new_numbers (&file->counts);
      self->counts = new_counts (&file->counts);
      gtk_box_append (GTK_BOX (box), self->numbers);
      gtk_box_append (GTK_BOX (names), self->counts);
      append_remark (names, written_on, "warning-text");
      append_remark (names, withheld, "secondary");
    }
  gtk_box_append (GTK_BOX (box), new_arrow ());
  gtk_widget_add_css_class (box, "carnet-merge-row");
  if (refused)
    gtk_widget_add_css_class (GTK_WIDGET (self), "carnet-merge-refused");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), file->name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return GTK_WIDGET (self);
}

void
carnet_merge_row_set_narrow (CarnetMergeRow *self, gboolean narrow)
{
  g_return_if_fail (CARNET_IS_MERGE_ROW (self));

  if (!self->numbers)
    return;
  gtk_widget_set_visible (self->numbers, !narrow);
  gtk_widget_set_visible (self->counts, narrow);
}

/* -- Above ------------------------------------------------------------------------------------ */

GtkWidget *
carnet_merge_heading_new (void)
{
  const char *const names[CARNET_MERGE_COLUMNS] = { C_ ("column", "new"), C_ ("column", "changed"),
                                                    C_ ("column", "identical"), C_ ("column", "conflicts") };
  GtkWidget        *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget        *first = new_label (_ ("Logbook"), "caption-heading");

  gtk_widget_set_hexpand (first, TRUE);
  gtk_box_append (GTK_BOX (box), first);
  for (guint i = 0; i < CARNET_MERGE_COLUMNS; i++)
    {
      GtkWidget *label = gtk_label_new (names[i]);

      gtk_label_set_xalign (GTK_LABEL (label), 1);
      gtk_widget_set_size_request (label, COLUMN, -1);
      gtk_widget_add_css_class (label, "caption-heading");
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_widget_add_css_class (box, "carnet-merge-heading");
  return box;
}
