/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include "log/carnet-revision.h"

static CarnetRevision *
seal_again (const CarnetRevision *revision, GError **error)
{
  const CarnetHash *parents = (const CarnetHash *)(gpointer)revision->parents->data;

  if (revision->writes == NULL)
    return carnet_revision_seal_erased (&revision->entity, revision->kind, parents, revision->parents->len,
                                        &revision->actor, revision->recorded_ms, &revision->commit, error);
  return carnet_revision_seal (&revision->entity, revision->kind, parents, revision->parents->len,
                               &revision->actor, revision->recorded_ms, revision->writes,
                               carnet_revision_get_nonce (revision), error);
}

gboolean
fuzz_check_revision (GBytes *header, GBytes *payload, const CarnetHash *id, GError **error)
{
  g_autoptr (CarnetRevision) revision = carnet_revision_parse (header, payload, id, error);
  g_autoptr (CarnetRevision) again = NULL;

  if (revision == NULL)
    return FALSE;
  again = seal_again (revision, NULL);
  g_assert_nonnull (again);
  g_assert_true (g_bytes_equal (again->header, header));
  g_assert_true (payload == NULL || g_bytes_equal (again->payload, payload));
  return TRUE;
}

static gboolean
take_revision_cb (const CarnetHash *id,
                  const guint8     *header,
                  gsize             header_size,
                  const guint8     *payload,
                  gsize             payload_size,
                  gpointer          data,
                  GError          **error)
{
  g_autoptr (GBytes) head = g_bytes_new (header, header_size);
  g_autoptr (GBytes) text = payload != NULL ? g_bytes_new (payload, payload_size) : NULL;

  return fuzz_check_revision (head, text, id, error);
}

static gboolean
take_blob_cb (const CarnetHash *hash, const guint8 *bytes, gsize size, gpointer data, GError **error)
{
  /* Touches every byte, as hashing it does. */
  carnet_hash_of (NULL, bytes, size);
  return TRUE;
}

static gboolean
take_redaction_cb (const CarnetHash *revision, gpointer data, GError **error)
{
  return TRUE;
}

CarnetReceiver
fuzz_receiver (void)
{
  return (CarnetReceiver){ take_revision_cb, take_blob_cb, take_redaction_cb, NULL, NULL };
}

void
fuzz_check (gboolean taken, GError *error)
{
  g_assert_true (taken == (error == NULL));
  g_assert_true (error == NULL || g_utf8_validate (error->message, -1, NULL));
  g_clear_error (&error);
}
