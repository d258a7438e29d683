/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "merge/carnet-merge-details.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "merge/carnet-merge-change-row.h"
#include "merge/carnet-merge-remarks.h"
#include "session/carnet-session-merge.h"
#include "widgets/carnet-label.h"
#include "widgets/carnet-waiting.h"

/* Changes read at once. */
#define PAGE 20
#define CLAMP_WIDTH 720

/* Of @file the @n changes from the @first-th: all of one kind. @again: one, in conflict with an earlier file
 * too: that of the row before. */
typedef struct
{
  guint       file;
  const char *kind; /* NULL for those that are not known */
  guint       first;
  guint       n;
  gboolean    again;
} Part;

struct _CarnetMergeDetails
{
  GtkWidget parent_instance;

  /* Children */
  GtkWidget *scrolled;
  GtkWidget *page;
  GtkWidget *lists;
  GtkWidget *list; /* the last one */
  GtkWidget *more;
  GtkWidget *waiting;

  /* Owned */
  CarnetSession *session;
  GArray        *parts; /* Part */
  GCancellable  *loading;

  /* Borrowed */
  CarnetMerge *merge;
  GObject     *owner;

  gboolean together; /* of all files what is open */
  gboolean opens;    /* the first of them, once it is whole, for who came to read them */
  guint    part;     /* what is read next */
  guint    index;    /* of it */
};

G_DEFINE_FINAL_TYPE (CarnetMergeDetails, carnet_merge_details, GTK_TYPE_WIDGET)

/* -- Reading ------------------------------------------------------------------------------ */

static void read_more (CarnetMergeDetails *self, guint n);

static gboolean
is_all_read (CarnetMergeDetails *self)
{
  return self->part >= self->parts->len;
}

static void
show_problem (CarnetMergeDetails *self, const GError *error)
{
  GtkWidget *label = gtk_label_new (error->message);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "error-text");
  gtk_box_append (GTK_BOX (self->page), label);
}

static const Part *
part_at (CarnetMergeDetails *self, guint i)
{
  return &g_array_index (self->parts, Part, i);
}

/* Over the parts of all files that are of its kind. */
static GtkWidget *
new_heading (CarnetMergeDetails *self, const char *kind)
{
  g_autofree char *text = NULL;
  GtkWidget       *label;
  guint            n = 0;

  for (guint i = 0; i < self->parts->len; i++)
    if (g_strcmp0 (part_at (self, i)->kind, kind) == 0 && !part_at (self, i)->again)
      n += part_at (self, i)->n;
  text = g_strdup_printf ("%s · %u", carnet_kind_get_heading (kind), n);
  label = carnet_label_new (text, "heading");
  gtk_widget_add_css_class (label, "carnet-merge-kind");
  return label;
}

/* Those of one kind have their list, whatever file they are of. */
static void
begin_list (CarnetMergeDetails *self, const char *kind)
{
  GtkWidget *heading = new_heading (self, kind);

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_text (GTK_LABEL (heading)), -1);
  gtk_box_append (GTK_BOX (self->lists), heading);
  gtk_box_append (GTK_BOX (self->lists), self->list);
}

/* Whose @file is: by its name where that does not tell them apart. */
static const char *
name_file (CarnetMergeDetails *self, guint file)
{
  const CarnetMergeFile *named = carnet_merge_get_file (self->merge, file);

  if (*named->author == '\0')
    return named->name;
  for (guint i = 0; i < carnet_merge_get_n_files (self->merge); i++)
    {
      const CarnetMergeFile *other = carnet_merge_get_file (self->merge, i);

      if (i != file && other->state == CARNET_MERGE_READY && g_str_equal (other->author, named->author))
        return named->name;
    }
  return named->author;
}

static void
take_detail (CarnetMergeDetails *self, CarnetMergeDetail *detail, const Part *part)
{
  /* The title of the window has it. */
  const char *file = self->together ? name_file (self, part->file)
                                    : carnet_merge_get_file (self->merge, part->file)->author;

  GtkWidget *before = part->again ? gtk_widget_get_last_child (self->list) : NULL;

  if (before)
    carnet_merge_change_row_add (CARNET_MERGE_CHANGE_ROW (before), detail, file);
  else
    gtk_list_box_append (GTK_LIST_BOX (self->list),
                         carnet_merge_change_row_new (detail, file, !self->together));
}

