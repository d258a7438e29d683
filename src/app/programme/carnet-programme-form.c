/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "programme/carnet-programme-form-private.h"

#include <glib/gi18n-lib.h>

#include "base/carnet-text.h"
#include "logbook/carnet-logbook-programmes.h"
#include "programme/carnet-programme-preview.h"
#include "programme/carnet-sections-editor.h"
#include "welcome/carnet-programme-row.h"

/* What a programme from nothing lasts until somebody says otherwise. */
#define USUAL_MONTHS 9

G_DEFINE_FINAL_TYPE (CarnetProgrammeForm, carnet_programme_form, ADW_TYPE_BIN)

/* -- What is typed ----------------------------------------------------------------------- */

static char *
dup_line (CarnetProgrammeForm *self, Row row)
{
  return carnet_text_clean_line (gtk_editable_get_text (GTK_EDITABLE (self->rows[row])), -1);
}

static void
remark (CarnetProgrammeForm *self, Row row, const char *sentence)
{
  GtkWidget     *delegate = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->rows[row])));
  const gboolean wrong = *sentence != '\0';

  gtk_label_set_label (GTK_LABEL (self->remarks[row]), sentence);
  gtk_widget_set_visible (self->remarks[row], wrong);
  if (wrong)
    gtk_widget_add_css_class (self->rows[row], "error");
  else
    gtk_widget_remove_css_class (self->rows[row], "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (delegate), GTK_ACCESSIBLE_STATE_INVALID,
                               wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static gboolean
refuse (CarnetProgrammeForm *self, Row row, const char *sentence)
{
  remark (self, row, sentence);
  gtk_widget_grab_focus (self->rows[row]);
  return FALSE;
}

/* An empty month is no month; what is wrong with it is said when it is read. */
static gboolean
parse_start (CarnetProgrammeForm *self, CarnetMonth *start, GError **error)
{
  g_autofree char *text = dup_line (self, ROW_START);

  *start = CARNET_MONTH_NONE;
  return *text == '\0' || carnet_when_parse_typed_month (text, self->today, start, error);
}

static gboolean
parse_report (CarnetProgrammeForm *self, CarnetWhen *due, GError **error)
{
  g_autofree char *text = dup_line (self, ROW_REPORT);

  *due = (CarnetWhen){ CARNET_WHEN_NONE };
  return *text == '\0' || carnet_when_parse_typed (text, self->today, due, error);
}

static gboolean
parse_year (CarnetProgrammeForm *self, int *year)
{
  g_autofree char *text = dup_line (self, ROW_YEAR);
  gint64           number;

  if (!g_ascii_string_to_signed (text, 10, 1900, 2999, &number, NULL))
    return FALSE;
  *year = (int)number;
  return TRUE;
}

static void
show_preview (CarnetProgrammeForm *self)
{
  g_autofree char *preview = NULL;

  parse_start (self, &self->wanted->start, NULL);
  self->wanted->n_months = gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->months));
  preview = carnet_programme_dup_preview (self->wanted);
  gtk_label_set_label (GTK_LABEL (self->preview), preview);
  gtk_widget_set_visible (self->preview, *preview != '\0');
}

/* -- What it is made from --------------------------------------------------------------------- */

static void
show_wanted (CarnetProgrammeForm *self)
{
  g_autofree char *start = self->wanted->start != CARNET_MONTH_NONE
                               ? carnet_month_format (self->wanted->start, CARNET_MONTH_LONG)
                               : g_strdup ("");
  g_autofree char *report = self->wanted->report_due.precision != CARNET_WHEN_NONE
                                ? carnet_when_to_typed (&self->wanted->report_due)
                                : g_strdup ("");

  self->setting = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->rows[ROW_TITLE]), self->wanted->title);
  gtk_editable_set_text (GTK_EDITABLE (self->rows[ROW_START]), start);
  gtk_editable_set_text (GTK_EDITABLE (self->rows[ROW_REPORT]), report);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->months), self->wanted->n_months);
  self->setting = FALSE;
  for (int row = 0; row < N_ROWS; row++)
    remark (self, (Row)row, "");
  show_preview (self);
}

