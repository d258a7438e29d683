/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet/carnet-question-bar.h"

#include <glib/gi18n-lib.h>

#include "application/carnet-settings.h"
#include "model/carnet-question.h"
#include "session/carnet-job.h"
#include "widgets/carnet-heard.h"
#include "widgets/carnet-toasts.h"

#define KEY "milestone-questions"

struct _CarnetQuestionBar
{
  GtkWidget parent_instance;

  /* Children */
  GtkWidget *box;
  GtkWidget *label;
  GtkWidget *write;
  GtkWidget *close;

  /* Owned */
  CarnetSession   *session;
  GSettings       *settings; /* (nullable) */
  CarnetMilestone *milestone;
  GCancellable    *finding;

  CarnetDate settled; /* the day of the last answer: nothing more is asked on it */
};

G_DEFINE_FINAL_TYPE (CarnetQuestionBar, carnet_question_bar, GTK_TYPE_WIDGET)

enum
{
  WRITE,
  LEAVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* -- What is asked ------------------------------------------------------------------------ */

static gboolean
has_focus (CarnetQuestionBar *self)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  return focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

static void
say (CarnetQuestionBar *self)
{
  g_autofree char *sentence
      = carnet_question_dup_sentence (self->milestone, carnet_session_get_today (self->session));
  g_autofree char *write = g_strdup_printf (_ ("Write what has changed since “%s”"), self->milestone->title);
  g_autofree char *close = g_strdup_printf (_ ("Do not ask about “%s” any more"), self->milestone->title);

  gtk_label_set_label (GTK_LABEL (self->label), sentence);
  carnet_heard_set (self->write, write);
  gtk_widget_set_tooltip_text (self->close, close);
  carnet_heard_set (self->close, close);
}

/* @milestone: (transfer full) (nullable) */
static void
ask (CarnetQuestionBar *self, CarnetMilestone *milestone)
{
  const gboolean focused = has_focus (self);

  g_clear_pointer (&self->milestone, carnet_milestone_free);
  self->milestone = milestone;
  if (milestone)
    say (self);
  gtk_widget_set_visible (GTK_WIDGET (self), milestone != NULL);
  if (focused && !milestone)
    g_signal_emit (self, signals[LEAVE], 0);
}

typedef struct
{
  CarnetDate       today;
  CarnetMilestone *found;
} Finding;

static void
finding_free (gpointer data)
{
  Finding *finding = data;

  g_clear_pointer (&finding->found, carnet_milestone_free);
  g_free (finding);
}

static gboolean
find_job (CarnetJob *job, CarnetLogbook *logbook, gpointer data, GCancellable *cancellable, GError **error)
{
  Finding *finding = data;

  return carnet_logbook_find_question (logbook, finding->today, &finding->found, error);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CarnetQuestionBar) self = user_data;
  g_autoptr (GError) error = NULL;
  const gboolean found = carnet_job_run_finish (CARNET_SESSION (source), result, &error);

  if (!carnet_job_is_last (result, &self->finding) || !self->box)
    return;
  /* It is no matter to bother anybody with. */
  if (!found)
    g_info ("What to ask about: %s", error->message);
  ask (self, found ? g_steal_pointer (&((Finding *)carnet_job_get_data (result))->found) : NULL);
}

static gboolean
may_ask (CarnetQuestionBar *self)
{
  const CarnetDate today = carnet_session_get_today (self->session);
  g_autoptr (GPtrArray) due = NULL;

  if (carnet_session_is_read_only (self->session) || self->settled == today
      || (self->settings && !g_settings_get_boolean (self->settings, KEY)))
    return FALSE;
  due = carnet_programme_list_questions (carnet_session_get_programme (self->session), today);
  return due->len > 0;
}

