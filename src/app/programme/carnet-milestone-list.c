/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "programme/carnet-milestone-list.h"

#include <glib/gi18n-lib.h>

#include "programme/carnet-milestone-words.h"
#include "widgets/carnet-conflict-badge.h"
#include "widgets/carnet-scale.h"

/* Milestones that are in sight below the next one. */
#define AHEAD 4

/* -- A milestone of the list: what its row shows ------------------------------------------- */

#define CARNET_TYPE_MILESTONE_ENTRY (carnet_milestone_entry_get_type ())
G_DECLARE_FINAL_TYPE (CarnetMilestoneEntry, carnet_milestone_entry, CARNET, MILESTONE_ENTRY, GObject)

struct _CarnetMilestoneEntry
{
  GObject parent_instance;

  CarnetMilestone *milestone; /* Owned */
  CarnetDate       today;
  gboolean         begins; /* its month */
};

G_DEFINE_FINAL_TYPE (CarnetMilestoneEntry, carnet_milestone_entry, G_TYPE_OBJECT)

static void
carnet_milestone_entry_finalize (GObject *object)
{
  carnet_milestone_free (CARNET_MILESTONE_ENTRY (object)->milestone);
  G_OBJECT_CLASS (carnet_milestone_entry_parent_class)->finalize (object);
}

static void
carnet_milestone_entry_class_init (CarnetMilestoneEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = carnet_milestone_entry_finalize;
}

static void
carnet_milestone_entry_init (CarnetMilestoneEntry *self)
{
}

static CarnetMonth
get_month (const CarnetMilestone *milestone)
{
  return milestone->when.precision == CARNET_WHEN_NONE ? CARNET_MONTH_NONE
                                                       : carnet_date_month (milestone->when.first);
}

static CarnetMilestoneEntry *
entry_new (const CarnetProgramme *programme, guint index, CarnetDate today)
{
  CarnetMilestoneEntry  *entry = g_object_new (CARNET_TYPE_MILESTONE_ENTRY, NULL);
  const CarnetMilestone *milestone = programme->milestones->pdata[index];

  entry->milestone = carnet_milestone_copy (milestone);
  entry->today = today;
  entry->begins = index == 0 || get_month (programme->milestones->pdata[index - 1]) != get_month (milestone);
  return entry;
}

static gboolean
looks_the_same (const CarnetMilestoneEntry *a, const CarnetMilestoneEntry *b)
{
  const CarnetMilestone *x = a->milestone, *y = b->milestone;

  return carnet_id_equal (&x->id, &y->id) && carnet_when_equal (&x->when, &y->when) && x->kind == y->kind
         && x->n_observations == y->n_observations && x->conflict == y->conflict
         && x->contested == y->contested && g_str_equal (x->title, y->title)
         && g_str_equal (x->place, y->place) && a->today == b->today && a->begins == b->begins;
}

/* -- Rows ---------------------------------------------------------------------------------- */

struct _CarnetMilestoneList
{
  GtkWidget parent_instance;

  /* Owned */
  GtkWidget       *scrolled;
  GtkWidget       *view;    /* within */
  GListStore      *entries; /* CarnetMilestoneEntry */
  CarnetProgramme *programme;

  CarnetDate today;
  gboolean   placed; /* at today */
};

G_DEFINE_FINAL_TYPE (CarnetMilestoneList, carnet_milestone_list, GTK_TYPE_WIDGET)

