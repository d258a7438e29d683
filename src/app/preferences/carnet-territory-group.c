/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "preferences/carnet-territory-group.h"

#include <glib/gi18n-lib.h>

#include "preferences/carnet-preference-rows.h"
#include "session/carnet-session-writes.h"
#include "widgets/carnet-heard.h"
#include "widgets/carnet-row-remark.h"
#include "widgets/carnet-territory-entry.h"
#include "widgets/carnet-toasts.h"

/* Those that are named. */
#define NAMES_MAX 8

struct _CarnetTerritoryGroup
{
  AdwPreferencesGroup parent_instance;

  /* Children */
  GtkWidget *usual_row;
  GtkWidget *usual_remark;
  GtkWidget *followed_row;
  GtkWidget *add_row;
  GtkWidget *add_button;

  /* Owned */
  CarnetSession *session;
  char          *usual; /* (nullable): name of the one that is saved */

  gboolean shown;
};

G_DEFINE_FINAL_TYPE (CarnetTerritoryGroup, carnet_territory_group, ADW_TYPE_PREFERENCES_GROUP)

/* -- Of a new observation -------------------------------------------------------------------- */

static const CarnetTerritory *
get_typed (GtkWidget *row)
{
  return carnet_territory_entry_get_territory (CARNET_TERRITORY_ENTRY (row));
}

static void
set_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CarnetTerritoryGroup) self = user_data;
  g_autoptr (GError) error = NULL;

  carnet_session_set_preference_finish (CARNET_SESSION (source), result, &error);
  carnet_row_remark_show (self->usual_remark, error ? error->message : NULL);
}

static void
set_usual (CarnetTerritoryGroup *self, const CarnetTerritory *territory)
{
  g_free (self->usual);
  self->usual = g_strdup (territory ? territory->name : NULL);
  carnet_session_set_territory_async (self->session, territory, set_cb, g_object_ref (self));
}

/* Nothing is none; words that are no territory are not saved. A choice is saved when it is left: while one
 * types, the name of one may be the beginning of another's. */
void
carnet_territory_group_commit (CarnetTerritoryGroup *self)
{
  const CarnetTerritory *territory = get_typed (self->usual_row);
  const gboolean         wrong = !territory && *gtk_editable_get_text (GTK_EDITABLE (self->usual_row));

  g_return_if_fail (CARNET_IS_TERRITORY_GROUP (self));

  carnet_row_remark_show (self->usual_remark,
                          wrong ? _ ("Choose a territory in the list; nothing was changed.") : NULL);
  if (!wrong && self->shown && g_strcmp0 (territory ? territory->name : NULL, self->usual) != 0)
    set_usual (self, territory);
}

/* -- Followed --------------------------------------------------------------------------------- */

static void
added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CarnetTerritoryGroup) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!carnet_session_ensure_territory_finish (CARNET_SESSION (source), result, NULL, &error))
    carnet_toast_error (GTK_WIDGET (self), error, NULL);
}

static void
add_cb (CarnetTerritoryGroup *self)
{
  const CarnetTerritory *territory = get_typed (self->add_row);

  if (!territory)
    return;
  carnet_session_ensure_territory_async (self->session, territory, NULL, added_cb, g_object_ref (self));
  carnet_territory_entry_set_territory (CARNET_TERRITORY_ENTRY (self->add_row), NULL);
}

static void
typed_cb (CarnetTerritoryGroup *self)
{
  gtk_widget_set_sensitive (self->add_button, get_typed (self->add_row) != NULL);
}

static char *
dup_names (GPtrArray *territories)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < territories->len && i < NAMES_MAX; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? " · " : "",
                            ((CarnetTerritory *)territories->pdata[i])->name);
  if (territories->len > NAMES_MAX)
    {
      const guint n = territories->len - NAMES_MAX;

      g_string_append (names, " · ");
      g_string_append_printf (names, ngettext ("%u other", "%u others", n), n);
    }
  return g_string_free (names, FALSE);
}

static gboolean
is_typed (CarnetTerritoryGroup *self)
{
  return g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->usual_row)), self->usual ? self->usual : "")
         != 0;
}

void
carnet_territory_group_show (CarnetTerritoryGroup *self, const CarnetPreferences *preferences)
{
  g_autofree char *names = dup_names (preferences->territories);
  g_autofree char *title
      = g_strdup_printf (ngettext ("%u territory in this logbook", "%u territories in this logbook",
                                   preferences->territories->len),
                         preferences->territories->len);

  g_return_if_fail (CARNET_IS_TERRITORY_GROUP (self));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->followed_row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->followed_row), names);
  if (self->shown
      && (is_typed (self) || !preferences->territory
          || g_strcmp0 (preferences->territory->name, self->usual) == 0))
    return;
  g_free (self->usual);
  self->usual = g_strdup (preferences->territory ? preferences->territory->name : NULL);
  self->shown = TRUE;
  carnet_territory_entry_set_territory (CARNET_TERRITORY_ENTRY (self->usual_row), preferences->territory);
}

/* -- Object ------------------------------------------------------------------------------------ */

static void
dispose (GObject *object)
{
  g_clear_object (&CARNET_TERRITORY_GROUP (object)->session);
  G_OBJECT_CLASS (carnet_territory_group_parent_class)->dispose (object);
}

static void
finalize (GObject *object)
{
  g_free (CARNET_TERRITORY_GROUP (object)->usual);
  G_OBJECT_CLASS (carnet_territory_group_parent_class)->finalize (object);
}

static void
carnet_territory_group_class_init (CarnetTerritoryGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dispose;
  G_OBJECT_CLASS (klass)->finalize = finalize;
}

static GtkWidget *
new_entry (const char *title)
{
  GtkWidget *row = carnet_territory_entry_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  return row;
}

static void
build_usual (CarnetTerritoryGroup *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->usual_row = new_entry (_ ("Territory of a New Observation"));
  self->usual_remark = carnet_row_remark_new (self->usual_row);
  g_signal_connect_object (focus, "leave", G_CALLBACK (carnet_territory_group_commit), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->usual_row, focus);
  g_signal_connect_object (self->usual_row, "entry-activated", G_CALLBACK (carnet_territory_group_commit),
                           self, G_CONNECT_SWAPPED);
}

static void
build_add (CarnetTerritoryGroup *self)
{
  self->add_row = new_entry (_ ("Follow Another Territory"));
  self->add_button = gtk_button_new_from_icon_name ("list-add-symbolic");
  gtk_widget_set_tooltip_text (self->add_button, _ ("Follow This Territory"));
  carnet_heard_set (self->add_button, _ ("Follow This Territory"));
  gtk_widget_set_valign (self->add_button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->add_button, "flat");
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self->add_row), self->add_button);
  g_signal_connect_object (self->add_button, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->add_row, "entry-activated", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->add_row, "notify::territory", G_CALLBACK (typed_cb), self,
                           G_CONNECT_SWAPPED);
  typed_cb (self);
}

static void
carnet_territory_group_init (CarnetTerritoryGroup *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (self);

  build_usual (self);
  build_add (self);
  self->followed_row = adw_action_row_new ();
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self->followed_row), 0);
  adw_preferences_group_set_title (group, _ ("Territories"));
  adw_preferences_group_add (group, self->usual_row);
  adw_preferences_group_add (group, self->usual_remark);
  adw_preferences_group_add (group, self->followed_row);
  adw_preferences_group_add (group, self->add_row);
}

GtkWidget *
carnet_territory_group_new (CarnetSession *session)
{
  CarnetTerritoryGroup *self = g_object_new (CARNET_TYPE_TERRITORY_GROUP, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}
