/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "programme/carnet-calendar-rows.h"

#include <glib/gi18n-lib.h>

#include "merge/carnet-field-change.h"
#include "programme/carnet-milestone-words.h"
#include "widgets/carnet-label.h"
#include "widgets/carnet-list-page.h"

typedef enum
{
  SECTION_NEW,
  SECTION_CHANGED,
  SECTION_DELETED,
  SECTION_LEFT_OUT,
  SECTION_DETAILS,
  N_SECTIONS,
} Section;

struct _CarnetCalendarRows
{
  const CarnetCalendarPlan *plan;
  GPtrArray                *items[N_SECTIONS];
  GtkWidget                *list; /* the last one that was begun */
};

/* -- Labels ------------------------------------------------------------------------------ */

static void
add_caption (GtkWidget *box, const char *text)
{
  GtkWidget *label = carnet_label_new (text, "caption");

  gtk_widget_add_css_class (label, "secondary");
  gtk_box_append (GTK_BOX (box), label);
}

static char *
dup_when (const CarnetWhen *when)
{
  g_autofree char *text = when->precision != CARNET_WHEN_NONE ? carnet_when_format (when) : NULL;

  return text ? carnet_dup_capitalised (text) : g_strdup ("");
}

static char *
join (const char *first, const char *second)
{
  return g_strconcat (first, *first != '\0' && *second != '\0' ? " · " : "", second, NULL);
}

/* -- Rows ----------------------------------------------------------------------------------- */

static void
fill_new (GtkWidget *box, const CarnetMilestone *milestone)
{
  g_autofree char *when = dup_when (&milestone->when);
  g_autofree char *caption = join (when, milestone->place);

  gtk_box_append (GTK_BOX (box), carnet_label_new (milestone->title, NULL));
  add_caption (box, caption);
}

static void
fill_changed (GtkWidget *box, const CarnetCalendarChange *change)
{
  g_autoptr (GPtrArray) differences = carnet_milestone_list_differences (change->before, change->after);
  g_autofree char *when = dup_when (&change->before->when);

  gtk_box_append (GTK_BOX (box), carnet_label_new (change->before->title, NULL));
  add_caption (box, when);
  for (guint i = 0; i < differences->len; i++)
    {
      const CarnetMilestoneDifference *difference = differences->pdata[i];
      const gboolean                   prose = g_str_equal (difference->key, CARNET_KEY_TITLE)
                             || g_str_equal (difference->key, CARNET_KEY_DESCRIPTION);
      const CarnetFieldChange field = {
        .field
        = { .label = (char *)difference->label, .form = prose ? CARNET_FIELD_TEXT : CARNET_FIELD_CHOICE },
        .before = difference->before,
        .after = difference->after,
      };

      gtk_box_append (GTK_BOX (box), carnet_field_change_new (&field));
      gtk_widget_set_margin_top (gtk_widget_get_last_child (box), 6);
    }
}

static void
fill_left_out (GtkWidget *box, const CarnetCalendarLeftOut *out)
{
  g_autofree char *when = dup_when (&out->when);
  g_autofree char *reason = carnet_dup_capitalised (carnet_calendar_reason_get_label (out->reason));
  g_autofree char *caption = join (reason, when);

  gtk_box_append (GTK_BOX (box), carnet_label_new (*out->title != '\0' ? out->title : _ ("(empty)"), NULL));
  add_caption (box, caption);
}

static void
fill (GtkWidget *box, Section section, gconstpointer item)
{
  g_autofree char *detail = NULL;

  switch (section)
    {
    case SECTION_NEW:
      fill_new (box, ((const CarnetCalendarChange *)item)->after);
      break;
    case SECTION_CHANGED:
      fill_changed (box, item);
      break;
    case SECTION_DELETED:
      fill_new (box, ((const CarnetCalendarChange *)item)->before);
      break;
    case SECTION_LEFT_OUT:
      fill_left_out (box, item);
      break;
    case SECTION_DETAILS:
      detail = carnet_dup_capitalised (item);
      gtk_box_append (GTK_BOX (box), carnet_label_new (detail, NULL));
      break;
    case N_SECTIONS:
      break;
    }
}