static CarnetProgramme *
get_template (CarnetProgrammeForm *self)
{
  return carnet_programme_row_get_programme (CARNET_PROGRAMME_ROW (self->template_row));
}

static CarnetProgramme *
new_from_nothing (void)
{
  CarnetProgramme *programme = carnet_programme_new ();
  const CarnetId   id = carnet_id_random (carnet_random_bytes, NULL);

  programme->n_months = USUAL_MONTHS;
  carnet_programme_add_section (programme, carnet_section_new (&id, NULL, NULL, 0));
  return programme;
}

static CarnetProgramme *
make_from (CarnetProgrammeForm *self)
{
  CarnetProgramme *template = get_template (self);
  int year;

  if (!template)
    return new_from_nothing ();
  return carnet_programme_shift_years (
      template, parse_year (self, &year) ? year - carnet_month_year (template->start) : 0);
}

static void
take_from (CarnetProgrammeForm *self, CarnetProgramme *from)
{
  g_clear_pointer (&self->from, carnet_programme_unref);
  self->from = from;
}

static void
begin_anew (CarnetProgrammeForm *self)
{
  take_from (self, make_from (self));
  g_clear_pointer (&self->wanted, carnet_programme_unref);
  self->wanted = carnet_programme_copy (self->from);
  carnet_sections_editor_set_programme (CARNET_SECTIONS_EDITOR (self->sections), self->wanted);
  show_wanted (self);
}

/* The year to come, once most of this one is over. */
static int
proposed_year (CarnetProgrammeForm *self, const CarnetProgramme *template)
{
  const int coming = carnet_month_year (carnet_date_month (self->today) + 6);

  return MAX (coming, carnet_month_year (template->start) + 1);
}

static void
template_cb (CarnetProgrammeForm *self)
{
  const CarnetProgramme *template = get_template (self);
  g_autofree char *year = template ? g_strdup_printf ("%d", proposed_year (self, template)) : g_strdup ("");

  /* On the way to a file, and on the way back. */
  if (template == self->chosen
      || (!template && !carnet_programme_row_is_extra (CARNET_PROGRAMME_ROW (self->template_row))))
    return;
  self->chosen = template;
  self->setting = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->rows[ROW_YEAR]), year);
  self->setting = FALSE;
  gtk_widget_set_visible (self->rows[ROW_YEAR], template != NULL);
  begin_anew (self);
}

/* Its months and milestones follow the year; the words that were typed stay. */
static void
shift (CarnetProgrammeForm *self)
{
  g_autoptr (CarnetProgramme) shifted = NULL;
  int year;

  if (!parse_year (self, &year) || !get_template (self))
    return;
  take_from (self, make_from (self));
  shifted = carnet_programme_copy (self->from);
  self->wanted->id = shifted->id;
  self->wanted->start = shifted->start;
  self->wanted->report_due = shifted->report_due;
  g_ptr_array_unref (self->wanted->milestones);
  self->wanted->milestones = g_ptr_array_ref (shifted->milestones);
  g_free (self->wanted->title);
  self->wanted->title = dup_line (self, ROW_TITLE);
  show_wanted (self);
}

void
carnet_programme_form_changed (CarnetProgrammeForm *self, GtkWidget *widget)
{
  if (self->setting)
    return;
  self->changed = TRUE;
  for (int row = 0; row < N_ROWS; row++)
    if (widget == self->rows[row])
      remark (self, (Row)row, "");
  if (widget == self->rows[ROW_YEAR])
    shift (self);
  else
    show_preview (self);
}

/* -- Reading --------------------------------------------------------------------------------- */

static gboolean
read_rows (CarnetProgrammeForm *self)
{
  g_autoptr (GError) error = NULL;
  int year;

  g_free (self->wanted->title);
  self->wanted->title = dup_line (self, ROW_TITLE);
  self->wanted->n_months = gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->months));
  if (self->template_row && get_template (self) && !parse_year (self, &year))
    return refuse (self, ROW_YEAR, _ ("A year is needed, such as 2027."));
  if (!parse_start (self, &self->wanted->start, &error))
    return refuse (self, ROW_START, error->message);
  if (!parse_report (self, &self->wanted->report_due, &error))
    return refuse (self, ROW_REPORT, error->message);
  return TRUE;
}

