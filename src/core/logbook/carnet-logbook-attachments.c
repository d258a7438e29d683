/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "logbook/carnet-logbook-attachments.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/carnet-file.h"
#include "base/carnet-text.h"
#include "logbook/carnet-logbook-private.h"

/* -- Attaching ---------------------------------------------------------------------------------- */

/* Of a path, from whatever system, the last part: the others tell of somebody's folders. */
static char *
clean_name (const char *file_name, GError **error)
{
  const char      *slash = strrchr (file_name, '/'), *backslash = strrchr (file_name, '\\');
  const char      *last = MAX (slash, backslash);
  g_autofree char *name = carnet_text_clean_line (last != NULL ? last + 1 : file_name, -1);

  if (name == NULL || g_strstrip (name)[0] == '\0')
    {
      g_set_error (error, CARNET_ERROR, CARNET_ERROR_INVALID, _ ("An attachment needs a name."));
      return NULL;
    }
  return g_steal_pointer (&name);
}

static gboolean
store_bytes (CarnetLogbook *self, GBytes *bytes, GError **error)
{
  g_autoptr (CarnetIntake) intake
      = carnet_intake_begin (self->store, NULL, NULL, carnet_logbook_now (self), error);

  return intake != NULL && carnet_intake_add_blob (intake, bytes, error)
         && carnet_intake_finish (g_steal_pointer (&intake), NULL, error);
}

/* @name: (nullable): not attached any more */
static gboolean
write_name (CarnetLogbook    *self,
            const CarnetId   *observation,
            const CarnetHash *hash,
            const char       *name,
            GError          **error)
{
  g_autofree char *base32 = carnet_hash_to_base32 (hash);
  g_autofree char *key = g_strconcat (CARNET_PREFIX_ATTACHMENT, base32, NULL);
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  CarnetId entity = *observation;

  carnet_writes_set_line (writes, key, name);
  return carnet_logbook_write (self, &entity, CARNET_KIND_OBSERVATION, NULL, writes, NULL, error);
}

/* Writing to an id that nothing has would make an observation of it. */
static gboolean
is_there (CarnetLogbook *self, const CarnetId *observation, GError **error)
{
  g_autoptr (CarnetHistory) history = carnet_store_load_history (self->store, observation, error);

  return history != NULL;
}

static CarnetHash
hash_of_bytes (GBytes *bytes)
{
  gsize       size;
  const void *data = g_bytes_get_data (bytes, &size);

  return carnet_hash_of (NULL, data, size);
}

gboolean
carnet_logbook_attach (CarnetLogbook  *self,
                       const CarnetId *observation,
                       GBytes         *bytes,
                       const char     *file_name,
                       GError        **error)
{
  g_autofree char *name = clean_name (file_name, error);
  const CarnetHash hash = hash_of_bytes (bytes);

  if (name == NULL || !carnet_logbook_check_open_for_writing (self, error)
      || !carnet_store_begin (self->store, error))
    return FALSE;
  if (is_there (self, observation, error) && store_bytes (self, bytes, error)
      && write_name (self, observation, &hash, name, error))
    return carnet_store_commit (self->store, error);
  carnet_store_rollback (self->store);
  return FALSE;
}

/* What is no file cannot be kept, and may never end. */
static gboolean
check_file (const char *path, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);
  GStatBuf         status;

  if (g_stat (path, &status) != 0)
    return carnet_file_set_error (path, errno, error);
  if (!S_ISREG (status.st_mode))
    g_set_error (error, CARNET_ERROR, CARNET_ERROR_INVALID, _ ("“%s” is not a file."), name);
  else if (status.st_size > (goffset)CARNET_ATTACHMENT_MAX)
    g_set_error (error, CARNET_ERROR, CARNET_ERROR_TOO_LARGE,
                 _ ("“%s” is too large: an attachment has at most %u MiB."), name,
                 CARNET_ATTACHMENT_MAX >> 20);
  else
    return TRUE;
  return FALSE;
}

gboolean
carnet_logbook_attach_file (CarnetLogbook  *self,
                            const CarnetId *observation,
                            const char     *path,
                            CarnetHash     *hash,
                            GError        **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (GBytes) bytes = NULL;
  char *data;
  gsize size;

  if (!check_file (path, error))
    return FALSE;
  if (!g_file_get_contents (path, &data, &size, &reason))
    return carnet_file_set_error (
        path, g_error_matches (reason, G_FILE_ERROR, G_FILE_ERROR_ACCES) ? EACCES : EIO, error);
  bytes = g_bytes_new_take (data, size);
  if (hash != NULL)
    *hash = hash_of_bytes (bytes);
  return carnet_logbook_attach (self, observation, bytes, path, error);
}

gboolean
carnet_logbook_detach (CarnetLogbook          *self,
                       const CarnetId         *observation,
                       const CarnetAttachment *attachment,
                       GError                **error)
{
  return is_there (self, observation, error)
         && write_name (self, observation, &attachment->hash, NULL, error);
}

/* -- Reading ------------------------------------------------------------------------------------ */

GPtrArray *
carnet_logbook_list_attachments (CarnetLogbook *self, const CarnetId *observation, GError **error)
{
  return carnet_store_list_attachments (self->store, observation, error);
}

static gboolean
take_bytes_cb (const CarnetHash *hash, const guint8 *bytes, gsize size, gpointer user_data, GError **error)
{
  GBytes **taken = user_data;

  *taken = g_bytes_new (bytes, size);
  return TRUE;
}

GBytes *
carnet_logbook_read_attachment (CarnetLogbook *self, const CarnetAttachment *attachment, GError **error)
{
  GBytes *bytes = NULL;

  if (!carnet_store_read_blob (self->store, &attachment->hash, take_bytes_cb, &bytes, error))
    return NULL;
  if (bytes == NULL)
    g_set_error (error, CARNET_ERROR, CARNET_ERROR_NOT_FOUND,
                 _ ("The file “%s” is not in this logbook: it did not come with the observation."),
                 attachment->name);
  return bytes;
}

static gboolean
write_bytes (GBytes *bytes, const char *temporary, const char *path, GError **error)
{
  gsize       size;
  const char *data = g_bytes_get_data (bytes, &size);
  FILE       *file = g_fopen (temporary, "wb");
  gboolean    written = file != NULL && fwrite (data, 1, size, file) == size;
  int         reason = errno;

  if (file != NULL && fclose (file) != 0)
    {
      reason = errno;
      written = FALSE;
    }
  return written || carnet_file_set_error (path, reason, error);
}

gboolean
carnet_logbook_save_attachment (CarnetLogbook          *self,
                                const CarnetAttachment *attachment,
                                const char             *path,
                                gboolean                replace,
                                GError                **error)
{
  g_autoptr (GBytes) bytes = carnet_logbook_read_attachment (self, attachment, error);
  g_autofree char *temporary = bytes != NULL ? carnet_file_open_beside (path, error) : NULL;

  if (temporary == NULL)
    return FALSE;
  if (write_bytes (bytes, temporary, path, error) && carnet_file_publish (temporary, path, replace, error))
    return TRUE;
  carnet_file_discard (temporary);
  return FALSE;
}