static void
update (CarnetQuestionBar *self)
{
  Finding *finding;

  if (!may_ask (self))
    {
      carnet_job_give_up (&self->finding);
      ask (self, NULL);
      return;
    }
  finding = g_new0 (Finding, 1);
  finding->today = carnet_session_get_today (self->session);
  carnet_job_read_async (self->session, find_job, finding, finding_free,
                         carnet_job_supersede (&self->finding), found_cb, g_object_ref (self));
}

/* -- What is answered --------------------------------------------------------------------- */

static CarnetId
settle (CarnetQuestionBar *self)
{
  const CarnetId id = self->milestone->id;

  self->settled = carnet_session_get_today (self->session);
  carnet_job_give_up (&self->finding);
  ask (self, NULL);
  return id;
}

static void
write_cb (CarnetQuestionBar *self)
{
  const CarnetId id = settle (self);

  g_signal_emit (self, signals[WRITE], 0, &id);
}

static gboolean
aside_job (CarnetJob *job, CarnetLogbook *logbook, gpointer data, GCancellable *cancellable, GError **error)
{
  return carnet_logbook_put_question_aside (logbook, data, error);
}

static void
aside_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CarnetQuestionBar) self = user_data;
  g_autoptr (GError) error = NULL;
  const gboolean done = carnet_job_run_finish (CARNET_SESSION (source), result, &error);

  if (!self->box)
    return;
  if (!done)
    carnet_toast_error (GTK_WIDGET (self), error, NULL);
  /* What was looked for meanwhile, on a new day, did not know of it. */
  update (self);
}

static void
close_cb (CarnetQuestionBar *self)
{
  const CarnetId id = settle (self);

  carnet_job_run_async (self->session, aside_job, carnet_id_copy (&id), g_free, NULL, NULL, aside_cb,
                        g_object_ref (self));
}

/* -- Object --------------------------------------------------------------------------------- */

static void
dispose (GObject *object)
{
  CarnetQuestionBar *self = CARNET_QUESTION_BAR (object);

  carnet_job_give_up (&self->finding);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->milestone, carnet_milestone_free);
  g_clear_object (&self->settings);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (carnet_question_bar_parent_class)->dispose (object);
}

static void
carnet_question_bar_class_init (CarnetQuestionBarClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "questionbar");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
  signals[WRITE]
      = g_signal_new ("write", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[LEAVE] = g_signal_new ("leave", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
new_texts (CarnetQuestionBar *self)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  /* Said once when it comes, whatever has the focus. */
  self->label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, NULL);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  self->write = gtk_button_new_with_mnemonic (_ ("_Write"));
  gtk_widget_set_halign (self->write, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->write, "flat");
  gtk_widget_add_css_class (self->write, "accent-text");
  gtk_widget_add_css_class (self->write, "small-button");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), self->label);
  gtk_box_append (GTK_BOX (texts), self->write);
  return texts;
}

static void
carnet_question_bar_init (CarnetQuestionBar *self)
{
  self->settings = carnet_settings_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->close = gtk_button_new_from_icon_name ("window-close-symbolic");
  gtk_widget_set_valign (self->close, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->close, "flat");
  gtk_widget_add_css_class (self->close, "small-icon");
  gtk_box_append (GTK_BOX (self->box), new_texts (self));
  gtk_box_append (GTK_BOX (self->box), self->close);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("After a milestone"), -1);
  g_signal_connect_object (self->write, "clicked", G_CALLBACK (write_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->close, "clicked", G_CALLBACK (close_cb), self, G_CONNECT_SWAPPED);
  if (self->settings)
    g_signal_connect_object (self->settings, "changed::" KEY, G_CALLBACK (update), self, G_CONNECT_SWAPPED);
}

GtkWidget *
carnet_question_bar_new (CarnetSession *session)
{
  CarnetQuestionBar *self = g_object_new (CARNET_TYPE_QUESTION_BAR, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

const CarnetMilestone *
carnet_question_bar_get_milestone (CarnetQuestionBar *self)
{
  g_return_val_if_fail (CARNET_IS_QUESTION_BAR (self), NULL);

  return self->milestone;
}
