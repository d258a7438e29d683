/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/carnet-error.h"
#include "base/carnet-id.h"
#include "log/carnet-value.h"

G_BEGIN_DECLS

typedef struct _CarnetLogbook CarnetLogbook;

/**
 * CarnetManyChange: one field of several observations, written at once.
 * @key: the field
 * @n_changed: observations that said something else
 * @n_same: those that said it already
 * @n_conflicts: those whose field is in conflict: each waits for somebody to read its versions,
 *   and none is settled in passing
 * @n_gone: those deleted meanwhile
 * @n_held: of those changed, when they were made private, those that somebody keeps, see
 *   carnet_logbook_list_holders()
 * @entries: what carnet_logbook_undo_many() needs
 */
typedef struct
{
  char      *key;
  guint      n_changed;
  guint      n_same;
  guint      n_conflicts;
  guint      n_gone;
  guint      n_held;
  GPtrArray *entries;
} CarnetManyChange;

void carnet_many_change_free (CarnetManyChange *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarnetManyChange, carnet_many_change_free)

/**
 * carnet_logbook_change_many:
 * @numbers: (element-type gint64): of carnet_logbook_list_numbers()
 * @key, @value: a field of an observation, and what it will say
 * @progress: (nullable): in observations
 *
 * Writes it in each, all in one transaction: when it fails or is cancelled nothing is changed.
 */
CarnetManyChange *carnet_logbook_change_many (CarnetLogbook     *self,
                                              const GArray      *numbers,
                                              const char        *key,
                                              const CarnetValue *value,
                                              CarnetProgressFunc progress,
                                              gpointer           progress_data,
                                              GCancellable      *cancellable,
                                              GError           **error);
/**
 * carnet_logbook_undo_many:
 * @n_left: (out): those that somebody wrote another value in since: it stays
 *
 * Writes again what each observation said before @change, likewise all or none.
 */
gboolean carnet_logbook_undo_many (CarnetLogbook          *self,
                                   const CarnetManyChange *change,
                                   CarnetProgressFunc      progress,
                                   gpointer                progress_data,
                                   GCancellable           *cancellable,
                                   guint                  *n_left,
                                   GError                **error);

G_END_DECLS
