/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "merge/carnet-aliases-window.h"

#include <glib/gi18n-lib.h>

#include "merge/carnet-alias-row.h"
#include "widgets/carnet-list-page.h"
#include "session/carnet-job.h"
#include "session/carnet-session-aliases.h"
#include "widgets/carnet-dialogs.h"
#include "widgets/carnet-toasts.h"

typedef struct
{
  CarnetId a, b;
} Two;

struct _CarnetAliasesWindow
{
  AdwWindow parent_instance;

  /* Children */
  GtkWidget *fold_bin;
  GtkWidget *page;
  GtkWidget *list; /* (nullable): the last one of the page */

  /* Owned */
  CarnetSession *session;
  GPtrArray     *pairs; /* (element-type CarnetAliasPair) (nullable) */
  GCancellable  *reading;

  Two              focus; /* those whose row gets it once they are read again */
  Two              judged;
  CarnetAliasState verdict;
  CarnetAliasState before;
  gboolean         busy;
};

G_DEFINE_FINAL_TYPE (CarnetAliasesWindow, carnet_aliases_window, ADW_TYPE_WINDOW)

/* -- Rows --------------------------------------------------------------------------------- */

static const CarnetAliasPair *
pair_at (CarnetAliasesWindow *self, guint i)
{
  return self->pairs && i < self->pairs->len ? self->pairs->pdata[i] : NULL;
}

/* Returns: %G_MAXUINT for none */
static guint
find_pair (CarnetAliasesWindow *self, const Two *two)
{
  for (guint i = 0; pair_at (self, i); i++)
    {
      const CarnetAliasSide *sides = pair_at (self, i)->sides;

      if ((carnet_id_equal (&sides[0].id, &two->a) && carnet_id_equal (&sides[1].id, &two->b))
          || (carnet_id_equal (&sides[0].id, &two->b) && carnet_id_equal (&sides[1].id, &two->a)))
        return i;
    }
  return G_MAXUINT;
}

static gboolean
is_waiting (const CarnetAliasPair *pair)
{
  return pair && (pair->state == CARNET_ALIAS_DISPUTED || pair->state == CARNET_ALIAS_SUSPECTED);
}

/* Under one heading. */
static gboolean
go_together (const CarnetAliasPair *a, const CarnetAliasPair *b)
{
  return a && b && (a->state == b->state || (!is_waiting (a) && !is_waiting (b)));
}

static guint
count_together (CarnetAliasesWindow *self, guint first)
{
  guint end = first;

  while (go_together (pair_at (self, first), pair_at (self, end)))
    end++;
  return end - first;
}

static GtkWidget *
add_row_cb (GtkWidget *rows, guint i, gpointer user_data)
{
  CarnetAliasesWindow   *self = user_data;
  const CarnetAliasPair *pair = pair_at (self, i);
  GtkWidget             *row = carnet_alias_row_new (pair, !carnet_session_is_read_only (self->session),
                                                     CARNET_FOLD_BIN (self->fold_bin));

  if (i == 0 || !go_together (pair_at (self, i - 1), pair))
    self->list
        = carnet_list_page_begin_list (rows, carnet_alias_heading_new (pair, count_together (self, i)));
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
  return row;
}

/* -- Reading ---------------------------------------------------------------------------------- */

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CarnetAliasesWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) pairs = carnet_session_list_aliases_finish (CARNET_SESSION (source), result, &error);

  if (!carnet_job_is_last (result, &self->reading))
    return;
  if (!pairs)
    {
      carnet_list_page_show_problem (CARNET_LIST_PAGE (self->page), error);
      return;
    }
  g_clear_pointer (&self->pairs, g_ptr_array_unref);
  self->pairs = g_steal_pointer (&pairs);
  carnet_list_page_show (CARNET_LIST_PAGE (self->page), self->pairs->len, find_pair (self, &self->focus));
  self->focus = (Two){ 0 };
}

static void
read_pairs (CarnetAliasesWindow *self)
{
  carnet_session_list_aliases_async (self->session, carnet_job_supersede (&self->reading), read_cb,
                                     g_object_ref (self));
}

static void
session_changed_cb (CarnetAliasesWindow *self, const char *kind)
{
  if (!kind || g_str_equal (kind, CARNET_KIND_PERSON) || g_str_equal (kind, CARNET_KIND_TERRITORY)
      || g_str_equal (kind, CARNET_KIND_ALIAS))
    read_pairs (self);
}

/* -- Judging ----------------------------------------------------------------------------------- */

static void
set_busy (CarnetAliasesWindow *self, gboolean busy)
{
  self->busy = busy;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "aliases.judge", !busy);
}

