/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The programme as a file of its own, and others to choose. */
#include <glib/gi18n-lib.h>

#include "base/carnet-text.h"
#include "session/carnet-session-files.h"
#include "widgets/carnet-dialogs.h"
#include "widgets/carnet-late.h"
#include "widgets/carnet-shared-menu.h"
#include "widgets/carnet-toasts.h"
#include "window/carnet-window-private.h"

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CarnetWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!self->session)
    return;
  if (carnet_session_save_programme_finish (CARNET_SESSION (source), result, &error))
    carnet_toast (GTK_WIDGET (self->stack), _ ("Programme saved"));
  else
    carnet_toast_error (GTK_WIDGET (self->stack), error, "win.save-programme");
}

void
carnet_window_save_programme_to (CarnetWindow *self, const char *path)
{
  carnet_session_save_programme_async (self->session, path, saved_cb, g_object_ref (self));
}

static void
save_chosen_cb (const char *path, gpointer user_data)
{
  carnet_window_save_programme_to (user_data, path);
}

void
carnet_window_save_programme (CarnetWindow *self)
{
  g_autofree char *slug = carnet_text_slug (carnet_session_get_programme (self->session)->title);
  g_autofree char *name = g_strdup_printf ("programme-%s.xml", slug);

  carnet_dialog_save_file (GTK_WINDOW (self), _ ("Save the Programme"), CARNET_FILE_XML, name, save_chosen_cb,
                           self);
}

static void
added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CarnetWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;
  guint            n = 0;

  if (!self->session)
    return;
  if (!carnet_session_add_milestones_finish (CARNET_SESSION (source), result, &n, &error))
    {
      carnet_toast_error (GTK_WIDGET (self->stack), error, NULL);
      return;
    }
  if (n == 0)
    sentence = g_strdup (_ ("Nothing new in this file: you already had all of its milestones"));
  else
    sentence = g_strdup_printf (ngettext ("%u milestone added", "%u milestones added", n), n);
  carnet_toast (GTK_WIDGET (self->stack), sentence);
}

void
carnet_window_add_programme_from (CarnetWindow *self, const char *path)
{
  carnet_session_add_milestones_async (self->session, path, added_cb, g_object_ref (self));
}

static void
add_chosen_cb (const char *path, gpointer user_data)
{
  carnet_window_add_programme_from (user_data, path);
}

void
carnet_window_add_programme (CarnetWindow *self)
{
  carnet_dialog_open_file (GTK_WINDOW (self), _ ("Add the Milestones of a Programme"), CARNET_FILE_XML,
                           add_chosen_cb, self);
}

/* -- Others ------------------------------------------------------------------------------ */

/* A title as long as a line of the menu. */
#define TITLE_CHARS 40

static void
append_programme (GMenu *menu, const CarnetProgramme *programme, gboolean current)
{
  g_autofree char *id = carnet_id_to_string (&programme->id);
  g_autofree char *title = g_utf8_strlen (programme->title, -1) > TITLE_CHARS
                               ? g_utf8_substring (programme->title, 0, TITLE_CHARS - 1)
                               : NULL;
  g_autofree char *label = g_strdup_printf ("%d · %s%s", carnet_month_year (programme->start),
                                            title ? title : programme->title, title ? "…" : "");
  g_autofree char *said = current ? g_strdup_printf (_ ("%s (current)"), label) : g_strdup (label);
  g_autoptr (GMenuItem) item = g_menu_item_new (NULL, NULL);

  /* An underscore in a title is none of a mnemonic. */
  g_menu_item_set_attribute (item, G_MENU_ATTRIBUTE_LABEL, "s", said);
  g_menu_item_set_action_and_target (item, "win.choose-programme", "s", id);
  g_menu_append_item (menu, item);
}

/* After what is said of the programme. */
#define PROGRAMMES_SECTION 2

/* Of its own in each window, with sections that all share but for that of the programmes. */
void
carnet_window_add_menu (CarnetWindow *self)
{
  GMenuModel *shared = carnet_shared_menu_get ("carnet-window-menu");

  self->main_menu = g_menu_new ();
  for (int i = 0; i < g_menu_model_get_n_items (shared); i++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (shared, i, G_MENU_LINK_SECTION);

      g_menu_append_section (self->main_menu, NULL, section);
    }
  self->programmes_menu = g_menu_new ();
  g_menu_insert_section (self->main_menu, PROGRAMMES_SECTION, NULL, G_MENU_MODEL (self->programmes_menu));
  carnet_late_menu (self->menu_button, G_MENU_MODEL (self->main_menu));
}

void
carnet_window_list_programmes (CarnetWindow *self)
{
  const CarnetProgramme *current = carnet_session_get_programme (self->session);
  g_autoptr (GPtrArray) programmes
      = carnet_logbook_list_programmes (carnet_session_get_logbook (self->session), NULL);

  g_menu_remove_all (self->programmes_menu);
  for (guint i = 0; programmes && programmes->len > 1 && i < programmes->len; i++)
    {
      const CarnetProgramme *programme = programmes->pdata[i];

      append_programme (self->programmes_menu, programme, carnet_id_equal (&programme->id, &current->id));
    }
}