static void
take_details (CarnetMergeDetails *self, GPtrArray *details)
{
  const Part *part = part_at (self, self->part);
  const guint n = details->len;

  if (!self->list || (self->index == 0 && g_strcmp0 (part_at (self, self->part - 1)->kind, part->kind) != 0))
    begin_list (self, part->kind);
  g_ptr_array_set_free_func (details, NULL);
  for (guint i = 0; i < n; i++)
    take_detail (self, details->pdata[i], part);
  self->index += n;
  if (n == 0 || self->index >= part->n)
    {
      self->part++;
      self->index = 0;
    }
}

/* Of @n that were asked for, @done are there. No page ends within a row. */
static guint
count_left (CarnetMergeDetails *self, guint n, guint done)
{
  if (is_all_read (self))
    return 0;
  return part_at (self, self->part)->again ? MAX (n, done + 1) - done : n - MIN (n, done);
}

static void
open_first (CarnetMergeDetails *self)
{
  GtkWidget *first = self->list ? gtk_widget_get_first_child (self->list) : NULL;

  if (first)
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (first), TRUE);
  self->opens = FALSE;
}

typedef struct
{
  CarnetMergeDetails *self;
  GObject            *owner;
  guint               n; /* still to be read */
} Asked;

static void
details_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Asked *asked = user_data;
  g_autoptr (CarnetMergeDetails) self = asked->self;
  g_autoptr (GObject) owner = asked->owner;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) details
      = carnet_session_list_merge_details_finish (CARNET_SESSION (source), result, &error);
  guint left;

  if (!self->loading || g_cancellable_is_cancelled (self->loading))
    return;
  g_clear_object (&self->loading);
  if (details)
    take_details (self, details);
  else
    show_problem (self, error);
  left = details ? count_left (self, asked->n, details->len) : 0;
  if (left > 0)
    read_more (self, left);
  else
    gtk_widget_set_visible (self->more, details && !is_all_read (self));
  if (self->opens && !self->loading)
    open_first (self);
  gtk_widget_set_visible (self->waiting, self->loading != NULL);
}

static void
read_more (CarnetMergeDetails *self, guint n)
{
  const Part *part;
  Asked      *asked;

  if (self->loading || is_all_read (self))
    return;
  part = part_at (self, self->part);
  asked = g_new0 (Asked, 1);
  asked->self = g_object_ref (self);
  asked->owner = g_object_ref (self->owner);
  asked->n = n;
  self->loading = g_cancellable_new ();
  gtk_widget_set_visible (self->more, FALSE);
  gtk_widget_set_visible (self->waiting, TRUE);
  carnet_session_list_merge_details_async (self->session, self->merge, part->file, part->first + self->index,
                                           MIN (n, part->n - self->index), self->loading, details_cb, asked);
}

static void
more_cb (CarnetMergeDetails *self)
{
  GtkWidget *last = self->list ? gtk_widget_get_last_child (self->list) : NULL;

  /* The button goes: who pressed it goes on from the last row. */
  if (last && gtk_widget_has_focus (self->more))
    gtk_widget_child_focus (last, GTK_DIR_TAB_FORWARD);
  read_more (self, PAGE);
}

static void
edge_cb (CarnetMergeDetails *self, GtkPositionType edge)
{
  if (edge == GTK_POS_BOTTOM)
    read_more (self, PAGE);
}

/* -- Object ---------------------------------------------------------------------------------- */

static gboolean
grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (CARNET_MERGE_DETAILS (widget)->lists, GTK_DIR_TAB_FORWARD);
}

static void
dispose (GObject *object)
{
  CarnetMergeDetails *self = CARNET_MERGE_DETAILS (object);

  if (self->loading)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->session);
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  G_OBJECT_CLASS (carnet_merge_details_parent_class)->dispose (object);
}

static void
finalize (GObject *object)
{
  g_array_unref (CARNET_MERGE_DETAILS (object)->parts);
  G_OBJECT_CLASS (carnet_merge_details_parent_class)->finalize (object);
}