/* What others contradicted cannot be put back as it was: whoever settled it goes on from there. */
static void
tell (CarnetAliasesWindow *self)
{
  const char *const sentences[] = { [CARNET_ALIAS_SUSPECTED] = _ ("The judgement is taken back"),
                                    [CARNET_ALIAS_SAME] = _ ("Noted: the same"),
                                    [CARNET_ALIAS_DISTINCT] = _ ("Noted: two distinct") };
  g_autofree char  *a = carnet_id_to_string (&self->judged.a);
  g_autofree char  *b = carnet_id_to_string (&self->judged.b);
  g_autofree char  *undo = g_strdup_printf ("aliases.judge(('%s', '%s', %d))", a, b, (int)self->before);

  carnet_toast_instead (self->page, "carnet-alias", sentences[self->verdict],
                        self->before == CARNET_ALIAS_DISPUTED ? NULL : _ ("_Undo"), undo);
}

static void
judged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CarnetAliasesWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  set_busy (self, FALSE);
  if (carnet_session_judge_alias_finish (CARNET_SESSION (source), result, &error))
    tell (self);
  else
    carnet_toast_error (self->page, error, NULL);
}

/* The next that waits, so that one goes on; without any, those that were judged. */
static Two
choose_focus (CarnetAliasesWindow *self, guint i, const Two *judged)
{
  const CarnetAliasPair *next = i < G_MAXUINT ? pair_at (self, i + 1) : NULL;

  if (!is_waiting (next) && i > 0 && i < G_MAXUINT)
    next = pair_at (self, i - 1);
  if (i == G_MAXUINT || !is_waiting (pair_at (self, i)) || !is_waiting (next))
    return *judged;
  return (Two){ next->sides[0].id, next->sides[1].id };
}

static void
judge_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CarnetAliasesWindow *self = CARNET_ALIASES_WINDOW (widget);
  const char          *a, *b;
  int                  verdict;
  guint                i;

  g_variant_get (parameter, "(&s&si)", &a, &b, &verdict);
  if (self->busy || !carnet_id_parse (a, &self->judged.a) || !carnet_id_parse (b, &self->judged.b))
    return;
  i = find_pair (self, &self->judged);
  self->before = i < G_MAXUINT ? pair_at (self, i)->state : CARNET_ALIAS_SUSPECTED;
  self->verdict = (CarnetAliasState)verdict;
  self->focus = choose_focus (self, i, &self->judged);
  set_busy (self, TRUE);
  carnet_session_judge_alias_async (self->session, &self->judged.a, &self->judged.b, self->verdict, judged_cb,
                                    g_object_ref (self));
}

/* -- Object --------------------------------------------------------------------------------------- */

static void
dispose (GObject *object)
{
  CarnetAliasesWindow *self = CARNET_ALIASES_WINDOW (object);

  carnet_job_give_up (&self->reading);
  if (self->session)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  g_clear_pointer (&self->pairs, g_ptr_array_unref);
  G_OBJECT_CLASS (carnet_aliases_window_parent_class)->dispose (object);
}

static void
carnet_aliases_window_class_init (CarnetAliasesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  gtk_widget_class_install_action (widget_class, "aliases.judge", "(ssi)", judge_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
carnet_aliases_window_init (CarnetAliasesWindow *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *toasts = adw_toast_overlay_new ();

  self->fold_bin = carnet_fold_bin_new ();
  self->page = carnet_list_page_new (
      "system-users-symbolic", _ ("No two have the same name"),
      _ ("People or territories of the same name are listed here: nothing is joined until you say so."),
      _ ("Possible duplicates cannot be read"), _ ("Show _More"), add_row_cb, self);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Possible Duplicates"));
  gtk_box_append (GTK_BOX (content), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (content), self->page);
  carnet_fold_bin_set_child (CARNET_FOLD_BIN (self->fold_bin), content);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (toasts), self->fold_bin);
  adw_window_set_content (ADW_WINDOW (self), toasts);
}

GtkWidget *
carnet_aliases_window_new (GtkWindow *parent, CarnetSession *session)
{
  CarnetAliasesWindow *self = g_object_new (CARNET_TYPE_ALIASES_WINDOW, NULL);

  carnet_dialog_stand_before (GTK_WINDOW (self), parent, 720, 720);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self, G_CONNECT_SWAPPED);
  read_pairs (self);
  return GTK_WIDGET (self);
}

gboolean
carnet_aliases_window_is_read (CarnetAliasesWindow *self)
{
  g_return_val_if_fail (CARNET_IS_ALIASES_WINDOW (self), FALSE);

  return !self->reading && !self->busy && carnet_list_page_is_filled (CARNET_LIST_PAGE (self->page));
}
