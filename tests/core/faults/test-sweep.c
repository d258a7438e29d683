/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every operation of a logbook meets faults at its calls to the disk: one line of the
 * table each. CARNET_TEST_LONG=1 in the environment tries every call. */
#include "faults/carnet-fault-sweep.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "store/carnet-store.h"

/* -- Writing ---------------------------------------------------------------------- */

static gboolean
write_title (CarnetScene *scene, CarnetId *entity, const char *title, GError **error)
{
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();

  carnet_writes_set_line (writes, CARNET_KEY_TITLE, title);
  return carnet_logbook_write (scene->logbook, entity, CARNET_KIND_OBSERVATION, NULL, writes, NULL, error);
}

static gboolean
edit (CarnetScene *scene, GError **error)
{
  return write_title (scene, &scene->entity, "Une réunion reportée", error);
}

/* The id comes back even from a failure, so that trying again writes the same observation. */
static gboolean
add (CarnetScene *scene, GError **error)
{
  return write_title (scene, &scene->fresh, "Une visite", error);
}

static gboolean
group (CarnetScene *scene, GError **error)
{
  static const char *const titles[] = { "Une visite", "Un bilan" };
  CarnetId                *entities[] = { &scene->fresh, &scene->second };

  if (!carnet_logbook_begin (scene->logbook, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (!write_title (scene, entities[i], titles[i], error))
      {
        carnet_logbook_rollback (scene->logbook);
        return FALSE;
      }
  return carnet_logbook_commit (scene->logbook, error);
}

static gboolean
attach (CarnetScene *scene, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_strnfill (20000, 'x'), 20000);

  return carnet_logbook_attach (scene->logbook, &scene->entity, bytes, "compte rendu.txt", error);
}

/* -- Drafts ------------------------------------------------------------------------- */

static gboolean
save_draft (CarnetScene *scene, const char *text, GError **error)
{
  g_autofree char *key = carnet_test_text_key (0);
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();

  carnet_writes_set_text (writes, key, text);
  return carnet_logbook_save_draft (scene->logbook, &scene->entity, CARNET_KIND_OBSERVATION, NULL, writes,
                                    NULL, NULL, error);
}

static gboolean
begin_draft (CarnetScene *scene, GError **error)
{
  return save_draft (scene, "Le projet recule.", error);
}

static void
with_draft (CarnetScene *scene)
{
  g_assert_true (begin_draft (scene, NULL));
}

static gboolean
save_again (CarnetScene *scene, GError **error)
{
  return save_draft (scene, "Le projet recule, puis avance.", error);
}

static gboolean
seal_draft (CarnetScene *scene, GError **error)
{
  return carnet_logbook_seal_draft (scene->logbook, &scene->entity, CARNET_DRAFT_ANY, NULL, error);
}

static gboolean
discard_draft (CarnetScene *scene, GError **error)
{
  return carnet_logbook_discard_draft (scene->logbook, &scene->entity, CARNET_DRAFT_ANY, error);
}

/* -- Much at once --------------------------------------------------------------------- */

static gboolean
import (CarnetScene *scene, GError **error)
{
  return carnet_logbook_import_xml (scene->logbook, scene->received, NULL, NULL, NULL, NULL, error);
}

static gboolean
rebuild (CarnetScene *scene, GError **error)
{
  return carnet_logbook_rebuild (scene->logbook, NULL, NULL, NULL, error);
}

/* -- Merging ---------------------------------------------------------------------------- */

static void
preview (CarnetScene *scene)
{
  const char *paths[] = { scene->received, NULL };
  g_autoptr (GError) error = NULL;

  scene->merge
      = carnet_logbook_prepare_merge (scene->logbook, paths, CARNET_MERGE_DEFAULT, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (carnet_merge_get_n_ready (scene->merge), ==, 1);
}

static gboolean
merge (CarnetScene *scene, GError **error)
{
  return carnet_logbook_apply_merge (scene->logbook, scene->merge, NULL, NULL, NULL, NULL, error);
}

static void
with_batch (CarnetScene *scene)
{
  preview (scene);
  g_assert_true (merge (scene, NULL));
}

static gboolean
withdraw (CarnetScene *scene, GError **error)
{
  return carnet_logbook_withdraw_batch (scene->logbook, 1, NULL, error);
}

static gboolean
withdraw_sitting (CarnetScene *scene, GError **error)
{
  return carnet_logbook_withdraw_sitting (scene->logbook, 1, NULL, error);
}

static void
with_withdrawn (CarnetScene *scene)
{
  with_batch (scene);
  g_assert_true (withdraw (scene, NULL));
}

static gboolean
take_back (CarnetScene *scene, GError **error)
{
  return carnet_logbook_reapply_batch (scene->logbook, 1, NULL, error);
}

/* -- Files beside ----------------------------------------------------------------------- */

static gboolean
copy (CarnetScene *scene, GError **error)
{
  return carnet_logbook_copy (scene->logbook, scene->target, FALSE, NULL, NULL, NULL, error);
}

static void
with_private (CarnetScene *scene)
{
  carnet_test_write (scene->logbook, &scene->second, CARNET_KEY_VISIBILITY, "private", NULL);
}

static gboolean
send_copy (CarnetScene *scene, GError **error)
{
  return carnet_logbook_send (scene->logbook, scene->target, "Personne d’exemple", CARNET_SEND_SHARED, NULL,
                              NULL, NULL, NULL, error);
}

static gboolean
create (CarnetScene *scene, GError **error)
{
  g_autoptr (CarnetProgramme) programme = carnet_world_programme ();
  CarnetOwner    owner = { "Personne d’exemple", CARNET_ROLE_CATALYST, NULL, NULL };
  CarnetLogbook *made
      = carnet_logbook_create (scene->target, programme, &owner, &scene->world->sources, error);

  if (made == NULL)
    return FALSE;
  carnet_logbook_close (made);
  return TRUE;
}

static void
check_target (CarnetScene *scene)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CarnetLogbook) made = carnet_logbook_open (scene->target, CARNET_OPEN_READ_ONLY, NULL, &error);

  g_assert_no_error (error);
  carnet_logbook_verify (made, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
export_xml (CarnetScene *scene, GError **error)
{
  CarnetExportOptions options = { .profile = CARNET_PROFILE_EXCHANGE, .query = CARNET_QUERY_INIT };

  return carnet_logbook_export_xml (scene->logbook, scene->target, &options, NULL, NULL, NULL, NULL, error);
}

/* clang-format off */
static const CarnetOperation operations[] = {
  { "edit",          NULL,       NULL, edit,          NULL },
  { "add",           NULL,       NULL, add,           NULL },
  { "group",         NULL,       NULL, group,         NULL },
  { "attach",        NULL,       NULL, attach,        NULL },
  { "draft/begin",   NULL,       NULL, begin_draft,   NULL },
  { "draft/again",   with_draft, NULL, save_again,    NULL },
  { "draft/seal",    with_draft, NULL, seal_draft,    NULL },
  { "draft/discard", with_draft, NULL, discard_draft, NULL },
  { "import",        NULL,       NULL, import,        NULL },
  { "merge",         NULL,       preview, merge,      NULL },
  { "withdraw",      with_batch, NULL, withdraw,      NULL },
  { "withdraw/all",  with_batch, NULL, withdraw_sitting, NULL },
  { "take-back",     with_withdrawn, NULL, take_back, NULL },
  { "rebuild",       NULL,       NULL, rebuild,       NULL },
  { "copy",          NULL,       NULL, copy,          check_target },
  { "send",          with_private, NULL, send_copy,   check_target },
  { "create",        NULL,       NULL, create,        check_target },
  { "export",        NULL,       NULL, export_xml,    NULL },
};
/* clang-format on */

static void
test_sweep (gconstpointer operation)
{
  carnet_sweep (operation);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  carnet_vfs_install ();
  for (guint i = 0; i < G_N_ELEMENTS (operations); i++)
    {
      g_autofree char *path = g_strconcat ("/faults/", operations[i].name, NULL);

      g_test_add_data_func (path, &operations[i], test_sweep);
    }
  return g_test_run ();
}
