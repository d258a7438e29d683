/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/carnet-error.h"
#include "store/carnet-sent.h"

G_BEGIN_DECLS

typedef struct _CarnetLogbook CarnetLogbook;

/* Copies for somebody else: nobody's logbook, to be merged into theirs or begun with. */

/** CarnetSendReport: what was made. */
typedef struct
{
  char   *path;
  guint64 n_revisions;
  guint64 n_observations; /* those not deleted */
  guint   n_private;      /* left out: observations */
  guint   n_with_private; /* private observations that are in it */
  guint   n_statements;   /* left out, because they rest on those */
  guint   n_once_private; /* observations that are in it and were private once: their history is in it too */
  CarnetDeleted deleted;  /* in it */
} CarnetSendReport;
void carnet_send_report_clear (CarnetSendReport *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CarnetSendReport, carnet_send_report_clear)

/**
 * carnet_logbook_send:
 * @path: a file that is not there yet (%CARNET_ERROR_EXISTS), or a folder, in which the
 *   copy is named `carnet-<author>-<date>.carnet`, with a number when there is one of that name
 * @recipient: who it is for; required, not blank
 * @report: (out) (optional)
 *
 * Seals every draft, makes the copy, verifies it, gives it its name and notes it
 * (carnet_logbook_list_sent()): all of it or, on an error or when cancelled, no file; the
 * drafts stay sealed. No byte of what was left out is in the file, nor was at any time in
 * its folder, which may be a stick or go to another machine.
 */
gboolean carnet_logbook_send (CarnetLogbook     *self,
                              const char        *path,
                              const char        *recipient,
                              CarnetSendContent  content,
                              CarnetSendReport  *report,
                              CarnetProgressFunc progress,
                              gpointer           progress_data,
                              GCancellable      *cancellable,
                              GError           **error);
/** carnet_logbook_dup_copy_name: (transfer full): the name of a copy made today:
 * `carnet-<author>-<date>.carnet`.
 */
char *carnet_logbook_dup_copy_name (CarnetLogbook *self, CarnetSendContent content);
/** carnet_logbook_count_private: @count: (out): the observations that a copy leaves out: private in the
 * version shown or, in a conflict, in another; @n_once: (out): those that are in it and were private once. */
gboolean carnet_logbook_count_private (CarnetLogbook *self, guint *count, guint *n_once, GError **error);
/** carnet_logbook_count_deleted: what is deleted and goes into a copy, or an exchange file, all the same;
 * @with_private: one that private observations go into. */
gboolean carnet_logbook_count_deleted (CarnetLogbook *self,
                                       gboolean       with_private,
                                       CarnetDeleted *deleted,
                                       GError       **error);
/** carnet_logbook_list_sent: (transfer full) (element-type CarnetSent): newest first. */
GPtrArray *carnet_logbook_list_sent (CarnetLogbook *self, GError **error);

/**
 * carnet_logbook_list_holders: who keeps @observation whatever becomes of its visibility.
 * Returns: (transfer full) (element-type utf8): whom a copy was made for while it was there and not private;
 *   each once, the last one first.
 */
GPtrArray *carnet_logbook_list_holders (CarnetLogbook *self, const CarnetId *observation, GError **error);
/** carnet_holders_describe: (transfer full) (nullable): « Déjà envoyée à … », for who makes it private; %NULL
 * when there are none. */
char *carnet_holders_describe (const GPtrArray *holders);

G_END_DECLS
