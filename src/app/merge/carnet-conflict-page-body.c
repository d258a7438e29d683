/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "merge/carnet-conflict-page-private.h"
#include "merge/carnet-conflict-words.h"

#define GUTTER 18
#define COLUMNS_MAX 3

/* -- Who wrote which column ----------------------------------------------------------- */

static const CarnetFieldVersion *
version_at (CarnetConflictPage *self, guint field, guint column)
{
  const CarnetFieldConflict *conflict = self->conflict->fields->pdata[field];

  return column < conflict->versions->len ? conflict->versions->pdata[column] : NULL;
}

static gboolean
is_same_person (const CarnetFieldVersion *a, const CarnetFieldVersion *b)
{
  const CarnetWriter *first, *second;

  if (!a || !b)
    return a == b;
  first = a->writers->pdata[0];
  second = b->writers->pdata[0];
  return carnet_id_equal (&first->actor, &second->actor);
}

static guint
count_versions (CarnetConflictPage *self, guint field)
{
  return ((CarnetFieldConflict *)self->conflict->fields->pdata[field])->versions->len;
}

/* (nullable): the first of the fields that have the fewest versions. */
static const CarnetFieldConflict *
find_fewest (CarnetConflictPage *self, guint *field)
{
  *field = 0;
  for (guint i = 1; i < self->conflict->fields->len; i++)
    if (count_versions (self, i) < count_versions (self, *field))
      *field = i;
  return self->conflict->fields->len > 0 ? self->conflict->fields->pdata[*field] : NULL;
}

/* The same people in all fields of as many versions: then one heading says it for those; where there are
 * more, each card says its own. */
static guint
count_columns (CarnetConflictPage *self)
{
  guint                      first;
  const CarnetFieldConflict *fewest = find_fewest (self, &first);

  if (!fewest || fewest->versions->len > COLUMNS_MAX)
    return 0;
  for (guint i = 0; i < self->conflict->fields->len; i++)
    for (guint j = 0; j < fewest->versions->len; j++)
      if (count_versions (self, i) == fewest->versions->len
          && !is_same_person (version_at (self, i, j), version_at (self, first, j)))
        return 0;
  return fewest->versions->len;
}

static GtkWidget *
new_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
new_person (const CarnetFieldConflict *field, guint column)
{
  const CarnetFieldVersion *version = field->versions->pdata[column];
  const CarnetWriter       *writer = version->writers->pdata[0];
  GtkWidget                *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget                *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget                *avatar = adw_avatar_new (36, writer->name, *writer->name != '\0');
  g_autofree char          *whose = carnet_conflict_whose (field, column);
  g_autofree char          *who = carnet_writer_describe (writer);
  GtkWidget                *caption = new_label (who, "caption");

  gtk_widget_add_css_class (caption, "secondary");
  gtk_box_append (GTK_BOX (words), new_label (whose, "heading"));
  gtk_box_append (GTK_BOX (words), caption);
  gtk_widget_set_valign (avatar, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (line), avatar);
  gtk_box_append (GTK_BOX (line), words);
  /* In the colour in which their words are marked; a third keeps the one of their name. */
  if (column < 2)
    gtk_widget_add_css_class (line, column == 0 ? "carnet-mine" : "carnet-other");
  return line;
}

static void
add_people (CarnetConflictPage *self)
{
  guint                      first;
  const CarnetFieldConflict *fewest = find_fewest (self, &first);

  self->n_columns = count_columns (self);
  self->people = NULL;
  if (self->n_columns == 0)
    return;
  self->people = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, GUTTER);
  gtk_box_set_homogeneous (GTK_BOX (self->people), TRUE);
  for (guint i = 0; i < self->n_columns; i++)
    gtk_box_append (GTK_BOX (self->people), new_person (fewest, i));
  gtk_box_append (GTK_BOX (self->body), self->people);
}

/* -- Fields ------------------------------------------------------------------------------ */

static void
field_changed_cb (CarnetConflictPage *self)
{
  carnet_conflict_page_update_title (self);
}

