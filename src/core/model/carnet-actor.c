/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/carnet-actor.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *word;
  const char *label;
} kinds[CARNET_N_ACTOR_KINDS] = {
  [CARNET_ACTOR_COMPANY] = { "company", NC_ ("kind of actor", "company") },
  [CARNET_ACTOR_ASSOCIATION] = { "association", NC_ ("kind of actor", "association") },
  [CARNET_ACTOR_PUBLIC_BODY] = { "public-body", NC_ ("kind of actor", "public body") },
  [CARNET_ACTOR_FOUNDATION] = { "foundation", NC_ ("kind of actor", "foundation") },
  [CARNET_ACTOR_ACADEMIC] = { "academic", NC_ ("kind of actor", "academic") },
  [CARNET_ACTOR_MEDIA] = { "media", NC_ ("kind of actor", "media") },
  [CARNET_ACTOR_CITIZENS] = { "citizens", NC_ ("kind of actor", "citizens") },
};

const char *
carnet_actor_kind_to_string (CarnetActorKind kind)
{
  g_return_val_if_fail (kind < CARNET_N_ACTOR_KINDS, NULL);

  return kinds[kind].word;
}

int
carnet_actor_kind_parse (const char *text)
{
  for (int i = 0; i < CARNET_N_ACTOR_KINDS; i++)
    if (g_strcmp0 (kinds[i].word, text) == 0)
      return i;
  return -1;
}

const char *
carnet_actor_kind_get_label (CarnetActorKind kind)
{
  g_return_val_if_fail (kind < CARNET_N_ACTOR_KINDS, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "kind of actor", kinds[kind].label);
}

char *
carnet_actor_kind_dup_words (void)
{
  GString *words = g_string_new (NULL);

  for (int i = 0; i < CARNET_N_ACTOR_KINDS; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? ", " : "", kinds[i].word);
  return g_string_free (words, FALSE);
}

CarnetActor *
carnet_actor_new (const CarnetId *id, const char *name, int kind, const char *siren)
{
  CarnetActor *self = g_new0 (CarnetActor, 1);

  if (id != NULL)
    self->id = *id;
  self->name = g_strdup (name != NULL ? name : "");
  self->kind = kind;
  self->siren = g_strdup (siren != NULL ? siren : "");
  return self;
}

CarnetActor *
carnet_actor_copy (const CarnetActor *self)
{
  CarnetActor *copy = carnet_actor_new (&self->id, self->name, self->kind, self->siren);

  copy->n_observations = self->n_observations;
  return copy;
}

void
carnet_actor_free (CarnetActor *self)
{
  g_free (self->name);
  g_free (self->siren);
  g_free (self);
}
