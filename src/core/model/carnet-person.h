/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/carnet-id.h"

G_BEGIN_DECLS

#define CARNET_ROLE_CATALYST "catalyst"
#define CARNET_ROLE_COORDINATOR "coordinator"

/** CarnetPerson: strings are never %NULL. @role is one of the CARNET_ROLE_… or another word. */
typedef struct
{
  CarnetId id;
  char    *name;
  char    *role;
  char    *organisation;
} CarnetPerson;

CarnetPerson      *
carnet_person_new (const CarnetId *id, const char *name, const char *role, const char *organisation);
void carnet_person_free (CarnetPerson *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarnetPerson, carnet_person_free)

/** carnet_role_get_label: translated; the word itself when it is another. */
const char *carnet_role_get_label (const char *role);

G_END_DECLS
