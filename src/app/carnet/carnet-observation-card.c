/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet/carnet-observation-card.h"

#include <glib/gi18n-lib.h>

#include "widgets/carnet-conflict-badge.h"
#include "widgets/carnet-impact-rings.h"
#include "widgets/carnet-markup.h"
#include "widgets/carnet-words.h"

typedef struct _CarnetCardQueue CarnetCardQueue;

struct _CarnetObservationCard
{
  GtkWidget parent_instance;

  /* Children */
  GtkWidget *head;
  GtkWidget *title;
  GtkWidget *conflict;
  GtkWidget *review;
  GtkWidget *excerpt;
  GtkWidget *foot;
  GtkWidget *place;
  GtkWidget *rings;

  /* Owned */
  CarnetObservationItem *item;
  CarnetCardQueue       *queue; /* nullable: says when there is time to show the item */
};

static void carnet_card_queue_push (CarnetCardQueue *queue, CarnetObservationCard *card);

G_DEFINE_FINAL_TYPE (CarnetObservationCard, carnet_observation_card, GTK_TYPE_WIDGET)

/* -- What it shows --------------------------------------------------------------------- */

/* « 5 juil. · Bocage Bressuirais » */
static char *
dup_place (const CarnetObservationRow *row)
{
  g_autofree char *day = row->date == CARNET_DATE_NONE ? g_strdup (_ ("No date"))
                                                       : carnet_date_format (row->date, CARNET_DATE_SHORT);

  if (*row->territory_name == '\0')
    return g_steal_pointer (&day);
  return g_strdup_printf ("%s · %s", day, row->territory_name);
}

static void
show_texts (CarnetObservationCard *self, const CarnetObservationRow *row)
{
  const gboolean   found = *row->snippet != '\0';
  g_autofree char *markup = found ? carnet_markup_snippet (row->snippet) : NULL;
  g_autofree char *place = dup_place (row);

  gtk_label_set_text (GTK_LABEL (self->title), *row->title ? row->title : _ ("Untitled observation"));
  if (found)
    gtk_label_set_markup (GTK_LABEL (self->excerpt), markup);
  else
    gtk_label_set_text (GTK_LABEL (self->excerpt), row->excerpt);
  gtk_widget_set_visible (self->excerpt, found || *row->excerpt);
  gtk_label_set_text (GTK_LABEL (self->place), place);
}

static void
show_state (CarnetObservationCard *self, const CarnetObservationRow *row)
{
  const gboolean   conflict = row->conflict || row->contested;
  g_autofree char *review = carnet_words_lower (carnet_review_get_label (row->review));

  /* Rows are many and conflicts few: made when the first one shows. */
  if (conflict && !self->conflict)
    {
      self->conflict = carnet_conflict_badge_new ();
      gtk_box_insert_child_after (GTK_BOX (self->head), self->conflict, self->title);
    }
  if (self->conflict)
    gtk_widget_set_visible (self->conflict, conflict);
  gtk_widget_set_visible (self->review, !conflict && row->review != CARNET_REVIEW_VALIDATED);
  gtk_label_set_text (GTK_LABEL (self->review), review);
  carnet_impact_rings_set_levels (CARNET_IMPACT_RINGS (self->rings), row->impacts);
}

static GtkWidget *
new_label (const char *css_class, int lines)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (lines > 1)
    {
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_lines (GTK_LABEL (label), lines);
    }
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
build (CarnetObservationCard *self)
{
  self->head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->title = new_label ("card-title", 2);
  gtk_widget_set_hexpand (self->title, TRUE);
  self->review = new_label ("card-review", 1);
  gtk_label_set_ellipsize (GTK_LABEL (self->review), PANGO_ELLIPSIZE_NONE);
  gtk_widget_set_valign (self->review, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (self->head), self->title);
  gtk_box_append (GTK_BOX (self->head), self->review);
  gtk_widget_set_parent (self->head, GTK_WIDGET (self));
  self->excerpt = new_label ("card-excerpt", 2);
  gtk_widget_set_parent (self->excerpt, GTK_WIDGET (self));
  self->foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (self->foot, "card-foot");
  self->place = new_label ("card-place", 1);
  gtk_widget_set_hexpand (self->place, TRUE);
  self->rings = carnet_impact_rings_new ();
  gtk_box_append (GTK_BOX (self->foot), self->place);
  gtk_box_append (GTK_BOX (self->foot), self->rings);
  gtk_widget_set_parent (self->foot, GTK_WIDGET (self));
}

static void
show_item (CarnetObservationCard *self)
{
  const CarnetObservationRow *row = carnet_observation_item_get_row (self->item);

  /* Rows are made by the dozen, and shown a few at a time. */
  if (!self->head)
    build (self);
  show_texts (self, row);
  show_state (self, row);
  gtk_widget_set_opacity (GTK_WIDGET (self), 1);
}

