/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "logbook/carnet-logbook-conflicts.h"
#include "logbook/carnet-logbook-private.h"

G_BEGIN_DECLS

/**
 * CarnetFieldWords: from the keys and values of an entity, an observation unless another is set, to what
 * people read.
 * Looks up in the logbook what it is asked for, once. Private to the façade.
 */
typedef struct _CarnetFieldWords CarnetFieldWords;

CarnetFieldWords *carnet_field_words_new (CarnetLogbook *logbook, GError **error);
void              carnet_field_words_free (CarnetFieldWords *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarnetFieldWords, carnet_field_words_free)

/** carnet_field_words_set_entity: whose fields come now. @kind: borrowed until the next one. */
void carnet_field_words_set_entity (CarnetFieldWords *self, const char *kind, const CarnetId *entity);

/** carnet_field_words_name_as_known: from here on the entity set, whose @history it is, is called what it was
 * when all who disagree had seen it, else what the owner wrote. */
void carnet_field_words_name_as_known (CarnetFieldWords *self, CarnetHistory *history);
/** carnet_field_words_dup_title: (transfer full): what the entity set is called: one line, "" when it has no
 * words. */
char *carnet_field_words_dup_title (CarnetFieldWords *self);
/** carnet_field_words_read_merge: names are those that @merge, which must outlive @self, gives once its @file
 * is in. */
void carnet_field_words_read_merge (CarnetFieldWords *self, CarnetMerge *merge, guint file);

/** carnet_field_words_set: fills @field, which is zero. */
void carnet_field_words_set (CarnetFieldWords *self, const char *key, CarnetField *field);
void carnet_field_clear (CarnetField *field);
/** carnet_field_words_dup_text: (transfer full): @value of @key, for reading; "" when it says nothing. */
char         *carnet_field_words_dup_text (CarnetFieldWords *self, const char *key, const CarnetValue *value);
CarnetWriter *carnet_field_words_dup_writer (CarnetFieldWords *self, const CarnetRevision *revision);
void          carnet_writer_free (CarnetWriter *writer);
/** carnet_field_words_read: (transfer full): what @cell shows. */
CarnetFieldText *carnet_field_words_read (CarnetFieldWords *self, const CarnetCell *cell);
void             carnet_field_text_free (CarnetFieldText *text);
void             carnet_field_change_free (CarnetFieldChange *change);
/** carnet_field_words_sort: in the order of a form, structures that begin with a CarnetField. */
void carnet_field_words_sort (CarnetFieldWords *self, GPtrArray *fields);

G_END_DECLS
