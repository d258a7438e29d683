/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/carnet-id.h"

G_BEGIN_DECLS

/* What people read of a theme, an actor, a person, a territory, a milestone that something refers to: never
 * its id. What is deleted keeps its name. */

/** CARNET_NAME_SECTION: stands for a kind: sections are no entities, but are referred to likewise. */
#define CARNET_NAME_SECTION "section"

/**
 * carnet_name_dup_shown:
 * @kind: of what; one of the CARNET_KIND_…, or %CARNET_NAME_SECTION
 * @name: (nullable): what it is called; %NULL or "" when nothing that is held says so
 * @apart: (nullable): its id, when another that is unknown too stands beside it
 *
 * Returns: (transfer full): « Fragilités », « Fragilités (supprimé) », « thème inconnu », or « thème inconnu
 *   0a1b2c3d ».
 */
char *carnet_name_dup_shown (const char *kind, const char *name, gboolean deleted, const CarnetId *apart);

/**
 * CarnetName: @kind is static; @name is never %NULL.
 * @deleted: and nobody disagrees
 * @n_observations: that are visible and name it; 0 of people, unless those of deleted ones were counted
 */
typedef struct
{
  CarnetId    id;
  const char *kind;
  char       *name;
  gboolean    deleted;
  guint       n_observations;
} CarnetName;

/** CarnetNames: those of a logbook, deleted ones too. It does not change once it is filled. */
typedef struct _CarnetNames CarnetNames;

CarnetNames *carnet_names_new (void);
CarnetNames *carnet_names_ref (CarnetNames *self);
void         carnet_names_unref (CarnetNames *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarnetNames, carnet_names_unref)
/** carnet_names_add: @name: its id and its static kind are copied, its name is not %NULL. */
void carnet_names_add (CarnetNames *self, const CarnetName *name);
/** carnet_names_equal: whether both say the same of the same things; of how many observations name them, only
 * whether any names what is deleted. */
gboolean carnet_names_equal (const CarnetNames *a, const CarnetNames *b);
/** carnet_names_have_deleted: whether any of them is. */
gboolean carnet_names_have_deleted (const CarnetNames *self);
/** carnet_names_find: (transfer none) (nullable): what is known of @id, which is of @kind. */
const CarnetName *carnet_names_find (const CarnetNames *self, const char *kind, const CarnetId *id);
/** carnet_names_dup: (transfer full): what is shown of @id, see carnet_name_dup_shown(). @among: (nullable)
 * (element-type CarnetId): all that are shown together. */
char *carnet_names_dup (const CarnetNames *self, const char *kind, const CarnetId *id, const GArray *among);
/** carnet_names_list: (transfer container) (element-type CarnetName): those of @kind, in the order in which
 * they were added. @deleted: those that are, or those that are not */
GPtrArray *carnet_names_list (const CarnetNames *self, const char *kind, gboolean deleted);

G_END_DECLS
