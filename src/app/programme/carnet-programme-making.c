/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Programmes are made, changed and chosen. */
#include <glib/gi18n-lib.h>

#include "programme/carnet-programme-view-private.h"
#include "programme/carnet-programme-window.h"
#include "session/carnet-session-programmes.h"
#include "widgets/carnet-toasts.h"

#define TOPIC "carnet-programme"

/* What was done last to a programme: what undoes it. */
typedef enum
{
  DEED_ADD,
  DEED_EDIT,
  DEED_CHOOSE,
} Deed;

struct _CarnetProgrammeDeed
{
  Deed     deed;
  CarnetId id;     /* of the programme */
  CarnetId former; /* the one before it */

  /* Of a change */
  CarnetProgramme *seen;
  CarnetProgramme *wanted;
  GArray          *heads; /* what it wrote */
};

void
carnet_programme_deed_free (CarnetProgrammeDeed *self)
{
  g_clear_pointer (&self->seen, carnet_programme_unref);
  g_clear_pointer (&self->wanted, carnet_programme_unref);
  g_clear_pointer (&self->heads, g_array_unref);
  g_free (self);
}

/* What is under way, for its callback. */
typedef struct
{
  CarnetProgrammeView   *view;
  CarnetProgrammeWindow *window; /* (nullable): that asked for it */
  CarnetProgrammeDeed   *deed;   /* (nullable): how it is undone */
  char                  *sentence;
} Call;

static Call *
call_new (CarnetProgrammeView *self, CarnetProgrammeDeed *deed, char *sentence)
{
  Call *call = g_new0 (Call, 1);

  call->view = g_object_ref (self);
  call->deed = deed;
  call->sentence = sentence;
  return call;
}

static void
call_free (Call *call)
{
  g_clear_object (&call->view);
  g_clear_object (&call->window);
  g_clear_pointer (&call->deed, carnet_programme_deed_free);
  g_free (call->sentence);
  g_free (call);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Call, call_free)

static CarnetProgrammeDeed *
deed_new (CarnetProgrammeView *self, Deed kind, const CarnetId *id)
{
  CarnetProgrammeDeed *deed = g_new0 (CarnetProgrammeDeed, 1);

  deed->deed = kind;
  deed->id = *id;
  deed->former = carnet_session_get_programme (self->session)->id;
  return deed;
}

/* -- What was done --------------------------------------------------------------------------- */

/* Undone upon what it wrote alone: what somebody else wrote since is not taken for seen. */
static void
keep_deed (CarnetProgrammeView *self, CarnetProgrammeDeed *deed, const CarnetHash *revision)
{
  g_clear_pointer (&self->deed, carnet_programme_deed_free);
  self->deed = deed;
  if (deed && deed->deed == DEED_EDIT)
    {
      deed->heads = g_array_new (FALSE, FALSE, sizeof (CarnetHash));
      g_array_append_vals (deed->heads, revision, 1);
    }
}

static void
fail (Call *call, const GError *error)
{
  if (call->window)
    carnet_programme_window_fail (call->window, error);
  else
    carnet_toast_error (GTK_WIDGET (call->view), error, NULL);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Call) call = user_data;
  CarnetProgrammeView *self = call->view;
  g_autoptr (GError) error = NULL;
  const gboolean done = carnet_session_programme_finish (CARNET_SESSION (source), result, &error);

  if (!self->session)
    return;
  if (!done)
    {
      fail (call, error);
      return;
    }
  keep_deed (self, g_steal_pointer (&call->deed), carnet_session_programme_get_revision (result));
  if (call->window)
    {
      gtk_window_destroy (GTK_WINDOW (call->window));
      /* From the menu it would go back to its button, where Ctrl+Z undoes nothing. */
      gtk_widget_child_focus (gtk_stack_get_visible_child (GTK_STACK (self->modes)), GTK_DIR_TAB_FORWARD);
    }
  carnet_toast_instead (GTK_WIDGET (self), TOPIC, call->sentence, self->deed ? _ ("_Undo") : NULL,
                        "win.programme-undo");
}

/* -- The form ---------------------------------------------------------------------------------- */

/* What the person saw: kept with the window until it is saved. */
typedef struct
{
  CarnetProgramme *programme;
  GArray          *heads;
} Seen;

static void
seen_free (gpointer data)
{
  Seen *seen = data;

  carnet_programme_unref (seen->programme);
  g_array_unref (seen->heads);
  g_free (seen);
}

static void
add (CarnetProgrammeView *self, CarnetProgrammeWindow *window, CarnetProgramme *programme)
{
  char *sentence = g_strdup_printf (_ ("The logbook is now kept for “%s”"), programme->title);
  Call *call = call_new (self, deed_new (self, DEED_ADD, &programme->id), sentence);

  call->window = g_object_ref (window);
  carnet_session_add_programme_async (self->session, programme, done_cb, call);
}