static void
add_field (CarnetConflictPage *self, GtkWidget *field)
{
  g_signal_connect_object (field, "changed", G_CALLBACK (field_changed_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->fields, field);
  gtk_box_append (GTK_BOX (self->body), field);
}

/* « Thème « Fragilités » » says it all. */
static gboolean
is_said_by_label (const CarnetFieldText *agreed)
{
  return g_str_equal (agreed->text, _ ("yes"))
         && (g_str_has_prefix (agreed->field.key, CARNET_PREFIX_THEME)
             || g_str_has_prefix (agreed->field.key, CARNET_PREFIX_ACTOR)
             || g_str_has_prefix (agreed->field.key, CARNET_PREFIX_EVIDENCE));
}

static GtkWidget *
new_agreed_line (const CarnetFieldText *agreed)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label = new_label (agreed->field.label, is_said_by_label (agreed) ? "body" : "caption");

  gtk_box_append (GTK_BOX (box), label);
  if (is_said_by_label (agreed))
    return box;
  gtk_widget_add_css_class (label, "secondary");
  gtk_box_append (GTK_BOX (box), new_label (agreed->text, "body"));
  return box;
}

/* « 9 champs sans conflit »: some may have been changed by one of them, and the others did not. */
static char *
dup_agreed_title (CarnetConflictPage *self, guint n)
{
  if (self->conflict->fields->len == 0)
    return g_strdup (_ ("What it says"));
  return g_strdup_printf (ngettext ("%u field is not in conflict", "%u fields are not in conflict", n), n);
}

static void
add_agreed (CarnetConflictPage *self)
{
  GtkWidget       *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget       *expander = gtk_expander_new (NULL);
  g_autofree char *title = NULL;
  guint            n = 0;

  for (guint i = 0; i < self->conflict->agreed->len; i++)
    {
      const CarnetFieldText *agreed = self->conflict->agreed->pdata[i];

      if (*agreed->text == '\0')
        continue;
      gtk_box_append (GTK_BOX (lines), new_agreed_line (agreed));
      n++;
    }
  title = dup_agreed_title (self, n);
  gtk_expander_set_label (GTK_EXPANDER (expander), title);
  gtk_expander_set_child (GTK_EXPANDER (expander), lines);
  /* Nobody decides on a deletion without reading what is deleted. */
  gtk_expander_set_expanded (GTK_EXPANDER (expander), self->conflict->fields->len == 0);
  gtk_widget_add_css_class (lines, "carnet-agreed-lines");
  gtk_widget_add_css_class (expander, "card");
  gtk_widget_add_css_class (expander, "carnet-agreed");
  gtk_widget_set_visible (expander, n > 0);
  gtk_box_append (GTK_BOX (self->body), expander);
}

/* -- Whole ---------------------------------------------------------------------------------- */

static void
clear (CarnetConflictPage *self)
{
  GtkWidget *child;

  g_ptr_array_set_size (self->fields, 0);
  self->people = NULL;
  self->object = NULL;
  while ((child = gtk_widget_get_first_child (self->body)))
    gtk_box_remove (GTK_BOX (self->body), child);
}

void
carnet_conflict_page_build (CarnetConflictPage *self)
{
  clear (self);
  if (!self->conflict)
    return;
  self->object = new_label ("", "heading");
  gtk_box_append (GTK_BOX (self->body), self->object);
  add_people (self);
  if (self->conflict->contested)
    add_field (self, carnet_conflict_field_new_deletion (self->conflict));
  for (guint i = 0; i < self->conflict->fields->len; i++)
    add_field (self, carnet_conflict_field_new (self->conflict->fields->pdata[i]));
  add_agreed (self);
  carnet_conflict_page_follow_fold (self);
}

/* What stands one below the other stands below no heading. */
static gboolean
is_stacked (CarnetConflictPage *self, guint n_versions)
{
  const CarnetFold fold = carnet_fold_bin_get_fold (CARNET_FOLD_BIN (self->fold_bin));

  return fold == CARNET_FOLD_NARROW || n_versions > COLUMNS_MAX
         || (n_versions > 2 && fold != CARNET_FOLD_WIDE);
}

void
carnet_conflict_page_follow_fold (CarnetConflictPage *self)
{
  const guint n_before = self->fields->len - (self->conflict ? self->conflict->fields->len : 0);

  for (guint i = 0; i < self->fields->len; i++)
    {
      const guint    n = i < n_before ? 2 : count_versions (self, i - n_before);
      const gboolean stacked = is_stacked (self, n);

      carnet_conflict_field_set_stacked (self->fields->pdata[i], stacked);
      carnet_conflict_field_show_captions (self->fields->pdata[i], stacked || n != self->n_columns);
    }
  if (self->people)
    gtk_widget_set_visible (self->people, !is_stacked (self, self->n_columns));
  carnet_conflict_page_arrange_bars (self);
}
