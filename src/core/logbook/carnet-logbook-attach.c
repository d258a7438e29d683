/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/carnet-text.h"
#include "logbook/carnet-logbook-private.h"

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

static gboolean
write_name (CarnetLogbook *self, const CarnetId *observation, GBytes *bytes, const char *name, GError **error)
{
  gsize            size;
  const void      *data = g_bytes_get_data (bytes, &size);
  CarnetHash       hash = carnet_hash_of (NULL, data, size);
  g_autofree char *base32 = carnet_hash_to_base32 (&hash);
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

gboolean
carnet_logbook_attach (CarnetLogbook  *self,
                       const CarnetId *observation,
                       GBytes         *bytes,
                       const char     *file_name,
                       GError        **error)
{
  g_autofree char *name = clean_name (file_name, error);

  if (name == NULL || !carnet_logbook_check_open_for_writing (self, error)
      || !carnet_store_begin (self->store, error))
    return FALSE;
  if (is_there (self, observation, error) && store_bytes (self, bytes, error)
      && write_name (self, observation, bytes, name, error))
    return carnet_store_commit (self->store, error);
  carnet_store_rollback (self->store);
  return FALSE;
}