/* What is heard is the name of the row of the list, which holds the card. */
static void
say_item (CarnetObservationCard *self)
{
  GtkWidget       *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *heard = carnet_observation_item_dup_heard (self->item);

  if (parent)
    gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL, heard, -1);
}

static void
changed_cb (CarnetObservationCard *self)
{
  if (carnet_id_is_nil (carnet_observation_item_get_id (self->item)))
    return;
  say_item (self);
  if (self->queue)
    carnet_card_queue_push (self->queue, self);
  else
    show_item (self);
}

/* -- Some in each frame --------------------------------------------------------------------- */

/* Of a frame, which still has to be laid out and drawn: laying out a card costs two milliseconds more. */
#define CARDS_A_FRAME 3
#define FILLING_US 2500

struct _CarnetCardQueue
{
  GQueue     cards;
  GtkWidget *view;
  guint      tick;
};

static gboolean
tick_cb (GtkWidget *view, GdkFrameClock *clock, gpointer user_data)
{
  CarnetCardQueue *queue = user_data;
  const gint64     end = g_get_monotonic_time () + FILLING_US;

  for (guint i = 0; i < CARDS_A_FRAME && queue->cards.length > 0 && g_get_monotonic_time () < end; i++)
    show_item (g_queue_pop_head (&queue->cards));
  if (queue->cards.length > 0)
    return G_SOURCE_CONTINUE;
  queue->tick = 0;
  return G_SOURCE_REMOVE;
}

static void
carnet_card_queue_push (CarnetCardQueue *queue, CarnetObservationCard *card)
{
  if (!g_queue_find (&queue->cards, card))
    g_queue_push_tail (&queue->cards, card);
  if (queue->tick == 0)
    queue->tick = gtk_widget_add_tick_callback (queue->view, tick_cb, queue, NULL);
}

/* -- Object -------------------------------------------------------------------------------- */

static void
dispose (GObject *object)
{
  CarnetObservationCard *self = CARNET_OBSERVATION_CARD (object);

  carnet_observation_card_set_item (self, NULL);
  g_clear_pointer (&self->queue, g_rc_box_release);
  g_clear_pointer (&self->head, gtk_widget_unparent);
  g_clear_pointer (&self->excerpt, gtk_widget_unparent);
  g_clear_pointer (&self->foot, gtk_widget_unparent);
  G_OBJECT_CLASS (carnet_observation_card_parent_class)->dispose (object);
}

static void
carnet_observation_card_class_init (CarnetObservationCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "observationcard");
}

static void
carnet_observation_card_init (CarnetObservationCard *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
}

GtkWidget *
carnet_observation_card_new (void)
{
  return g_object_new (CARNET_TYPE_OBSERVATION_CARD, NULL);
}

void
carnet_observation_card_set_item (CarnetObservationCard *self, CarnetObservationItem *item)
{
  g_return_if_fail (CARNET_IS_OBSERVATION_CARD (self));

  if (self->item == item)
    return;
  if (self->item)
    g_signal_handlers_disconnect_by_data (self->item, self);
  if (self->queue)
    g_queue_remove (&self->queue->cards, self);
  g_set_object (&self->item, item);
  if (!item)
    return;
  /* What it showed before stays to keep its height, and is not seen. */
  if (self->queue)
    gtk_widget_set_opacity (GTK_WIDGET (self), 0);
  g_signal_connect_object (item, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self);
}

/* -- Rows ------------------------------------------------------------------------------------ */

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  CarnetObservationCard *card = CARNET_OBSERVATION_CARD (carnet_observation_card_new ());

  card->queue = g_rc_box_acquire (user_data);
  gtk_list_item_set_child (list_item, GTK_WIDGET (card));
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  GtkWidget *card = gtk_list_item_get_child (list_item), *cell = gtk_widget_get_parent (card);

  if (cell && gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (cell)) != GTK_ACCESSIBLE_ROLE_LIST_ITEM)
    g_object_set (cell, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM, NULL);
  carnet_observation_card_set_item (CARNET_OBSERVATION_CARD (card), gtk_list_item_get_item (list_item));
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  carnet_observation_card_set_item (CARNET_OBSERVATION_CARD (gtk_list_item_get_child (list_item)), NULL);
}

GtkWidget *
carnet_observation_card_view_new (GtkSelectionModel *list)
{
  GtkWidget *view = g_object_new (GTK_TYPE_GRID_VIEW, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST,
                                  "max-columns", 1, NULL);
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  CarnetCardQueue *queue = g_rc_box_new0 (CarnetCardQueue);

  queue->view = view;
  g_object_set_data_full (G_OBJECT (factory), "carnet-card-queue", queue, g_rc_box_release);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), queue);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), queue);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), queue);
  gtk_widget_add_css_class (view, "observations");
  gtk_grid_view_set_factory (GTK_GRID_VIEW (view), factory);
  gtk_grid_view_set_model (GTK_GRID_VIEW (view), list);
  return view;
}
