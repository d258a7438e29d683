/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "welcome/carnet-welcome-private.h"

#include <glib/gi18n-lib.h>

#include "application/carnet-paths.h"
#include "logbook/carnet-logbook.h"
#include "programme/carnet-programme-window.h"
#include "welcome/carnet-programme-row.h"
#include "welcome/carnet-role-card.h"
#include "widgets/carnet-heard.h"
#include "widgets/carnet-territory-entry.h"
#include "widgets/carnet-toasts.h"

G_DEFINE_FINAL_TYPE (CarnetWelcome, carnet_welcome, GTK_TYPE_WIDGET)

enum
{
  CREATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* -- What is still missing ------------------------------------------------------------ */

static char *
dup_name (CarnetWelcome *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_row))));
}

static gboolean
is_coordinator (CarnetWelcome *self)
{
  return gtk_check_button_get_active (GTK_CHECK_BUTTON (self->coordinator));
}

static CarnetProgramme *
get_programme (CarnetWelcome *self)
{
  return self->programme_row ? carnet_programme_row_get_programme (CARNET_PROGRAMME_ROW (self->programme_row))
                             : NULL;
}

static const CarnetTerritory *
get_territory (CarnetWelcome *self)
{
  return carnet_territory_entry_get_territory (CARNET_TERRITORY_ENTRY (self->territory_row));
}

/* Why one cannot start yet; empty when one can. */
static const char *
get_reason (CarnetWelcome *self)
{
  g_autofree char *name = dup_name (self);
  const char      *typed = gtk_editable_get_text (GTK_EDITABLE (self->territory_row));

  if (!*name)
    return _ ("Enter your name");
  if (!self->starter && !get_programme (self))
    return _ ("Choose a programme");
  /* A coordinator gathers territories and may have none. */
  if (!get_territory (self) && (!is_coordinator (self) || *typed))
    return _ ("Choose a territory");
  return "";
}

void
carnet_welcome_update (CarnetWelcome *self)
{
  const char *reason = get_reason (self);

  gtk_label_set_label (self->reason, self->busy ? _ ("Creating the logbook…") : reason);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "welcome.start", !self->busy && !*reason);
  gtk_widget_set_visible (self->spinner, self->busy);
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), self->busy);
}

/* -- Creating ------------------------------------------------------------------------- */

/* Used by the worker; freed on the main thread. */
typedef struct
{
  char            *path;
  char            *name;
  const char      *role;
  CarnetProgramme *programme; /* or */
  char            *starter;
  CarnetTerritory *territory;
} Creation;

static void
creation_free (Creation *creation)
{
  g_free (creation->path);
  g_free (creation->name);
  g_free (creation->starter);
  g_clear_pointer (&creation->programme, carnet_programme_unref);
  g_clear_pointer (&creation->territory, carnet_territory_free);
  g_free (creation);
}

static void
create_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Creation   *creation = task_data;
  CarnetOwner owner = { .name = creation->name, .role = creation->role, .territory = creation->territory };
  g_autoptr (GError) error = NULL;
  g_autoptr (CarnetLogbook) logbook
      = creation->starter
            ? carnet_logbook_create_from (creation->path, creation->starter, &owner, NULL, NULL, &error)
            : carnet_logbook_create (creation->path, creation->programme, &owner, NULL, &error);

  if (logbook)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
created_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  CarnetWelcome *self = CARNET_WELCOME (source);
  Creation      *creation = user_data;
  g_autoptr (GError) error = NULL;

  self->busy = FALSE;
  if (g_task_propagate_boolean (G_TASK (result), &error))
    g_signal_emit (self, signals[CREATED], 0, creation->path);
  else if (gtk_widget_get_root (GTK_WIDGET (self)))
    {
      carnet_toast_error (GTK_WIDGET (self), error, NULL);
      carnet_welcome_update (self);
    }
  creation_free (creation);
}

static void
start_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CarnetWelcome   *self = CARNET_WELCOME (widget);
  g_autofree char *name = dup_name (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = carnet_paths_new_logbook (name, &error);
  g_autoptr (GTask) task = NULL;
  Creation *creation;

  if (!path)
    {
      carnet_toast_error (widget, error, NULL);
      return;
    }
  creation = g_new0 (Creation, 1);
  creation->path = g_steal_pointer (&path);
  creation->name = g_steal_pointer (&name);
  creation->role = is_coordinator (self) ? CARNET_ROLE_COORDINATOR : CARNET_ROLE_CATALYST;
  creation->starter = g_strdup (self->starter);
  creation->programme = self->starter ? NULL : carnet_programme_ref (get_programme (self));
  creation->territory = get_territory (self) ? carnet_territory_copy (get_territory (self)) : NULL;
  self->busy = TRUE;
  carnet_welcome_update (self);
  task = g_task_new (self, NULL, created_cb, creation);
  g_task_set_task_data (task, creation, NULL);
  g_task_run_in_thread (task, create_in_thread);
}

/* -- Building ------------------------------------------------------------------------- */

static void
update_fold_cb (CarnetWelcome *self)
{
  const gboolean narrow = carnet_fold_bin_get_fold (self->fold_bin) == CARNET_FOLD_NARROW;
  GtkOrientation orientation = narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->roles), orientation);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->bar), orientation);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->others), orientation);
}

