/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "preferences/carnet-person-page.h"

#include <glib/gi18n-lib.h>

#include "preferences/carnet-preference-rows.h"
#include "preferences/carnet-territory-group.h"
#include "session/carnet-session-writes.h"
#include "widgets/carnet-heard.h"
#include "widgets/carnet-row-remark.h"

typedef enum
{
  FIELD_NAME,
  FIELD_ORGANISATION,
  FIELD_ROLE,
  N_FIELDS,
} Field;

static const char *const KEYS[] = { CARNET_KEY_NAME, CARNET_KEY_ORGANISATION, CARNET_KEY_ROLE };
static const char *const ROLES[] = { CARNET_ROLE_CATALYST, CARNET_ROLE_COORDINATOR };

struct _CarnetPersonPage
{
  AdwPreferencesPage parent_instance;

  /* Children */
  GtkWidget *rows[N_FIELDS];
  GtkWidget *remarks[N_FIELDS];
  GtkWidget *territories;

  /* Owned */
  CarnetSession *session;
  char          *saved[N_FIELDS]; /* as they are in the logbook; %NULL until they are read */
  GArray        *heads;           /* seen before anything was typed */

  CarnetId person;
  gboolean setting;
};

G_DEFINE_FINAL_TYPE (CarnetPersonPage, carnet_person_page, ADW_TYPE_PREFERENCES_PAGE)

/* -- What is typed -------------------------------------------------------------------------- */

/* A role that is none of the two is listed last. */
static const char *
get_role (CarnetPersonPage *self)
{
  const guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self->rows[FIELD_ROLE]));

  return selected < G_N_ELEMENTS (ROLES) ? ROLES[selected] : self->saved[FIELD_ROLE];
}

static char *
dup_typed (CarnetPersonPage *self, Field field)
{
  if (field == FIELD_ROLE)
    return g_strdup (get_role (self));
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->rows[field]))));
}

static gboolean
is_changed (CarnetPersonPage *self, Field field)
{
  g_autofree char *typed = dup_typed (self, field);

  return self->saved[field] && g_strcmp0 (typed, self->saved[field]) != 0;
}

static gboolean
is_any_changed (CarnetPersonPage *self)
{
  for (Field field = 0; field < N_FIELDS; field++)
    if (is_changed (self, field))
      return TRUE;
  return FALSE;
}

/* -- Saving ---------------------------------------------------------------------------------- */

typedef struct
{
  CarnetPersonPage *page; /* owned */
  Field             field;
  char             *text;
} Saving;

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Saving           *saving = user_data;
  CarnetPersonPage *self = saving->page;
  g_autoptr (GError) error = NULL;

  if (carnet_session_write_finish (CARNET_SESSION (source), result, NULL, &error))
    {
      g_free (self->saved[saving->field]);
      self->saved[saving->field] = g_steal_pointer (&saving->text);
    }
  carnet_row_remark_show (self->remarks[saving->field], error ? error->message : NULL);
  g_free (saving->text);
  g_object_unref (self);
  g_free (saving);
}

static void
save (CarnetPersonPage *self, Field field)
{
  g_autoptr (CarnetWrites) writes = NULL;
  Saving *saving;

  if (self->setting || !self->saved[field])
    return;
  if (!is_changed (self, field))
    {
      carnet_row_remark_show (self->remarks[field], NULL);
      return;
    }
  saving = g_new0 (Saving, 1);
  saving->page = g_object_ref (self);
  saving->field = field;
  saving->text = dup_typed (self, field);
  writes = carnet_writes_new ();
  carnet_writes_set_line (writes, KEYS[field], saving->text);
  carnet_session_write_async (self->session, &self->person, CARNET_KIND_PERSON, self->heads, writes, NULL,
                              saved_cb, saving);
}

static Field
field_of (CarnetPersonPage *self, GtkWidget *row)
{
  for (Field field = 0; field < N_FIELDS; field++)
    if (self->rows[field] == row)
      return field;
  g_return_val_if_reached (FIELD_NAME);
}

static void
left_cb (CarnetPersonPage *self, GtkEventController *controller)
{
  save (self, field_of (self, gtk_event_controller_get_widget (controller)));
}

static void
entered_cb (CarnetPersonPage *self, GtkWidget *row)
{
  save (self, field_of (self, row));
}

static void
role_cb (CarnetPersonPage *self)
{
  save (self, FIELD_ROLE);
}

void
carnet_person_page_commit (CarnetPersonPage *self)
{
  g_return_if_fail (CARNET_IS_PERSON_PAGE (self));

  for (Field field = 0; field < N_FIELDS; field++)
    if (is_changed (self, field))
      save (self, field);
  carnet_territory_group_commit (CARNET_TERRITORY_GROUP (self->territories));
}

/* -- Showing ---------------------------------------------------------------------------------- */