enum
{
  MILESTONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* The widgets of a row, in the order in which they are made. */
typedef struct
{
  GtkWidget *month;
  GtkWidget *body;
  GtkWidget *mark;
  GtkWidget *title;
  GtkWidget *byline;
  GtkWidget *badge; /* (nullable): made for the first that is in conflict */
} RowWidgets;

/* « Séminaire · 3 observations liées »: its kind in words, which the mark says by its colour alone. */
static char *
dup_byline (const CarnetMilestone *milestone)
{
  const char      *kind = carnet_milestone_kind_get_label (milestone->kind);
  g_autofree char *count = g_strdup_printf (
      ngettext ("%u linked observation", "%u linked observations", milestone->n_observations),
      milestone->n_observations);

  if (milestone->n_observations == 0 && *milestone->place == '\0')
    return g_strdup (kind);
  return g_strdup_printf ("%s · %s", kind, milestone->n_observations > 0 ? count : milestone->place);
}

static GtkWidget *
add_label (GtkWidget *box, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
add_text (RowWidgets *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  row->title = add_label (box, NULL);
  row->byline = add_label (box, "caption");
  gtk_label_set_wrap (GTK_LABEL (row->title), TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (row->byline), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (row->byline, "secondary");
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (row->body), box);
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  RowWidgets *row = g_new0 (RowWidgets, 1);
  GtkWidget  *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  row->month = add_label (box, "carnet-list-month");
  row->body = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  row->mark = gtk_label_new (NULL);
  gtk_widget_add_css_class (row->mark, "carnet-mark");
  gtk_widget_set_valign (row->mark, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (row->mark, carnet_scale_px (48), carnet_scale_px (26));
  gtk_box_append (GTK_BOX (row->body), row->mark);
  add_text (row);
  gtk_box_append (GTK_BOX (box), row->body);
  gtk_list_item_set_child (item, box);
  g_object_set_data_full (G_OBJECT (item), "carnet-row", row, g_free);
}

static void
show_month (RowWidgets *row, const CarnetMilestoneEntry *entry)
{
  const CarnetMonth month = get_month (entry->milestone);
  g_autofree char  *name = month == CARNET_MONTH_NONE ? g_strdup (_ ("undated"))
                                                      : carnet_month_format (month, CARNET_MONTH_LONG);
  g_autofree char  *capitalised = carnet_dup_capitalised (name);

  gtk_label_set_label (GTK_LABEL (row->month), capitalised);
  gtk_widget_set_visible (row->month, entry->begins);
}

static void
show_mark (RowWidgets *row, const CarnetMilestoneEntry *entry)
{
  const CarnetMilestone *milestone = entry->milestone;
  g_autofree char       *mark = carnet_milestone_dup_mark (milestone);
  const char            *lane = carnet_lane_get_css_class (carnet_milestone_kind_get_lane (milestone->kind));
  const char            *body_classes[] = { "carnet-milestone-row", lane, NULL };
  const char            *mark_classes[] = { "carnet-mark", NULL, NULL, NULL };
  guint                  n = 1;

  if (milestone->when.precision == CARNET_WHEN_MONTH)
    mark_classes[n++] = "month";
  if (!carnet_when_is_past (&milestone->when, entry->today))
    mark_classes[n++] = "future";
  gtk_label_set_label (GTK_LABEL (row->mark), mark);
  gtk_widget_set_css_classes (row->mark, mark_classes);
  gtk_widget_set_css_classes (row->body, body_classes);
}

static void
show_badge (RowWidgets *row, gboolean open)
{
  if (open && !row->badge)
    {
      row->badge = carnet_conflict_badge_new ();
      gtk_widget_set_valign (row->badge, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (row->body), row->badge);
    }
  if (row->badge)
    gtk_widget_set_visible (row->badge, open);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  RowWidgets           *row = g_object_get_data (G_OBJECT (item), "carnet-row");
  CarnetMilestoneEntry *entry = gtk_list_item_get_item (item);
  GtkWidget            *parent = gtk_widget_get_parent (gtk_list_item_get_child (item));
  g_autofree char      *byline = dup_byline (entry->milestone);
  g_autofree char      *spoken = carnet_milestone_dup_spoken (entry->milestone, entry->today);

  show_month (row, entry);
  show_mark (row, entry);
  show_badge (row, carnet_milestone_is_open (entry->milestone));
  gtk_label_set_label (GTK_LABEL (row->title), entry->milestone->title);
  gtk_label_set_label (GTK_LABEL (row->byline), byline);
  if (parent)
    gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    carnet_milestone_kind_get_label (entry->milestone->kind), -1);
}

static void
activated_cb (CarnetMilestoneList *self, guint position)
{
  g_autoptr (CarnetMilestoneEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->entries), position);

  g_signal_emit (self, signals[MILESTONE], 0, &entry->milestone->id);
}

/* -- Object --------------------------------------------------------------------------------- */

static void
dispose (GObject *object)
{
  CarnetMilestoneList *self = CARNET_MILESTONE_LIST (object);

  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_object (&self->entries);
  g_clear_pointer (&self->programme, carnet_programme_unref);
  G_OBJECT_CLASS (carnet_milestone_list_parent_class)->dispose (object);
}

static void
carnet_milestone_list_class_init (CarnetMilestoneListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[MILESTONE] = g_signal_new ("milestone", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                     NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static GtkWidget *
new_view (CarnetMilestoneList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkNoSelection     *all = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->entries)));
  GtkWidget          *view = gtk_list_view_new (GTK_SELECTION_MODEL (all), factory);

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (view), TRUE);
  gtk_widget_add_css_class (view, "carnet-milestones");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Milestones"), -1);
  g_signal_connect_object (view, "activate", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  return view;
}

