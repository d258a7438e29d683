/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "exchange/carnet-xml.h"
#include "model/carnet-query.h"

G_BEGIN_DECLS

typedef struct _CarnetLogbook CarnetLogbook;

/* The file as a whole: verified, copied, exported, imported. */

/** CarnetVerifyReport: counts of what carnet_logbook_verify() looked at. @outdated: the derived tables were
 * not compared, see carnet_logbook_is_outdated() */
typedef struct
{
  guint64  n_revisions;
  guint64  n_payloads;
  guint64  n_attachments;
  guint64  bytes; /* hashed */
  gboolean outdated;
} CarnetVerifyReport;
/**
 * carnet_logbook_verify:
 * Hashes every header, payload and attachment again, checks SQLite's integrity, the
 * running count and XOR, and that derived tables equal a rebuild (unless they are outdated). Changes
 * nothing.
 * Returns: %FALSE with %CARNET_ERROR_CORRUPT naming the first thing that is wrong.
 */
gboolean carnet_logbook_verify (CarnetLogbook      *self,
                                CarnetVerifyReport *report,
                                CarnetProgressFunc  progress,
                                gpointer            progress_data,
                                GCancellable       *cancellable,
                                GError            **error);
/** carnet_logbook_is_outdated: whether another version of the program filled the derived tables by other
 * rules: lists and search tell what they tell by those, and carnet_logbook_rebuild() makes them what they
 * should be. Whatever writes does so first, without telling how far it is. */
gboolean carnet_logbook_is_outdated (CarnetLogbook *self);
/** carnet_logbook_rebuild: drops and rebuilds the derived tables. */
gboolean carnet_logbook_rebuild (CarnetLogbook     *self,
                                 CarnetProgressFunc progress,
                                 gpointer           progress_data,
                                 GCancellable      *cancellable,
                                 GError           **error);
/**
 * carnet_logbook_copy:
 * All of it, to keep: what was received, withdrawn and sent too; for somebody else, see
 * carnet_logbook_send(). Seals nothing, but refuses with %CARNET_ERROR_FAILED while drafts are unsealed
 * unless @with_drafts_sealed, which seals them first. VACUUM INTO a temporary file
 * beside @path, verified, then renamed. Refuses to replace (%CARNET_ERROR_EXISTS).
 */
gboolean carnet_logbook_copy (CarnetLogbook     *self,
                              const char        *path,
                              gboolean           with_drafts_sealed,
                              CarnetProgressFunc progress,
                              gpointer           progress_data,
                              GCancellable      *cancellable,
                              GError           **error);
/** carnet_logbook_dump: (transfer full): a text of all exchanged and derived rows, free of row numbers and
 * sorted: equal logbooks have equal dumps. For tests and `verify`. */
char *carnet_logbook_dump (CarnetLogbook *self, gboolean derived_only, GError **error);

/* -- Exchange -------------------------------------------------------------------- */

/**
 * CarnetExportOptions: for the report profile: @query filters (its @last is the
 * cut-off; visibility keeps that one and more public ones), @pseudonyms names
 * people « Personne 1 » …; the exchange profile takes neither and is complete.
 * @replace: an existing file may be replaced
 */
typedef struct
{
  CarnetProfile profile;
  CarnetQuery   query;
  gboolean      pseudonyms;
  gboolean      replace;
} CarnetExportOptions;

/**
 * carnet_logbook_export_xml:
 * Writes a temporary file beside @path, reads it back with the strict reader,
 * then renames it. @n_observations (optional) receives how many were written.
 */
gboolean carnet_logbook_export_xml (CarnetLogbook             *self,
                                    const char                *path,
                                    const CarnetExportOptions *options,
                                    guint                     *n_observations,
                                    CarnetProgressFunc         progress,
                                    gpointer                   progress_data,
                                    GCancellable              *cancellable,
                                    GError                   **error);

/** CarnetImportReport: what an import brought. Every observation it touched counts once; of which
 * nothing was seen before, it is new. */
typedef struct
{
  guint64 n_new;   /* revisions not yet held */
  guint64 n_known; /* revisions already held */
  guint64 n_observations_new;
  guint64 n_observations_changed;
  guint64 n_observations_deleted; /* deleted now, whether they were here or not */
  guint64 n_withheld; /* known revisions that were withdrawn: without new ones they stay out of sight */
} CarnetImportReport;
/**
 * carnet_logbook_import_xml:
 * Adds the revisions of an exchange file, whole or not at all, after a backup.
 */
gboolean carnet_logbook_import_xml (CarnetLogbook      *self,
                                    const char         *path,
                                    CarnetImportReport *report,
                                    CarnetProgressFunc  progress,
                                    gpointer            progress_data,
                                    GCancellable       *cancellable,
                                    GError            **error);

G_END_DECLS