static void
edit (CarnetProgrammeView *self, CarnetProgrammeWindow *window, const Seen *seen, CarnetProgramme *wanted)
{
  CarnetProgrammeDeed *deed = deed_new (self, DEED_EDIT, &seen->programme->id);
  Call                *call = call_new (self, deed, g_strdup (_ ("Programme changed")));

  deed->seen = carnet_programme_ref (seen->programme);
  deed->wanted = carnet_programme_ref (wanted);
  call->window = g_object_ref (window);
  carnet_session_edit_programme_async (self->session, seen->programme, seen->heads, wanted, done_cb, call);
}

static void
save_cb (CarnetProgrammeView *self, CarnetProgramme *wanted, CarnetProgrammeWindow *window)
{
  const Seen *seen = g_object_get_data (G_OBJECT (window), "seen");
  g_autoptr (CarnetWrites) changes = seen ? carnet_programme_list_changes (seen->programme, wanted) : NULL;

  if (!seen)
    add (self, window, wanted);
  else if (carnet_writes_size (changes) > 0)
    edit (self, window, seen, wanted);
  else
    gtk_window_destroy (GTK_WINDOW (window));
}

static void
open_form (CarnetProgrammeView *self, Seen *seen)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *window
      = carnet_programme_window_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                     seen ? seen->programme : NULL, carnet_session_get_today (self->session));

  if (seen)
    g_object_set_data_full (G_OBJECT (window), "seen", seen, seen_free);
  g_signal_connect_object (window, "save", G_CALLBACK (save_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

static void
new_programme_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  open_form (CARNET_PROGRAMME_VIEW (widget), NULL);
}

static void
edit_programme_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CarnetProgrammeView *self = CARNET_PROGRAMME_VIEW (widget);
  g_autoptr (GError) error = NULL;
  GArray          *heads = NULL;
  CarnetProgramme *programme
      = carnet_logbook_see_programme (carnet_session_get_logbook (self->session), &heads, &error);
  Seen *seen;

  if (!programme)
    {
      carnet_toast_error (widget, error, NULL);
      return;
    }
  seen = g_new0 (Seen, 1);
  seen->programme = programme;
  seen->heads = heads;
  open_form (self, seen);
}

/* -- Another one ---------------------------------------------------------------------------------- */

static char *
dup_title_of (CarnetProgrammeView *self, const CarnetId *id)
{
  g_autoptr (GPtrArray) programmes
      = carnet_logbook_list_programmes (carnet_session_get_logbook (self->session), NULL);

  for (guint i = 0; programmes && i < programmes->len; i++)
    {
      const CarnetProgramme *programme = programmes->pdata[i];

      if (carnet_id_equal (&programme->id, id))
        return g_strdup (programme->title);
    }
  return g_strdup ("");
}

static void
choose (CarnetProgrammeView *self, const CarnetId *id, CarnetProgrammeDeed *deed)
{
  g_autofree char *title = dup_title_of (self, id);

  carnet_session_choose_programme_async (
      self->session, id, done_cb,
      call_new (self, deed, g_strdup_printf (_ ("The logbook is now kept for “%s”"), title)));
}

static void
choose_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CarnetProgrammeView *self = CARNET_PROGRAMME_VIEW (widget);
  CarnetId             id;

  if (carnet_id_parse (g_variant_get_string (parameter, NULL), &id)
      && !carnet_id_equal (&id, &carnet_session_get_programme (self->session)->id))
    choose (self, &id, deed_new (self, DEED_CHOOSE, &id));
}

/* -- Undoing ----------------------------------------------------------------------------------------- */

gboolean
carnet_programme_view_undo_programme (CarnetProgrammeView *self)
{
  g_autoptr (CarnetProgrammeDeed) deed = g_steal_pointer (&self->deed);

  if (!deed)
    return FALSE;
  switch (deed->deed)
    {
    case DEED_ADD:
      carnet_session_choose_programme_async (
          self->session, &deed->former, done_cb,
          call_new (self, NULL, g_strdup (_ ("The logbook is kept for the programme of before"))));
      break;
    case DEED_EDIT:
      carnet_session_edit_programme_async (
          self->session, deed->wanted, deed->heads, deed->seen, done_cb,
          call_new (self, NULL, g_strdup (_ ("The programme is again as it was"))));
      break;
    case DEED_CHOOSE:
      choose (self, &deed->former, NULL);
      break;
    }
  return TRUE;
}

void
carnet_programme_view_forget_programme_deed (CarnetProgrammeView *self)
{
  g_clear_pointer (&self->deed, carnet_programme_deed_free);
}

/* -- Installing ---------------------------------------------------------------------------------------- */

void
carnet_programme_view_install_making (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "programme.new-programme", NULL, new_programme_cb);
  gtk_widget_class_install_action (widget_class, "programme.edit-programme", NULL, edit_programme_cb);
  gtk_widget_class_install_action (widget_class, "programme.choose-programme", "s", choose_cb);
}