static void
carnet_milestone_list_init (CarnetMilestoneList *self)
{
  self->entries = g_list_store_new (CARNET_TYPE_MILESTONE_ENTRY);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  self->view = new_view (self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->view);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
}

GtkWidget *
carnet_milestone_list_new (void)
{
  return g_object_new (CARNET_TYPE_MILESTONE_LIST, NULL);
}

/* How many look the same at the beginning, or at the end. */
static guint
count_same (CarnetMilestoneList *self, GPtrArray *entries, guint limit, gboolean from_end)
{
  const guint n_before = g_list_model_get_n_items (G_LIST_MODEL (self->entries));

  for (guint n = 0; n < limit; n++)
    {
      const guint at = from_end ? n_before - 1 - n : n;
      g_autoptr (CarnetMilestoneEntry) before = g_list_model_get_item (G_LIST_MODEL (self->entries), at);

      if (!looks_the_same (before, entries->pdata[from_end ? entries->len - 1 - n : n]))
        return n;
    }
  return limit;
}

/* Only what differs is replaced: the list stays where it is scrolled to. */
static void
replace (CarnetMilestoneList *self, GPtrArray *entries)
{
  const guint n_before = g_list_model_get_n_items (G_LIST_MODEL (self->entries));
  const guint shared = MIN (n_before, entries->len);
  const guint first = count_same (self, entries, shared, FALSE);
  const guint last = count_same (self, entries, shared - first, TRUE);

  g_list_store_splice (self->entries, first, n_before - first - last, entries->pdata + first,
                       entries->len - first - last);
}

/* Returns: the first that is not past, or the number of all. */
static guint
find_next (CarnetMilestoneList *self)
{
  guint next = 0;

  while (next < self->programme->milestones->len
         && carnet_when_is_past (&((CarnetMilestone *)self->programme->milestones->pdata[next])->when,
                                 self->today))
    next++;
  return next;
}

/* Once, where it is: what comes next is in sight, with what follows. A list that has no size yet goes
 * nowhere. */
static gboolean
place_cb (GtkWidget *view, GdkFrameClock *clock, gpointer user_data)
{
  CarnetMilestoneList *self = user_data;
  const guint          n = self->programme->milestones->len;

  if (gtk_widget_get_height (view) == 0)
    return G_SOURCE_CONTINUE;
  if (n > 0)
    gtk_widget_activate_action (view, "list.scroll-to-item", "u", MIN (find_next (self) + AHEAD, n - 1));
  return G_SOURCE_REMOVE;
}

void
carnet_milestone_list_set_programme (CarnetMilestoneList *self, CarnetProgramme *programme, CarnetDate today)
{
  g_autoptr (GPtrArray) entries = NULL;

  g_return_if_fail (CARNET_IS_MILESTONE_LIST (self));

  if (self->programme == programme && self->today == today)
    return;
  g_clear_pointer (&self->programme, carnet_programme_unref);
  self->programme = carnet_programme_ref (programme);
  self->today = today;
  entries = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < programme->milestones->len; i++)
    g_ptr_array_add (entries, entry_new (programme, i, today));
  replace (self, entries);
  if (!self->placed)
    gtk_widget_add_tick_callback (self->view, place_cb, self, NULL);
  self->placed = TRUE;
}