static void
carnet_merge_details_class_init (CarnetMergeDetailsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  G_OBJECT_CLASS (klass)->finalize = finalize;
  widget_class->grab_focus = grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
build_lists (CarnetMergeDetails *self)
{
  self->lists = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  self->more = gtk_button_new_with_mnemonic (_ ("Show _More"));
  gtk_widget_set_halign (self->more, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->more, FALSE);
  g_signal_connect_object (self->more, "clicked", G_CALLBACK (more_cb), self, G_CONNECT_SWAPPED);
  self->waiting = carnet_waiting_new ();
  gtk_widget_set_visible (self->waiting, FALSE);
}

static void
carnet_merge_details_init (CarnetMergeDetails *self)
{
  GtkWidget *clamp = adw_clamp_new ();

  self->parts = g_array_new (FALSE, FALSE, sizeof (Part));
  self->page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  build_lists (self);
  gtk_box_append (GTK_BOX (self->page), self->lists);
  gtk_box_append (GTK_BOX (self->page), self->waiting);
  gtk_box_append (GTK_BOX (self->page), self->more);
  gtk_widget_add_css_class (self->page, "carnet-merge");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), CLAMP_WIDTH + 84);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), CLAMP_WIDTH + 84);
  adw_clamp_set_child (ADW_CLAMP (clamp), self->page);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), clamp);
  g_signal_connect_object (self->scrolled, "edge-reached", G_CALLBACK (edge_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
}

/* -- Public ----------------------------------------------------------------------------------- */

static CarnetMergeDetails *
new_details (CarnetSession *session, CarnetMerge *merge, GObject *owner)
{
  CarnetMergeDetails *self = g_object_new (CARNET_TYPE_MERGE_DETAILS, NULL);

  self->session = g_object_ref (session);
  self->merge = merge;
  self->owner = owner;
  return self;
}

static void
add_parts (CarnetMergeDetails *self, guint file)
{
  g_autoptr (GArray) groups = carnet_merge_list_groups (self->merge, file);

  for (guint i = 0; i < groups->len; i++)
    {
      const CarnetMergeGroup *group = &g_array_index (groups, CarnetMergeGroup, i);
      const Part              part = { file, group->kind, group->first, group->n, FALSE };

      g_array_append_val (self->parts, part);
    }
}

/* Those that stand together in one file are read at once. */
static gboolean
goes_on (const Part *part, const CarnetMergeOpen *open)
{
  return !part->again && !open->again && part->file == open->file && part->kind == open->kind
         && part->first + part->n == open->index;
}

static void
add_open_parts (CarnetMergeDetails *self)
{
  g_autoptr (GArray) all = carnet_merge_list_open (self->merge);

  for (guint i = 0; i < all->len; i++)
    {
      const CarnetMergeOpen *open = &g_array_index (all, CarnetMergeOpen, i);
      const Part             part = { open->file, open->kind, open->index, 1, open->again };
      Part *last = self->parts->len > 0 ? &g_array_index (self->parts, Part, self->parts->len - 1) : NULL;

      if (last && goes_on (last, open))
        last->n++;
      else
        g_array_append_val (self->parts, part);
    }
}

GtkWidget *
carnet_merge_details_new (CarnetSession *session, CarnetMerge *merge, guint file, GObject *owner)
{
  CarnetMergeDetails *self = new_details (session, merge, owner);

  gtk_box_prepend (GTK_BOX (self->page), carnet_merge_remarks_new (carnet_merge_get_file (merge, file)));
  add_parts (self, file);
  read_more (self, PAGE);
  return GTK_WIDGET (self);
}

GtkWidget *
carnet_merge_details_new_open (CarnetSession *session, CarnetMerge *merge, GObject *owner)
{
  CarnetMergeDetails *self = new_details (session, merge, owner);

  self->together = TRUE;
  self->opens = TRUE;
  add_open_parts (self);
  read_more (self, PAGE);
  return GTK_WIDGET (self);
}

gboolean
carnet_merge_details_is_read (CarnetMergeDetails *self)
{
  g_return_val_if_fail (CARNET_IS_MERGE_DETAILS (self), FALSE);

  return self->loading == NULL;
}