static void
add_roles (CarnetWelcome *self)
{
  self->catalyst = carnet_role_card_new (_ ("Catalyst"),
                                         _ ("I keep the logbook of my territory and send it every month."),
                                         "carnet-pencil-symbolic", NULL);
  self->coordinator = carnet_role_card_new (_ ("Coordinator"),
                                            _ ("I gather the logbooks, review them and prepare the report."),
                                            "carnet-meeting-symbolic", GTK_CHECK_BUTTON (self->catalyst));
  gtk_box_append (self->roles, self->catalyst);
  gtk_box_append (self->roles, self->coordinator);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->catalyst), TRUE);
}

void
carnet_welcome_add_territory (CarnetWelcome *self)
{
  self->territory_row = carnet_territory_entry_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->territory_row), _ ("Territory"));
  adw_preferences_group_add (self->group, self->territory_row);
  g_signal_connect_object (self->territory_row, "notify::territory", G_CALLBACK (carnet_welcome_update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->territory_row, "changed", G_CALLBACK (carnet_welcome_update), self,
                           G_CONNECT_SWAPPED);
}

static void
programme_made_cb (CarnetWelcome *self, CarnetProgramme *programme, GtkWindow *window)
{
  carnet_programme_row_add (CARNET_PROGRAMME_ROW (self->programme_row), carnet_programme_ref (programme));
  gtk_window_destroy (window);
}

/* The choice goes back to what it was until one is made. */
static void
programme_chosen_cb (CarnetWelcome *self)
{
  CarnetProgrammeRow *row = CARNET_PROGRAMME_ROW (self->programme_row);
  GtkRoot            *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget          *window;

  if (carnet_programme_row_is_extra (row))
    {
      carnet_programme_row_go_back (row);
      window = carnet_programme_window_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL,
                                            carnet_date_today ());
      g_signal_connect_object (window, "save", G_CALLBACK (programme_made_cb), self, G_CONNECT_SWAPPED);
      gtk_window_present (GTK_WINDOW (window));
    }
  carnet_welcome_update (self);
}

static void
add_programme_choice (CarnetWelcome *self)
{
  self->programme_row = carnet_programme_row_new (_ ("New programme…"));
  adw_preferences_group_add (self->group, self->programme_row);
  g_signal_connect_object (self->programme_row, "notify::selected", G_CALLBACK (programme_chosen_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
watch (CarnetWelcome *self)
{
  g_signal_connect_object (self->fold_bin, "notify::fold", G_CALLBACK (update_fold_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->name_row, "changed", G_CALLBACK (carnet_welcome_update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->coordinator, "toggled", G_CALLBACK (carnet_welcome_update), self,
                           G_CONNECT_SWAPPED);
}

/* -- Object --------------------------------------------------------------------------------- */

static void
map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (carnet_welcome_parent_class)->map (widget);
  if (!gtk_widget_grab_focus (CARNET_WELCOME (widget)->name_row))
    gtk_widget_child_focus (GTK_WIDGET (CARNET_WELCOME (widget)->others), GTK_DIR_TAB_FORWARD);
}

static void
dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (carnet_welcome_parent_class)->dispose (object);
}

static void
finalize (GObject *object)
{
  g_free (CARNET_WELCOME (object)->starter);
  G_OBJECT_CLASS (carnet_welcome_parent_class)->finalize (object);
}

static void
carnet_welcome_class_init (CarnetWelcomeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (CARNET_TYPE_FOLD_BIN);
  G_OBJECT_CLASS (klass)->dispose = dispose;
  G_OBJECT_CLASS (klass)->finalize = finalize;
  widget_class->map = map;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/carnetdebord/Carnet/ui/carnet-welcome.ui");
  gtk_widget_class_bind_template_child (widget_class, CarnetWelcome, fold_bin);
  gtk_widget_class_bind_template_child (widget_class, CarnetWelcome, others);
  gtk_widget_class_bind_template_child (widget_class, CarnetWelcome, heading);
  gtk_widget_class_bind_template_child (widget_class, CarnetWelcome, subheading);
  gtk_widget_class_bind_template_child (widget_class, CarnetWelcome, role_label);
  gtk_widget_class_bind_template_child (widget_class, CarnetWelcome, roles);
  gtk_widget_class_bind_template_child (widget_class, CarnetWelcome, group);
  gtk_widget_class_bind_template_child (widget_class, CarnetWelcome, name_row);
  gtk_widget_class_bind_template_child (widget_class, CarnetWelcome, bar);
  gtk_widget_class_bind_template_child (widget_class, CarnetWelcome, promise);
  gtk_widget_class_bind_template_child (widget_class, CarnetWelcome, reason);
  gtk_widget_class_bind_template_child (widget_class, CarnetWelcome, spinner);
  gtk_widget_class_bind_template_child (widget_class, CarnetWelcome, start_button);
  gtk_widget_class_install_action (widget_class, "welcome.start", NULL, start_cb);
  signals[CREATED] = g_signal_new ("created", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
carnet_welcome_init (CarnetWelcome *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  carnet_heard_follow_entry (ADW_ENTRY_ROW (self->name_row));
  add_roles (self);
  watch (self);
}

GtkWidget *
carnet_welcome_new (void)
{
  CarnetWelcome *self = g_object_new (CARNET_TYPE_WELCOME, NULL);

  add_programme_choice (self);
  carnet_welcome_add_territory (self);
  carnet_welcome_update (self);
  return GTK_WIDGET (self);
}

void
carnet_welcome_start (CarnetWelcome *self)
{
  g_return_if_fail (CARNET_IS_WELCOME (self));

  gtk_widget_activate_action (GTK_WIDGET (self), "welcome.start", NULL);
}