static gboolean
check (CarnetProgrammeForm *self)
{
  g_autoptr (GError) error = NULL;
  CarnetProgrammeField field;
  guint                section = 0;

  if (carnet_programme_check (self->wanted, &field, &section, &error))
    return TRUE;
  switch (field)
    {
    case CARNET_PROGRAMME_TITLE:
      return refuse (self, ROW_TITLE, error->message);
    case CARNET_PROGRAMME_START:
    case CARNET_PROGRAMME_MONTHS:
      return refuse (self, ROW_START, error->message);
    case CARNET_PROGRAMME_REPORT:
      return refuse (self, ROW_REPORT, error->message);
    case CARNET_PROGRAMME_SECTIONS:
      carnet_sections_editor_refuse (CARNET_SECTIONS_EDITOR (self->sections), section, error->message);
      return FALSE;
    }
  return FALSE;
}

CarnetProgramme *
carnet_programme_form_read (CarnetProgrammeForm *self)
{
  CarnetProgramme *programme;

  g_return_val_if_fail (CARNET_IS_PROGRAMME_FORM (self), NULL);

  if (!read_rows (self) || !check (self))
    return NULL;
  programme = carnet_programme_copy (self->wanted);
  if (self->template_row)
    carnet_programme_settle_ids (programme, self->from);
  return programme;
}

gboolean
carnet_programme_form_is_changed (CarnetProgrammeForm *self)
{
  g_return_val_if_fail (CARNET_IS_PROGRAMME_FORM (self), FALSE);

  return self->changed;
}

gboolean
carnet_programme_form_add_file (CarnetProgrammeForm *self, const char *path, GError **error)
{
  g_return_val_if_fail (CARNET_IS_PROGRAMME_FORM (self) && self->template_row, FALSE);

  return carnet_programme_row_add_file (CARNET_PROGRAMME_ROW (self->template_row), path, error);
}

/* -- Object ------------------------------------------------------------------------------------- */

static gboolean
grab_focus (GtkWidget *widget)
{
  CarnetProgrammeForm *self = CARNET_PROGRAMME_FORM (widget);

  return gtk_widget_grab_focus (self->template_row ? self->template_row : self->rows[ROW_TITLE]);
}

static void
dispose (GObject *object)
{
  CarnetProgrammeForm *self = CARNET_PROGRAMME_FORM (object);

  G_OBJECT_CLASS (carnet_programme_form_parent_class)->dispose (object);
  g_clear_pointer (&self->from, carnet_programme_unref);
  g_clear_pointer (&self->wanted, carnet_programme_unref);
}

static void
carnet_programme_form_class_init (CarnetProgrammeFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = grab_focus;
}

static void
carnet_programme_form_init (CarnetProgrammeForm *self)
{
  self->wanted = carnet_programme_new ();
  self->chosen = self;
  self->setting = TRUE;
}

static void
show_seen (CarnetProgrammeForm *self, const CarnetProgramme *seen)
{
  take_from (self, carnet_programme_copy (seen));
  g_clear_pointer (&self->wanted, carnet_programme_unref);
  self->wanted = carnet_programme_copy (seen);
  carnet_sections_editor_set_programme (CARNET_SECTIONS_EDITOR (self->sections), self->wanted);
  show_wanted (self);
}

GtkWidget *
carnet_programme_form_new (const CarnetProgramme *seen, CarnetDate today)
{
  CarnetProgrammeForm *self = g_object_new (CARNET_TYPE_PROGRAMME_FORM, NULL);

  self->today = today;
  carnet_programme_form_build (self, seen == NULL);
  if (seen)
    {
      show_seen (self, seen);
      return GTK_WIDGET (self);
    }
  if (!get_template (self))
    adw_combo_row_set_selected (ADW_COMBO_ROW (self->template_row), 1);
  template_cb (self);
  g_signal_connect_object (self->template_row, "notify::selected", G_CALLBACK (template_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
