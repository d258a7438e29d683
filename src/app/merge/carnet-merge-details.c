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

/* Of @file the @n changes from the @first-th: all of one kind. */
typedef struct
{
  guint       file;
  const char *kind; /* NULL for those that are not known */
  guint       first;
  guint       n;
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
  gboolean opens;    /* the first of them, for who came to read them */
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

  /* In conflict with two files it has a row for each, and is settled once. */
  if (self->together)
    n = carnet_merge_count_open (self->merge, kind);
  else
    for (guint i = 0; i < self->parts->len; i++)
      n += g_strcmp0 (part_at (self, i)->kind, kind) == 0 ? part_at (self, i)->n : 0;
  text = g_strdup_printf ("%s · %u", carnet_kind_get_heading (kind), n);
  label = carnet_label_new (text, "heading");
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

static void
take_details (CarnetMergeDetails *self, GPtrArray *details)
{
  const Part *part = part_at (self, self->part);
  const guint n = details->len;
  /* The title of the window has it. */
  const char *sender = self->together ? NULL : carnet_merge_get_file (self->merge, part->file)->author;

  if (!self->list || (self->index == 0 && g_strcmp0 (part_at (self, self->part - 1)->kind, part->kind) != 0))
    begin_list (self, part->kind);
  g_ptr_array_set_free_func (details, NULL);
  for (guint i = 0; i < n; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), carnet_merge_change_row_new (details->pdata[i], sender));
  if (self->opens && n > 0)
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (gtk_widget_get_first_child (self->list)), TRUE);
  self->opens = FALSE;
  self->index += n;
  if (n == 0 || self->index >= part->n)
    {
      self->part++;
      self->index = 0;
    }
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

  if (!self->loading || g_cancellable_is_cancelled (self->loading))
    return;
  g_clear_object (&self->loading);
  if (details)
    take_details (self, details);
  else
    show_problem (self, error);
  if (details && !is_all_read (self) && asked->n > details->len)
    read_more (self, asked->n - details->len);
  else
    gtk_widget_set_visible (self->more, details && !is_all_read (self));
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

/* @open: only what is to be settled, which comes first in each group. */
static void
add_parts (CarnetMergeDetails *self, guint file, gboolean open)
{
  g_autoptr (GArray) groups = carnet_merge_list_groups (self->merge, file);

  for (guint i = 0; i < groups->len; i++)
    {
      const CarnetMergeGroup *group = &g_array_index (groups, CarnetMergeGroup, i);
      const Part              part = { file, group->kind, group->first, open ? group->n_open : group->n };

      if (part.n > 0)
        g_array_append_val (self->parts, part);
    }
}

static int
compare_parts (gconstpointer a, gconstpointer b)
{
  const Part *first = a, *second = b;
  const guint rank = first->kind ? carnet_kind_get_place (first->kind) : G_MAXUINT;
  const guint other = second->kind ? carnet_kind_get_place (second->kind) : G_MAXUINT;

  if (rank != other)
    return rank < other ? -1 : 1;
  return first->file < second->file ? -1 : first->file > second->file;
}

GtkWidget *
carnet_merge_details_new (CarnetSession *session, CarnetMerge *merge, guint file, GObject *owner)
{
  CarnetMergeDetails *self = new_details (session, merge, owner);

  gtk_box_prepend (GTK_BOX (self->page), carnet_merge_remarks_new (carnet_merge_get_file (merge, file)));
  add_parts (self, file, FALSE);
  read_more (self, PAGE);
  return GTK_WIDGET (self);
}

GtkWidget *
carnet_merge_details_new_open (CarnetSession *session, CarnetMerge *merge, GObject *owner)
{
  CarnetMergeDetails *self = new_details (session, merge, owner);

  self->together = TRUE;
  self->opens = TRUE;
  for (guint i = 0; i < carnet_merge_get_n_files (merge); i++)
    add_parts (self, i, TRUE);
  g_array_sort (self->parts, compare_parts);
  read_more (self, PAGE);
  return GTK_WIDGET (self);
}

gboolean
carnet_merge_details_is_read (CarnetMergeDetails *self)
{
  g_return_val_if_fail (CARNET_IS_MERGE_DETAILS (self), FALSE);

  return self->loading == NULL;
}