static void
show_role (CarnetPersonPage *self, const char *role)
{
  GtkStringList    *list = GTK_STRING_LIST (adw_combo_row_get_model (ADW_COMBO_ROW (self->rows[FIELD_ROLE])));
  const char *const other[] = { role, NULL };
  guint             place = 0;

  while (place < G_N_ELEMENTS (ROLES) && !g_str_equal (ROLES[place], role))
    place++;
  gtk_string_list_splice (list, G_N_ELEMENTS (ROLES),
                          g_list_model_get_n_items (G_LIST_MODEL (list)) - G_N_ELEMENTS (ROLES),
                          place < G_N_ELEMENTS (ROLES) ? NULL : other);
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->rows[FIELD_ROLE]), place);
}

static void
show_field (CarnetPersonPage *self, Field field, const char *text)
{
  const gboolean kept = is_changed (self, field);

  g_free (self->saved[field]);
  self->saved[field] = g_strdup (text);
  if (kept)
    return;
  if (field == FIELD_ROLE)
    show_role (self, text);
  else if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->rows[field])), text))
    gtk_editable_set_text (GTK_EDITABLE (self->rows[field]), text);
}

void
carnet_person_page_show (CarnetPersonPage *self, const CarnetPreferences *preferences)
{
  g_return_if_fail (CARNET_IS_PERSON_PAGE (self));

  self->person = preferences->person->id;
  /* What came while something was typed was not seen. */
  if (!is_any_changed (self))
    {
      g_clear_pointer (&self->heads, g_array_unref);
      self->heads = g_array_ref (preferences->heads);
    }
  self->setting = TRUE;
  show_field (self, FIELD_NAME, preferences->person->name);
  show_field (self, FIELD_ORGANISATION, preferences->person->organisation);
  show_field (self, FIELD_ROLE, preferences->person->role);
  self->setting = FALSE;
  carnet_territory_group_show (CARNET_TERRITORY_GROUP (self->territories), preferences);
}

/* -- Building ---------------------------------------------------------------------------------- */

static void
add_field (CarnetPersonPage *self, GtkWidget *group, Field field, GtkWidget *row)
{
  self->rows[field] = row;
  self->remarks[field] = carnet_row_remark_new (row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->remarks[field]);
}

static void
add_text (CarnetPersonPage *self, GtkWidget *group, Field field, const char *title)
{
  GtkWidget          *row = adw_entry_row_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  carnet_heard_follow_entry (ADW_ENTRY_ROW (row));
  g_signal_connect_object (focus, "leave", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (row, focus);
  g_signal_connect_object (row, "entry-activated", G_CALLBACK (entered_cb), self, G_CONNECT_SWAPPED);
  add_field (self, group, field, row);
}

static GtkWidget *
new_person_group (CarnetPersonPage *self)
{
  const char *const roles[] = { _ ("Catalyst"), _ ("Coordinator"), NULL };
  GtkWidget        *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Person"));
  add_text (self, group, FIELD_NAME, _ ("Your Name"));
  add_field (self, group, FIELD_ROLE, carnet_preference_choice_new (_ ("Role"), NULL, roles));
  add_text (self, group, FIELD_ORGANISATION, _ ("Organisation"));
  g_signal_connect_object (self->rows[FIELD_ROLE], "notify::selected", G_CALLBACK (role_cb), self,
                           G_CONNECT_SWAPPED);
  return group;
}

static void
dispose (GObject *object)
{
  g_clear_object (&CARNET_PERSON_PAGE (object)->session);
  G_OBJECT_CLASS (carnet_person_page_parent_class)->dispose (object);
}

static void
finalize (GObject *object)
{
  for (Field field = 0; field < N_FIELDS; field++)
    g_free (CARNET_PERSON_PAGE (object)->saved[field]);
  g_clear_pointer (&CARNET_PERSON_PAGE (object)->heads, g_array_unref);
  G_OBJECT_CLASS (carnet_person_page_parent_class)->finalize (object);
}

static void
carnet_person_page_class_init (CarnetPersonPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dispose;
  G_OBJECT_CLASS (klass)->finalize = finalize;
}

static void
carnet_person_page_init (CarnetPersonPage *self)
{
}

GtkWidget *
carnet_person_page_new (CarnetSession *session)
{
  CarnetPersonPage *self = g_object_new (CARNET_TYPE_PERSON_PAGE, "name", "person", "title", _ ("Person"),
                                         "icon-name", "avatar-default-symbolic", NULL);
  GtkWidget        *group = new_person_group (self);

  self->session = g_object_ref (session);
  self->territories = carnet_territory_group_new (session);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), ADW_PREFERENCES_GROUP (group));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), ADW_PREFERENCES_GROUP (self->territories));
  if (carnet_session_is_read_only (session))
    {
      adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                             _ ("This logbook is only being read."));
      gtk_widget_set_sensitive (group, FALSE);
      gtk_widget_set_sensitive (self->territories, FALSE);
    }
  return GTK_WIDGET (self);
}