/* What is heard of a row: all that it says. */
static void
set_heard (GtkWidget *row, GtkWidget *box)
{
  g_autoptr (GString) heard = g_string_new (NULL);

  for (GtkWidget *child = gtk_widget_get_first_child (box); child;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LABEL (child) && *gtk_label_get_text (GTK_LABEL (child)) != '\0')
      g_string_append_printf (heard, "%s%s", heard->len > 0 ? ", " : "",
                              gtk_label_get_text (GTK_LABEL (child)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, heard->str, -1);
}

static GtkWidget *
new_row (Section section, gconstpointer item)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  fill (box, section, item);
  gtk_widget_add_css_class (box, "carnet-history-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  set_heard (row, box);
  return row;
}

static GtkWidget *
new_heading (Section section, guint n)
{
  const char *const headings[]
      = { C_ ("milestones of a calendar", "New"), C_ ("milestones of a calendar", "Changed"),
          C_ ("milestones of a calendar", "Cancelled, Go to the Trash"),
          C_ ("events of a calendar", "Left Out"), C_ ("details of a calendar", "Not Kept") };
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  g_autofree char *count = g_strdup_printf ("%u", n);

  gtk_box_append (GTK_BOX (box), carnet_label_new (headings[section], "heading"));
  if (section != SECTION_DETAILS)
    gtk_box_append (GTK_BOX (box), carnet_label_new (count, "secondary"));
  gtk_widget_add_css_class (box, "carnet-batch-heading");
  return box;
}

/* -- All ------------------------------------------------------------------------------------------ */

static Section
section_of (const CarnetCalendarChange *change)
{
  if (change->deletes)
    return SECTION_DELETED;
  return change->before ? SECTION_CHANGED : SECTION_NEW;
}

CarnetCalendarRows *
carnet_calendar_rows_new (const CarnetCalendarPlan *plan)
{
  CarnetCalendarRows *self = g_new0 (CarnetCalendarRows, 1);

  self->plan = plan;
  for (guint i = 0; i < N_SECTIONS; i++)
    self->items[i] = g_ptr_array_new_with_free_func (i == SECTION_DETAILS ? g_free : NULL);
  for (guint i = 0; i < plan->changes->len; i++)
    {
      CarnetCalendarChange *change = plan->changes->pdata[i];

      g_ptr_array_add (self->items[section_of (change)], change);
    }
  for (guint i = 0; i < plan->left_out->len; i++)
    g_ptr_array_add (self->items[SECTION_LEFT_OUT], plan->left_out->pdata[i]);
  for (guint i = 0; i < CARNET_CALENDAR_N_DETAILS; i++)
    if (plan->details[i] > 0)
      g_ptr_array_add (self->items[SECTION_DETAILS], carnet_calendar_detail_dup_label (i, plan->details[i]));
  return self;
}

void
carnet_calendar_rows_free (CarnetCalendarRows *self)
{
  for (guint i = 0; i < N_SECTIONS; i++)
    g_ptr_array_unref (self->items[i]);
  g_free (self);
}

guint
carnet_calendar_rows_count (const CarnetCalendarRows *self)
{
  guint n = 0;

  for (guint i = 0; i < N_SECTIONS; i++)
    n += self->items[i]->len;
  return n;
}

GtkWidget *
carnet_calendar_rows_add (CarnetCalendarRows *self, GtkWidget *rows, guint i)
{
  guint      section = 0;
  GtkWidget *row;

  for (; i >= self->items[section]->len; section++)
    i -= self->items[section]->len;
  if (i == 0)
    self->list = carnet_list_page_begin_list (rows, new_heading (section, self->items[section]->len));
  row = new_row (section, self->items[section]->pdata[i]);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
  return row;
}

/* Takes @text. */
static void
add_count (GString *summary, guint n, char *text)
{
  g_autofree char *taken = text;

  if (n > 0)
    g_string_append_printf (summary, "%s%s", summary->len > 0 ? " · " : "", taken);
}

char *
carnet_calendar_dup_summary (const CarnetCalendarPlan *plan)
{
  GString *summary = g_string_new (plan->changes->len == 0 ? _ ("Nothing new to take in") : NULL);

  add_count (summary, plan->n_new, g_strdup_printf (ngettext ("%u new", "%u new", plan->n_new), plan->n_new));
  add_count (summary, plan->n_changed,
             g_strdup_printf (ngettext ("%u changed", "%u changed", plan->n_changed), plan->n_changed));
  add_count (summary, plan->n_deleted,
             g_strdup_printf (ngettext ("%u cancelled", "%u cancelled", plan->n_deleted), plan->n_deleted));
  add_count (
      summary, plan->n_same,
      g_strdup_printf (ngettext ("%u says nothing new", "%u say nothing new", plan->n_same), plan->n_same));
  add_count (
      summary, plan->left_out->len,
      g_strdup_printf (ngettext ("%u left out", "%u left out", plan->left_out->len), plan->left_out->len));
  return g_string_free (summary, FALSE);
}
